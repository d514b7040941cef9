using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>Signed tokens in compact form (RFC 7515 3.1).</summary>
internal static class Jwt
{
    /// <param name="claims">What it says.</param>
    /// <param name="key">Who says it.</param>
    /// <param name="type">Null: none, as in Okta's ID and access tokens.</param>
    public static string Sign(JsonObject claims, SigningKey key, string? type = null)
    {
        var header = type is null ? key.Header : Encode(HeaderOf(key.Kid, type));
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims);
        var signed = header.Length + 1 + Base64Url.GetEncodedLength(payload.Length);
        var token = new byte[signed + 1 + Base64Url.GetEncodedLength(KeyMaterial.SignatureLength)];

        Encoding.ASCII.GetBytes(header, token);
        token[header.Length] = token[signed] = (byte)'.';
        Base64Url.EncodeToUtf8(payload, token.AsSpan(header.Length + 1));
        Span<byte> signature = stackalloc byte[KeyMaterial.SignatureLength];
        key.Sign(token.AsSpan(0, signed), signature);
        Base64Url.EncodeToUtf8(signature, token.AsSpan(signed + 1));
        return Encoding.ASCII.GetString(token);
    }

    /// <summary>The header of Okta's ID and access tokens, as it stands in them.</summary>
    public static string Header(string kid) => Encode(HeaderOf(kid, type: null));

    /// <summary>The claims of a token that one of these keys has signed, else null. Its times are the caller's to judge.</summary>
    public static JsonObject? Verify(string token, IReadOnlyList<SigningKey> keys)
    {
        try
        {
            return token.Split('.') is [var header, var claims, var signature] && keys.Any(key => IsSignedBy(key, header, claims, signature)) ? Decode(claims) : null;
        }
        catch (Exception notAToken) when (notAToken is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsSignedBy(SigningKey key, string header, string claims, string signature) =>
        Decode(header) is { } head
        && (string?)head["alg"] == SigningKey.Algorithm
        && (string?)head["kid"] == key.Kid
        && key.Verify(Encoding.UTF8.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature));

    private static JsonObject HeaderOf(string kid, string? type)
    {
        var header = new JsonObject { ["kid"] = kid, ["alg"] = SigningKey.Algorithm };
        if (type is not null)
        {
            header["typ"] = type;
        }

        return header;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private static JsonObject? Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
}
