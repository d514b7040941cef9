using System.Buffers.Text;
using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>A token of the provider taken apart, before anything in it is believed.</summary>
/// <param name="Kind">What it was taken for, and how reason codes begin: <see cref="IdToken"/> or <see cref="LogoutToken"/>.</param>
internal sealed record SignedToken(string Kind, string Raw, JsonElement Header, JsonElement Payload)
{
    public const string IdToken = "id-token";
    public const string LogoutToken = "logout-token";

    // Okta's tokens have 1 to 2 kB; group claims can make them larger.
    private const int Longest = 64 * 1024;

    public string? Algorithm => StrictJson.Text(Header, "alg");

    public string? KeyId => StrictJson.Text(Header, "kid");

    /// <summary>Three parts in base64url (RFC 7515 7.1), header and payload JSON objects without doubled members.</summary>
    public static Result<SignedToken> Parse(string kind, string raw)
    {
        if (raw.Length > Longest)
        {
            return OidcFailure.BadAnswer($"{kind}-too-long", $"The token has {raw.Length} characters");
        }

        // One more than allowed, so that a million dots are not a million strings.
        var parts = raw.Split('.', 4);
        return parts.Length == 3 && parts[2].Length > 0 && parts.All(IsBase64Url) && ReadObject(parts[0]) is { } header && ReadObject(parts[1]) is { } payload
            ? new SignedToken(kind, raw, header, payload)
            : OidcFailure.BadAnswer($"{kind}-malformed", "The token is not a signed JWT in compact form");
    }

    // A record prints its members, and a token is never printed.
    public override string ToString() => Kind;

    // The decoder would look past white space and padding, and one token would have many forms (RFC 7515 2).
    private static bool IsBase64Url(string part) => part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static JsonElement? ReadObject(string part)
    {
        try
        {
            return StrictJson.ParseObject(Base64Url.DecodeFromChars(part));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
