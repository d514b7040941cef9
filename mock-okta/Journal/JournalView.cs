using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Journal;

/// <summary>An entry as it may be shown: JSON, with every secret hidden (<see cref="Redaction"/>).</summary>
internal static class JournalView
{
    /// <param name="entry">What happened.</param>
    /// <param name="attempt">The state of the login that it belongs to; null when it belongs to none.</param>
    public static JsonObject Of(JournalEntry entry, string? attempt) => new()
    {
        ["number"] = entry.Number,
        ["direction"] = entry.Outgoing ? "out" : "in",
        ["at"] = entry.At.ToString("O"),
        ["tookMilliseconds"] = Math.Round(entry.Took.TotalMilliseconds, 3),
        ["attempt"] = attempt,
        ["method"] = entry.Method,
        ["path"] = entry.Path,
        ["query"] = Fields(entry.Query.TrimStart('?')),
        ["requestHeaders"] = Headers(entry.RequestHeaders),
        ["requestBody"] = Body(entry.RequestBody, entry.RequestHeader("Content-Type")),
        ["status"] = entry.Status,
        ["responseHeaders"] = Headers(entry.ResponseHeaders),
        ["responseBody"] = Body(entry.ResponseBody, entry.ResponseHeader("Content-Type")),
        ["outcome"] = new JsonObject(entry.Outcome.DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, Redaction.Show(field.Name, field.Value)))),
        ["faults"] = new JsonArray([.. entry.Faults]),
    };

    /// <summary>A parameter that came twice is an array: here nothing is tidied up.</summary>
    private static JsonObject Fields(string encoded)
    {
        var fields = new JsonObject();
        foreach (var same in Handles.Pairs(encoded).GroupBy(pair => pair.Name))
        {
            var values = same.Select(pair => Redaction.Show(pair.Name, Handles.LooksLikeAnAddress(pair.Value) ? Redaction.Address(pair.Value) : pair.Value)).ToArray();
            fields[same.Key] = values is [var only] ? only : new JsonArray(values);
        }

        return fields;
    }

    private static JsonObject Headers(IReadOnlyList<KeyValuePair<string, string>> headers) => new(headers
        .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .Select(same => KeyValuePair.Create(same.Key, (JsonNode?)string.Join(", ", same.Select(header => Redaction.ShowHeader(header.Key, header.Value))))));

    /// <summary>Forms and JSON member by member; of anything else only how long it is, since nobody knows where in it a secret stands.</summary>
    private static JsonNode? Body(byte[] body, string? contentType)
    {
        if (body.Length == 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body);
        if (contentType?.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Fields(text);
        }

        return contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true && Parse(text) is { } json
            ? Hidden("", json)
            : $"[{body.Length} bytes]";
    }

    private static JsonNode? Hidden(string name, JsonNode? node) => node switch
    {
        JsonObject members => Redaction.IsSecret(name) ? "[hidden]" : new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Hidden(Meant(member.Key, members), member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Hidden(name, item))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Redaction.Show(name, Handles.LooksLikeAnAddress(text) ? Redaction.Address(text) : text),
        _ => Redaction.IsSecret(name) ? "[hidden]" : node?.DeepClone(),
    };

    /// <summary>A form of the Identity Engine writes a field as <c>{"name": "passcode", "value": …}</c>.</summary>
    private static string Meant(string member, JsonObject members) =>
        member == "value" && members["name"] is JsonValue name && name.TryGetValue<string>(out var field) ? field : member;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return WholeJson.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
