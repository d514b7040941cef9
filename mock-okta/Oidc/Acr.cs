namespace RazorOkta.MockOkta.Oidc;

/// <summary>Authentication context class references, as Okta names them.</summary>
internal static class Acr
{
    private const string TwoFactors = "urn:okta:loa:2fa:";

    /// <summary>Whether a sign-in with these methods may claim it. A name that is not Okta's is taken for one that a password satisfies.</summary>
    public static bool IsMetBy(string? acr, IReadOnlyList<string> methods) =>
        acr is null
        || !acr.StartsWith(TwoFactors, StringComparison.Ordinal)
        || acr.EndsWith(":ifpossible", StringComparison.Ordinal)
        || methods.Contains("mfa");
}
