using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>6. The ID token as a signed thing: header, signature, encoding.</summary>
internal static class IdTokenForm
{
    /// <summary>Refused before a key is asked for.</summary>
    private static readonly Expectation AtOnce = TokenRefused with { Reach = Reach.Token };

    public static readonly IReadOnlyList<Row> Rows =
    [
        Login("oidcc-client-test-idtoken-sig-rs256", Accept),
        Login("oidcc-client-test-idtoken-sig-none", AtOnce),
        Login("id-token-alg-none-variants", AtOnce),
        Login("oidcc-client-test-invalid-sig-rs256", TokenRefused),
        Login("oidcc-client-test-invalid-sig-es256", TokenRefused),
        Login("oidcc-client-test-invalid-sig-hs256", TokenRefused),
        Login("id-token-signature-stripped", AtOnce),
        Login("id-token-hs256-with-public-key", TokenRefused),
        Login("id-token-hs256-with-client-secret", TokenRefused),
        Login("fapi2-security-profile-final-client-test-invalid-alternate-alg", TokenRefused),
        Login("id-token-header-carried-key", TokenRefused),
        Login("id-token-kid-hostile", TokenRefused),
        Login("id-token-kid-mismatch", TokenRefused),
        Login("id-token-crit-unknown", TokenRefused),
        Login("id-token-wrong-typ", TokenRefused, ("JWT", Accept), ("absent", Accept)),
        Login("id-token-encrypted-unasked", AtOnce),
        Login("id-token-degenerate-ecdsa", TokenRefused),
        Login("id-token-noncanonical-encoding", TokenRefused),
        Login("id-token-resource-bomb", TokenRefused),
    ];
}
