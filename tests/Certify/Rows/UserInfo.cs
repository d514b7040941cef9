using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>
/// 8. What UserInfo says of the user. The relying party's policy: whatever is wrong with the answer costs its claims and not the login, for who it
/// is has been known since the ID token. The ID tokens here carry no profile, so that every such claim is UserInfo's.
/// </summary>
internal static class UserInfo
{
    private const int ManyRequests = 3;

    /// <summary>A claim that only UserInfo has.</summary>
    private const string TheirsAlone = "data-claim=\"zoneinfo\"";

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test-userinfo-bearer-header", new Case("", "ACCEPT; the access token in the header and nowhere else", BearerAsync)),
        Each("oidcc-client-test-userinfo-invalid-sub", DiscardedAsync),
        Each("userinfo-sub-missing-or-multiple", DiscardedAsync),
        Row.WithoutOffer("oidcc-client-test-userinfo-signed", "The client is not registered for signed UserInfo answers (Dynamic RP); one that comes all the same is discarded, see userinfo-jwt-not-verified."),
        new("userinfo-jwt-not-verified", [.. VariantsOf("userinfo-jwt-not-verified").Select(variant => Case(
            "userinfo-jwt-not-verified", variant, Accept,
            // The body is the JSON that was agreed on; only its label is another.
            variant == "json-typed-as-jwt" ? SignedInAsync : DiscardedAsync))]),
        Each("userinfo-fails", DiscardedAsync),
        Each("userinfo-overrides-protected-claims", ProtectedAsync),
        Each("oidcc-client-test-aggregated-claims", IgnoredAsync),
        Each("oidcc-client-test-distributed-claims", IgnoredAsync),
        Each("userinfo-oversized-claims", UsableAsync),
        Each("userinfo-hostile-values", HarmlessAsync),
    ];

    private static Row Each(string id, Func<Stage, Visitor, Login, Task> then) => new(id, [.. VariantsOf(id).Select(variant => Case(id, variant, Accept, then))]);

    private static async Task BearerAsync(Stage stage)
    {
        var (visitor, _) = await Judge.LogInAsync(stage, Accept);
        Expect.That((await ProfileAsync(visitor)).Contains(TheirsAlone, StringComparison.Ordinal), "a healthy answer adds no claim");
        var asked = (await stage.Org.JournalAsync()).To("/v1/userinfo");
        Expect.That(asked is [var only] && only.Header("Authorization")?.StartsWith("Bearer ", StringComparison.Ordinal) == true, "the token is not in the header, or UserInfo is not asked once");
        Expect.That(!asked[0].Query.EnumerateObject().Any() && asked[0].Body.ValueKind == System.Text.Json.JsonValueKind.Null, "something stands in the address or the body");
        stage.Saw("Authorization: Bearer, nothing in the address");
    }

    private static async Task<string> ProfileAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync(Known.Profile);
        Expect.Same(200, page.Status, "the status of the profile");
        return page.Body;
    }

    private static async Task SignedInAsync(Stage stage, Visitor visitor, Login login) => await ProfileAsync(visitor);

    /// <summary>A healthy login shows what is missing after a bad one; and nothing asks again and again.</summary>
    private static async Task DiscardedAsync(Stage stage, Visitor visitor, Login login)
    {
        var page = await ProfileAsync(visitor);
        foreach (var theirs in new[] { "00uVictim", $"{Known.JohnId}1", "Maintenance" })
        {
            Expect.That(!page.Contains(theirs, StringComparison.Ordinal), $"the profile shows {theirs}");
        }

        Expect.That(!page.Contains(TheirsAlone, StringComparison.Ordinal), "a claim of the discarded answer is shown");
        for (var i = 0; i < ManyRequests; i++)
        {
            await ProfileAsync(visitor);
        }

        Expect.Same(1, (await stage.Org.JournalAsync()).Count("/v1/userinfo"), "UserInfo requests");
        stage.Saw("signed in without any claim of it; UserInfo asked once");
    }

    private static async Task ProtectedAsync(Stage stage, Visitor visitor, Login login)
    {
        var page = await ProfileAsync(visitor);
        foreach (var theirs in new[] { "evil.example", "0oaAnotherClient", "another-nonce", "admin", "hwk" })
        {
            Expect.That(!page.Contains(theirs, StringComparison.Ordinal), $"the profile shows {theirs}");
        }

        stage.Clock.Advance(TimeSpan.FromHours(24));
        Expect.Same(null, await visitor.SignedInAsAsync(), "the user a day later");
        stage.Saw("the ID token's values stand");
    }

    private static async Task IgnoredAsync(Stage stage, Visitor visitor, Login login)
    {
        var page = await ProfileAsync(visitor);
        Expect.That(!page.Contains("_claim_names", StringComparison.Ordinal) && !page.Contains("credit_score", StringComparison.Ordinal), "claims of another issuer are taken");
        await Judge.UntemptedAsync(stage);
        stage.Saw("ignored, and nothing fetched");
    }

    private static async Task UsableAsync(Stage stage, Visitor visitor, Login login)
    {
        Expect.That(login.Callback!.SetCookies.All(set => set.Raw.Length < 4096), "a cookie has 4 kB or more");
        Expect.That((await ProfileAsync(visitor)).Length < 64 * 1024, "the next page is huge");
        stage.Saw("cookies below 4 kB, and the next request is served");
    }

    private static async Task HarmlessAsync(Stage stage, Visitor visitor, Login login)
    {
        var page = await visitor.GetAsync(Known.Profile);
        Expect.Same(200, page.Status, "the status of the profile");
        Expect.That(!System.Text.RegularExpressions.Regex.IsMatch(page.Body, "(href|src)=\"(javascript:|http://169\\.|[^\"]*canary)"), "a value of UserInfo becomes an address of the page");
        await Judge.UntemptedAsync(stage);
        stage.Saw("shown as text, nothing fetched, nothing throws");
    }
}
