using RazorOkta.MockOkta.Faults.Forging;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The ID token, in the token endpoint's answer or in an authorization response.</summary>
internal static class IdTokenStage
{
    private const string Member = "id_token";

    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var answer = alteration.Answer;
        if (alteration.Exchange.Endpoint != Endpoints.Token || alteration.Of("idtoken").Count == 0
            || RawObject.Parse(answer.Text) is not { } document || document.Text(Member) is not { } token || RawToken.Parse(token) is not { } parts)
        {
            return Task.FromResult(false);
        }

        document.SetText(Member, Changed(alteration, document, parts));
        answer.Body = WireText.Bytes(document.ToString());
        return Task.FromResult(true);
    }

    public static void Change(List<(string Name, string Value)> fields, Alteration alteration)
    {
        var at = fields.FindIndex(field => field.Name == Member);
        if (at >= 0 && alteration.Of("idtoken").Count > 0 && RawToken.Parse(fields[at].Value) is { } parts)
        {
            fields[at] = (Member, alteration.Forge("idtoken").Forge(parts));
        }
    }

    /// <summary>Replace: another token of the same answer stands in its place.</summary>
    private static string Changed(Alteration alteration, RawObject document, RawToken token) =>
        alteration.Of("idtoken").FirstOrDefault(mutation => mutation.Part == "replace") is { } replace
            ? document.Text(replace.Change) ?? ""
            : alteration.Forge("idtoken").Forge(token);
}
