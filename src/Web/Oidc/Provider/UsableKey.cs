using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>Which published keys may verify an ID token: RSA keys for RS256, the algorithm that Okta signs with.</summary>
internal static class UsableKey
{
    /// <summary>The one algorithm that is believed; a token cannot choose another (RFC 8725 3.1).</summary>
    public const string Algorithm = SecurityAlgorithms.RsaSha256;

    // RFC 7518 3.3: a key of size 2048 bits or larger must be used.
    private const int LeastBits = 2048;

    /// <summary>Whether type, purpose, algorithm and size fit (RFC 7517 4.1-4.4). What does not fit is skipped, not an error.</summary>
    public static bool Is(JsonWebKey key) =>
        key.Kty == JsonWebAlgorithmsKeyTypes.RSA
        && key.Use is null or "" or "sig"
        && (key.KeyOps.Count == 0 || key.KeyOps.Contains("verify"))
        && key.Alg is null or "" or Algorithm
        && IsSound(key);

    private static bool IsSound(JsonWebKey key)
    {
        try
        {
            // As numbers: zeros in front of a short modulus would make it look long.
            var (modulus, exponent) = (Number(key.N), Number(key.E));
            // The exponent 1 would make every message its own signature.
            return modulus.GetBitLength() >= LeastBits && exponent > 1 && CertificateFits(key, modulus, exponent);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>RFC 7517 4.7: a certificate beside the key must hold the same key. Libraries verify with the certificate's, where there is one.</summary>
    private static bool CertificateFits(JsonWebKey key, BigInteger modulus, BigInteger exponent)
    {
        if (key.X5c is not { Count: > 0 } chain)
        {
            return true;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0]));
        using var rsa = certificate.GetRSAPublicKey();
        return rsa?.ExportParameters(includePrivateParameters: false) is { } held && (Number(held.Modulus), Number(held.Exponent)) == (modulus, exponent);
    }

    private static BigInteger Number(string base64Url) => Number(Base64UrlEncoder.DecodeBytes(base64Url));

    private static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
