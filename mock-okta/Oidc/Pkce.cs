using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Proof Key for Code Exchange with S256 (RFC 7636).</summary>
internal static class Pkce
{
    /// <summary>A SHA-256 hash in base64url: always 43 characters (RFC 7636 4.2).</summary>
    public static bool IsChallenge(string value) => value.Length == 43 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static bool Matches(string challenge, string verifier) => IsVerifier(verifier) && ConstantTime.AreEqual(challenge, ChallengeOf(verifier));

    /// <summary>RFC 7636 4.1.</summary>
    private static bool IsVerifier(string value) =>
        value.Length is >= 43 and <= 128 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');

    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
