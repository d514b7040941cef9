using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>Whether a client's secret or one of its registered keys has signed a token. The algorithm chooses the kind of key, never the other way round.</summary>
internal static class ClientKeys
{
    public static readonly IReadOnlyList<string> Algorithms = ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

    public static bool HaveSigned(Jws token, OidcClient client)
    {
        try
        {
            return token.Algorithm switch
            {
                "HS256" or "HS384" or "HS512" => client.ClientSecret is { } secret && IsMac(token, Encoding.UTF8.GetBytes(secret)),
                "RS256" or "RS384" or "RS512" => Fitting(client, token, "RSA").Any(key => IsSignedWithRsa(token, key)),
                "ES256" => Fitting(client, token, "EC", "P-256").Any(key => IsSignedWithEc(token, key, ECCurve.NamedCurves.nistP256)),
                "ES384" => Fitting(client, token, "EC", "P-384").Any(key => IsSignedWithEc(token, key, ECCurve.NamedCurves.nistP384)),
                "ES512" => Fitting(client, token, "EC", "P-521").Any(key => IsSignedWithEc(token, key, ECCurve.NamedCurves.nistP521)),
                _ => false,
            };
        }
        catch (Exception notAKey) when (notAKey is CryptographicException or FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>False when the token names a key that none of the client's is; a secret has no name.</summary>
    public static bool KnowTheKeyOf(Jws token, OidcClient client) =>
        token.KeyId is null
        || token.Algorithm?.StartsWith("HS", StringComparison.Ordinal) == true
        || (client.Jwks?["keys"] as JsonArray ?? []).OfType<JsonObject>().Any(key => key["kid"] is not JsonValue kid || kid.ToString() == token.KeyId);

    /// <summary>By kid where both say one (RFC 7517 4.5), and never a key for encryption or for another algorithm (RFC 7517 4.2, 4.4).</summary>
    private static IEnumerable<JsonObject> Fitting(OidcClient client, Jws token, string type, string? curve = null) =>
        (client.Jwks?["keys"] as JsonArray ?? []).OfType<JsonObject>().Where(key =>
            (string?)key["kty"] == type
            && (curve is null || (string?)key["crv"] == curve)
            && (string?)key["use"] is null or "sig"
            && ((string?)key["alg"] is not { } algorithm || algorithm == token.Algorithm)
            && ((string?)key["kid"] is not { } kid || token.KeyId is null || kid == token.KeyId));

    private static bool IsMac(Jws token, byte[] secret) => CryptographicOperations.FixedTimeEquals(
        token.Algorithm switch
        {
            "HS256" => HMACSHA256.HashData(secret, token.SignedPart),
            "HS384" => HMACSHA384.HashData(secret, token.SignedPart),
            _ => HMACSHA512.HashData(secret, token.SignedPart),
        },
        token.Signature);

    private static bool IsSignedWithRsa(Jws token, JsonObject key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return rsa.VerifyData(token.SignedPart, token.Signature, HashOf(token), RSASignaturePadding.Pkcs1);
    }

    private static bool IsSignedWithEc(Jws token, JsonObject key, ECCurve curve)
    {
        using var ec = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        return ec.VerifyData(token.SignedPart, token.Signature, HashOf(token), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static HashAlgorithmName HashOf(Jws token) => token.Algorithm![2..] switch
    {
        "256" => HashAlgorithmName.SHA256,
        "384" => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    private static byte[] Bytes(JsonObject key, string name) => Base64Url.DecodeFromChars((string?)key[name]);
}
