using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>A signed token from outside in compact form (RFC 7515 3.1), taken apart. Nothing in it is believed yet.</summary>
internal sealed class Jws
{
    private readonly JsonObject _header;
    private readonly JsonObject _claims;

    private Jws(JsonObject header, JsonObject claims, string signed, byte[] signature) =>
        (_header, _claims, SignedPart, Signature) = (header, claims, Encoding.ASCII.GetBytes(signed), signature);

    public string? Algorithm => Text(_header, "alg");

    public string? KeyId => Text(_header, "kid");

    public byte[] SignedPart { get; }

    public byte[] Signature { get; }

    /// <summary>One or several (RFC 7519 4.1.3).</summary>
    public IEnumerable<string> Audiences => _claims["aud"] is JsonArray several
        ? several.OfType<JsonValue>().Select(one => one.TryGetValue<string>(out var text) ? text : "")
        : Text("aud") is { } only ? [only] : [];

    /// <summary>Null for what is none, and for one with an extension that must be understood (RFC 7515 4.1.11).</summary>
    public static Jws? Parse(string? token)
    {
        try
        {
            return token?.Split('.') is [var header, var claims, var signature]
                && Decode(header) is { } head && !head.ContainsKey("crit")
                && Decode(claims) is { } body
                ? new Jws(head, body, $"{header}.{claims}", Base64Url.DecodeFromChars(signature))
                : null;
        }
        catch (Exception notAToken) when (notAToken is FormatException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Null when absent or of another kind.</summary>
    public string? Text(string claim) => Text(_claims, claim);

    public bool Says(string claim) => _claims.ContainsKey(claim);

    public double? Number(string claim) => _claims[claim] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static string? Text(JsonObject part, string name) => part[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Decode(string part) => WholeJson.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
}
