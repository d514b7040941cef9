using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>7. What the ID token says. Its signature is good in all of these.</summary>
internal static class IdTokenClaims
{
    private static readonly Expectation EitherWay = new(Reach.UserInfo, Outcome.Accept, Outcome.R502);

    /// <summary>The org takes any class but those of two factors for reached.</summary>
    private static Setup Demanding => new() { Web = settings => settings with { MaxAge = TimeSpan.FromHours(1), AcrValues = ["urn:okta:loa:1fa:pwd"] } };

    public static readonly IReadOnlyList<Row> Rows =
    [
        Login("oidcc-client-test-invalid-iss", TokenRefused),
        Login("fapi2-security-profile-final-client-test-invalid-missing-iss", TokenRefused),
        Login("id-token-iss-near-match", TokenRefused),
        Login("oidcc-client-test-missing-sub", TokenRefused),
        Login("oidcc-client-test-invalid-aud", TokenRefused),
        Login("oidcc-client-test-missing-aud", TokenRefused),
        Login("fapi2-security-profile-final-client-test-valid-aud-as-array", Accept),
        Login("fapi2-security-profile-final-client-test-invalid-secondary-aud", TokenRefused),
        Login("id-token-azp-mismatch", TokenRefused),
        Login("id-token-sub-or-aud-odd", TokenRefused),
        Login("fapi2-security-profile-final-client-test-invalid-expired-exp", TokenRefused),
        Login("fapi2-security-profile-final-client-test-invalid-missing-exp", TokenRefused),
        // The leeway of the clocks is 300 s.
        Login("id-token-time-edges", TokenRefused,
            ("exp-30s-ago", Accept), ("exp-290s-ago", Accept), ("exp-fraction", EitherWay), ("iat-fraction", EitherWay), ("nbf-fraction", EitherWay)),
        Login("oidcc-client-test-missing-iat", TokenRefused),
        Login("fapi1-advanced-final-client-test-iat-is-week-in-past", TokenRefused),
        Login("id-token-issued-in-future", TokenRefused),
        Login("oidcc-client-test-nonce-invalid", TokenRefused),
        Login("fapi2-security-profile-final-client-test-invalid-missing-nonce", TokenRefused),
        Script("id-token-nonce-of-other-attempt", $"{Accept}, then {TokenRefused}", NonceOfOtherAttemptAsync),
        Login("oidcc-client-test-invalid-athash", TokenRefused),
        Login("oidcc-client-test-missing-athash", Accept),
        new("id-token-auth-context", [.. VariantsOf("id-token-auth-context").Select(AuthenticationContext), new Case("healthy", $"{Accept}", stage => Judge.LogInAsync(stage, Accept)) { Setup = Demanding }]),
        Login("id-token-duplicate-or-shadow-member", TokenRefused, ("sub-in-other-case", Accept), ("claims-in-header", Accept)),
        new("id-token-profile-claims-hostile", [.. VariantsOf("id-token-profile-claims-hostile").Select(HostileClaims)]),
        new("id-token-email-as-identity", [.. VariantsOf("id-token-email-as-identity").Select(ForeignEmail)]),
        new("id-token-role-injection", [.. VariantsOf("id-token-role-injection").Select(variant => Case("id-token-role-injection", variant, Accept, NoRightAsync))]),
        Login("id-token-other-jwt-reused", TokenRefused),
    ];

    /// <summary>Logins demand an age and a class (max_age, acr_values), and the token says of neither what it must.</summary>
    private static Case AuthenticationContext(string variant) =>
        Case("id-token-auth-context", variant, TokenRefused with { Outcomes = [Outcome.R403] }) with { Setup = Demanding };

    /// <summary>Two attempts of one browser: what belongs to the first fits the second in nothing.</summary>
    private static async Task NonceOfOtherAttemptAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), Accept);
        var second = await visitor.LogInAsync(user: Known.John);
        await Judge.OfAsync(stage, visitor, second, TokenRefused, before: Known.JohnId);
    }

    private static Case HostileClaims(string variant) => variant == "invalid-utf-8"
        ? Case("id-token-profile-claims-hostile", variant, TokenRefused)
        : Case("id-token-profile-claims-hostile", variant, Accept, EncodedAsync);

    /// <summary>The profile page shows what came as text, and the front-end's script cannot be left.</summary>
    private static async Task EncodedAsync(Stage stage, Visitor visitor, Login login)
    {
        var page = await visitor.GetAsync(Known.Profile);
        Expect.Same(200, page.Status, "the status of the profile");
        Expect.That(!page.Body.Contains("<script>alert", StringComparison.Ordinal), "a claim reaches the page as markup");
        Expect.That(page.SetCookies.All(set => set.Name != "evil") && page.Header("evil") is null, "a claim splits a header");
        Expect.That(!stage.Web.Log.Lines.Any(line => line.Contains("evil=1", StringComparison.Ordinal)), "a claim forges a line of the log");
        stage.Saw("the profile page shows the claim as text");
    }

    /// <summary>The victim has a session of her own, to see that it stays hers; the key of a user is issuer and subject.</summary>
    private static Case ForeignEmail(string variant) => Case("id-token-email-as-identity", variant, Accept, async (stage, visitor, login) =>
    {
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        var victim = stage.NewVisitor();
        await victim.LogInAsync(user: Known.George);
        Expect.Same(Known.GeorgeId, await victim.SignedInAsAsync(), "the victim");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after the victim");
        stage.Saw("the user is the token's sub, whatever address it names");
    });

    /// <summary>There is no page that any role opens: what is refused to others must stay refused, and nothing throws.</summary>
    private static async Task NoRightAsync(Stage stage, Visitor visitor, Login login)
    {
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        foreach (var path in new[] { "/admin", "/_mock/journal", "/error" })
        {
            Expect.Same(404, (await visitor.GetAsync(path)).Status, $"the status of {path}");
        }

        stage.Saw("claims of roles are shown and grant nothing");
    }
}
