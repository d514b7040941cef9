using System.Globalization;
using System.Text.Json;
using RazorOkta.MockOkta.Faults.Forging;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The key set.</summary>
internal static class JwksStage
{
    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("jwks");
        if (alteration.Exchange.Endpoint != Endpoints.Jwks || mutations.Count == 0)
        {
            return Task.FromResult(false);
        }

        ChangeKeys(alteration, mutations);
        foreach (var mutation in mutations.Where(mutation => mutation.Part is not ("keys" or "key" or "each")))
        {
            DocumentChange.Apply(alteration, mutation);
        }

        return Task.FromResult(true);
    }

    private static void ChangeKeys(Alteration alteration, IReadOnlyList<Mutation> mutations)
    {
        var keys = Read(alteration.Answer.Text);
        var last = keys.FirstOrDefault();
        foreach (var mutation in mutations)
        {
            switch (mutation.Part)
            {
                case "keys":
                    last = Change(keys, mutation) ?? last;
                    break;
                case "key":     // the one added last, or else the org's own
                    MemberChange.Apply(last!, mutation, alteration.Words);
                    break;
                case "each":
                    keys.ForEach(key => MemberChange.Apply(key, mutation, alteration.Words));
                    break;
            }
        }

        alteration.Answer.Body = WireText.Bytes($$"""{"keys":[{{string.Join(',', keys)}}]}""");
    }

    private static RawObject? Change(List<RawObject> keys, Mutation mutation)
    {
        switch (mutation.Change)
        {
            case "add":
                keys.Add(Forged(mutation.Argument));
                return keys[^1];
            case "first":
                keys.Insert(0, Forged(mutation.Argument));
                return keys[0];
            case "only":
                keys.Clear();
                goto case "add";
            case "empty":
                keys.Clear();
                return null;
            case "many":
                AddMany(keys, int.Parse(mutation.Argument, CultureInfo.InvariantCulture));
                return null;
            default:
                throw new UnknownMutationException(mutation);
        }
    }

    private static void AddMany(List<RawObject> keys, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var key = Forged("spare");
            key.SetText("kid", string.Create(CultureInfo.InvariantCulture, $"spare-{i}"));
            keys.Add(key);
        }
    }

    private static RawObject Forged(string name) => RawObject.Parse(ForgedKeys.Find(name).Jwk)!;

    private static List<RawObject> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(key => RawObject.Parse(key.GetRawText())!)];
    }
}
