using System.Text.Json;

namespace RazorOkta.Web.Oidc;

/// <summary>JSON from the provider, read so that it means one thing only, and so that nothing in it can throw later.</summary>
internal static class StrictJson
{
    // A member that comes twice means two things to two parsers (RFC 8725 2.6).
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary><c>null</c> for anything but one well-formed object whose strings are all Unicode (RFC 8259 8.2: half a surrogate pair is not).</summary>
    public static JsonElement? ParseObject(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            Decode(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member that is a string; <c>null</c> when it is absent or anything else.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member of any kind; <see cref="JsonValueKind.Undefined"/> when it is absent.</summary>
    public static JsonElement Member(JsonElement json, string name)
    {
        json.TryGetProperty(name, out var value);
        return value;
    }

    /// <summary>Strings are decoded on demand, and what cannot be decoded throws only then; so each is asked for once.</summary>
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Decode(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
