using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;

namespace RazorOkta.MockOkta.Control;

/// <summary>A part of a definition as a control call brings it.</summary>
internal static class DefinitionPart
{
    /// <summary>A record from the body.</summary>
    /// <param name="http">The call.</param>
    /// <param name="complete">Puts in what the body need not say.</param>
    public static async Task<Reading<T>> ReadAsync<T>(HttpContext http, Action<JsonObject>? complete = null)
        where T : class
    {
        var (body, mistakes) = await ReadObjectAsync(http);
        if (body is null)
        {
            return new Reading<T>(null, mistakes);
        }

        complete?.Invoke(body);
        return Read<T>(body);
    }

    /// <summary>A record as it is, with the changes of the body (JSON Merge Patch, RFC 7396).</summary>
    public static async Task<Reading<T>> PatchAsync<T>(HttpContext http, T now)
        where T : class
    {
        var (patch, mistakes) = await ReadObjectAsync(http);
        return patch is null ? new Reading<T>(null, mistakes) : Read<T>(Merge(DefinitionReader.Write(now), patch));
    }

    /// <summary>A definition whose members are those of another where it does not have them itself.</summary>
    public static Reading<OrgDefinition> Over(OrgDefinition now, JsonNode? partial)
    {
        if (partial is not JsonObject given)
        {
            return partial is null
                ? new Reading<OrgDefinition>(now, [])
                : new Reading<OrgDefinition>(null, [new Mistake("", "must be an object", null, "Write {…}.")]);
        }

        var whole = DefinitionReader.Write(now);
        foreach (var (name, value) in given)
        {
            whole[name] = value?.DeepClone();
        }

        var reading = DefinitionReader.Read(JsonSerializer.SerializeToElement(whole));
        return reading with { Mistakes = [.. reading.Mistakes.Select(mistake => given.ContainsKey(MemberOf(mistake)) ? mistake : Inherited(mistake))] };
    }

    /// <summary>Nobody finds the cause in what was sent: a policy of the other org names a client, say, that this one does not have.</summary>
    private static Mistake Inherited(Mistake mistake) => mistake with
    {
        Cure = $"{mistake.Cure} The definition does not say {MemberOf(mistake)}, which are therefore the root org's: say them too, or give what they name.",
    };

    private static string MemberOf(Mistake mistake) => mistake.Path.Split('.', '[')[0];

    private static Reading<T> Read<T>(JsonObject body)
        where T : class
    {
        var (value, mistakes) = DefinitionReader.ReadShape<T>(JsonSerializer.SerializeToElement(body));
        return new Reading<T>(mistakes.Count == 0 ? value : null, mistakes);
    }

    /// <summary>Any object, as long as no member is there twice.</summary>
    private static async Task<(JsonObject? Body, IReadOnlyList<Mistake> Mistakes)> ReadObjectAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var (document, notJson) = JsonText.Parse(await reader.ReadToEndAsync(http.RequestAborted), forPeople: false);
        using (document)
        {
            if (document is null)
            {
                return (null, [notJson!]);
            }

            var check = new ShapeCheck();
            var body = check.Repair(document.RootElement, typeof(JsonObject), "");
            return check.Mistakes.Count == 0 ? ((JsonObject)body!, []) : (null, check.Mistakes);
        }
    }

    private static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value is JsonObject changes ? Merge(target[name] as JsonObject ?? [], changes) : value.DeepClone();
            }
        }

        return target;
    }
}
