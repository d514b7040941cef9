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
            var exponent = Base64UrlEncoder.DecodeBytes(key.E);
            // The exponent 1 would make every message its own signature.
            return key.KeySize >= LeastBits && exponent.Length > 0 && (exponent.Length > 1 || exponent[0] > 1);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return false;
        }
    }
}
