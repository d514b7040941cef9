using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Net.Http.Headers;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Journal;

/// <summary>
/// What may be shown of a secret: its length and the beginning of its hash, so that two places can be compared; of a signed token also what it says.
/// </summary>
internal static class Redaction
{
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "oldPassword", "newPassword", "confirmPassword", "passCode", "passcode", "answer", "sharedSecret", "client_secret", "clientSecret", "secret",
        "totp", "qrcode",
        "code", "code_verifier", "interaction_code", "access_token", "refresh_token", "id_token", "id_token_hint", "token", "logout_token",
        "client_assertion", "assertion", "request", "sessionToken", "stateToken", "stateHandle", "recoveryToken", "recovery_token", "activation_token",
        "interaction_handle", "interactionHandle", "device_code", "jsessionid",
    };

    public static bool IsSecret(string name) => Secrets.Contains(name);

    public static string Hide(string value) => value.Length == 0 ? "" : $"[{value.Length} characters, sha256 {Fingerprint(value)}]";

    /// <summary>A secret hidden, a token without its signature, everything else as it is.</summary>
    public static JsonNode? Show(string name, string value)
    {
        if (!IsSecret(name))
        {
            return OktaSession.IsId(value) ? Hide(value) : value; // sessions/me tells it as "id", and it opens the session
        }

        return Decode(value) is { } token ? token : Hide(value);
    }

    public static string ShowHeader(string name, string value) => name.ToLowerInvariant() switch
    {
        "authorization" or "proxy-authorization" => Authorization(value),
        "cookie" => string.Join("; ", value.Split("; ").Select(Cookie)),
        "set-cookie" => value.Split(';', 2) is [var pair, var rest] ? $"{Cookie(pair)};{rest}" : Cookie(value),
        "location" => Address(value),
        "referer" => Address(value),
        _ => value,
    };

    /// <summary>The secrets in an address's query and fragment.</summary>
    public static string Address(string value)
    {
        var start = value.AsSpan().IndexOfAny('?', '#');
        return start < 0 ? value : value[..(start + 1)] + Encoded(value[(start + 1)..]);
    }

    /// <summary>The secrets in a query or form, all else as it was sent. A nested address (fromURI) is looked into as well.</summary>
    public static string Encoded(string query) => string.Join('&', query.Split('&').Select(pair =>
    {
        var name = pair.Split('=', 2)[0];
        var value = pair.Length > name.Length ? pair[(name.Length + 1)..] : "";
        return IsSecret(name) ? $"{name}={Hide(Uri.UnescapeDataString(value))}" : $"{name}={HideNested(value)}";
    }));

    private static string HideNested(string value)
    {
        var decoded = Uri.UnescapeDataString(value);
        return Handles.LooksLikeAnAddress(decoded) && Address(decoded) is var shown && shown != decoded ? Uri.EscapeDataString(shown) : value;
    }

    /// <summary>Who calls is no secret, with what is.</summary>
    private static string Authorization(string value)
    {
        if (!AuthenticationHeaderValue.TryParse(value, out var header) || header.Parameter is null)
        {
            return Hide(value);
        }

        if (!header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return $"{header.Scheme} {Hide(header.Parameter)}";
        }

        var bytes = new byte[header.Parameter.Length];
        var pair = Convert.TryFromBase64String(header.Parameter, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return pair.Split(':', 2) is [var client, var secret] ? $"Basic {client}:{Hide(secret)}" : $"Basic {Hide(pair)}";
    }

    private static string Cookie(string pair) => pair.Split('=', 2) is [var name, var value] ? $"{name}={Hide(value)}" : Hide(pair);

    private static JsonObject? Decode(string token)
    {
        try
        {
            return token.Split('.') is [{ Length: > 0 } header, { Length: > 0 } claims, _]
                && WholeJson.Parse(Base64Url.DecodeFromChars(header)) is JsonObject head
                && WholeJson.Parse(Base64Url.DecodeFromChars(claims)) is JsonObject body
                ? new JsonObject { ["header"] = head, ["claims"] = body, ["token"] = Hide(token) }
                : null;
        }
        catch (Exception notAToken) when (notAToken is FormatException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static string Fingerprint(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..8];
}
