using System.Text;
using System.Text.Json;

namespace RazorOkta.MockOkta.Journal;

/// <summary>
/// The values in an exchange that tie it to others of the same login: a state, a code, a token. Found in what was sent, not told by the endpoints,
/// so that no room of the protocol has to know of the journal.
/// </summary>
internal static class Handles
{
    /// <summary>Names that mean the same thing have the same kind. A session's cookie is none: it ties different logins together.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["state"] = "state",
        ["okta_key"] = "okta_key",
        ["request_uri"] = "request_uri",
        ["code"] = "code",
        ["sessionToken"] = "token",
        ["token"] = "token",
        ["access_token"] = "token",
        ["refresh_token"] = "token",
        ["id_token"] = "token",
        ["id_token_hint"] = "token",
        ["stateToken"] = "transaction",
        ["stateHandle"] = "transaction",
        ["interaction_handle"] = "interaction",
        ["interactionHandle"] = "interaction",
        ["interaction_code"] = "interaction_code",
    };

    /// <summary>As <c>kind:value</c>.</summary>
    public static IReadOnlySet<string> In(JournalEntry entry)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        AddFields(entry.Query.TrimStart('?'), found);
        AddBody(entry.RequestBody, entry.RequestHeader("Content-Type"), found);
        AddBody(entry.ResponseBody, entry.ResponseHeader("Content-Type"), found);
        AddAddress(entry.ResponseHeader("Location") ?? "", found);
        foreach (var (name, value) in entry.Outcome)
        {
            Add(name, value, found);
        }

        if (entry.RequestHeader("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            found.Add($"token:{header["Bearer ".Length..]}");
        }

        return found;
    }

    public static bool LooksLikeAnAddress(string value) =>
        value.StartsWith('/') || value.StartsWith("http://", StringComparison.Ordinal) || value.StartsWith("https://", StringComparison.Ordinal);

    public static IEnumerable<(string Name, string Value)> Pairs(string encoded) =>
        from pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Decode(parts[0]), parts.Length > 1 ? Decode(parts[1]) : "");

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static void Add(string name, string value, HashSet<string> found)
    {
        if (value.Length == 0)
        {
            return;
        }

        if (Kinds.TryGetValue(name, out var kind))
        {
            found.Add($"{kind}:{value}");
        }
        else if (LooksLikeAnAddress(value))
        {
            AddAddress(value, found); // fromURI, redirectUrl and links carry the key of the request that waits
        }
    }

    private static void AddFields(string encoded, HashSet<string> found)
    {
        foreach (var (name, value) in Pairs(encoded))
        {
            Add(name, value, found);
        }
    }

    private static void AddAddress(string address, HashSet<string> found)
    {
        if (address.AsSpan().IndexOfAny('?', '#') is >= 0 and var start)
        {
            AddFields(address[(start + 1)..].Replace('#', '&').Replace('?', '&'), found);
        }
    }

    private static void AddBody(byte[] body, string? contentType, HashSet<string> found)
    {
        if (contentType?.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            AddFields(Encoding.UTF8.GetString(body), found);
        }
        else if (contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            AddJson(body, found);
        }
    }

    private static void AddJson(byte[] body, HashSet<string> found)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            AddMembers("", document.RootElement, found);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // Not JSON after all, or with half a character in it: nothing more to be found.
        }
    }

    /// <summary>A form of the Identity Engine writes a field as <c>{"name": "interaction_code", "value": …}</c>.</summary>
    private static string? FieldOf(JsonElement element) =>
        element.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static void AddMembers(string name, JsonElement element, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    AddMembers(member.Name == "value" ? FieldOf(element) ?? member.Name : member.Name, member.Value, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AddMembers(name, item, found);
                }

                break;
            case JsonValueKind.String:
                Add(name, element.GetString()!, found);
                break;
        }
    }
}
