using System.Buffers.Text;
using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>An ID token taken apart, before anything in it is believed.</summary>
internal sealed record IdTokenForm(string Raw, JsonElement Header, JsonElement Payload)
{
    // Okta's tokens have 1 to 2 kB; group claims can make them larger.
    private const int Longest = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public string? Algorithm => Text(Header, "alg");

    public string? KeyId => Text(Header, "kid");

    /// <summary>Three parts in base64url (RFC 7515 7.1), header and payload JSON objects without doubled members.</summary>
    public static Result<IdTokenForm> Parse(string raw)
    {
        if (raw.Length > Longest)
        {
            return OidcFailure.BadAnswer("id-token-too-long", $"The ID token has {raw.Length} characters");
        }

        // One more than allowed, so that a million dots are not a million strings.
        var parts = raw.Split('.', 4);
        return parts.Length == 3 && parts[2].Length > 0 && ReadObject(parts[0]) is { } header && ReadObject(parts[1]) is { } payload
            ? new IdTokenForm(raw, header, payload)
            : OidcFailure.BadAnswer("id-token-malformed", "The ID token is not a signed JWT in compact form");
    }

    /// <summary>A member that is a string; <c>null</c> when it is absent or anything else.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? ReadObject(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
