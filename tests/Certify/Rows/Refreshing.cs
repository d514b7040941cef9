using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta.Definition;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>5. Refreshing, with offline_access among the scopes: the session's tokens are renewed when they are about to end.</summary>
internal static class Refreshing
{
    private const int AtOnce = 10;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    private static Setup Offline => new()
    {
        Org = definition => WithShortTokens(definition) with
        {
            Clients = [definition.Clients[0] with { RefreshTokenRotation = RefreshTokenRotation.Rotate, RefreshTokenLeeway = TimeSpan.Zero }],
        },
        Web = settings => settings with
        {
            Scopes = ["openid", "profile", "email", "offline_access"], ProviderTimeout = TimeSpan.FromSeconds(1), UserInfoTimeout = TimeSpan.FromSeconds(1), LoginTimeout = TimeSpan.FromSeconds(3),
        },
    };

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test-refresh-token", Once("oidcc-client-test-refresh-token", "", "refreshed, and refreshed again with the new refresh token; the session goes on", GoesOnAsync)),
        new("oidcc-client-test-refresh-token-invalid-issuer", Once("oidcc-client-test-refresh-token-invalid-issuer", "", Ends, EndsAsync)),
        new("oidcc-client-test-refresh-token-invalid-sub", Once("oidcc-client-test-refresh-token-invalid-sub", "", Ends, EndsAsync)),
        new("refresh-id-token-not-validated", [.. VariantsOf("refresh-id-token-not-validated").Select(variant => variant is "nothing-new" or "empty-refresh-token"
            ? Once("refresh-id-token-not-validated", variant, "refreshed twice with the old refresh token", GoesOnAsync)
            : Once("refresh-id-token-not-validated", variant, Ends, EndsAsync))]),
        new("refresh-fatal-versus-transient", [.. VariantsOf("refresh-fatal-versus-transient").Select(variant => variant.StartsWith("invalid_", StringComparison.Ordinal)
            ? Once("refresh-fatal-versus-transient", variant, Ends, EndsAsync)
            : Once("refresh-fatal-versus-transient", variant, "the session lives on to its own limit", LivesOnAsync)),
            new Case("metadata-away-after-a-restart", "the session lives on", MetadataAwayAsync) { Setup = Offline with { KeepsState = true } }]),
        new("refresh-rotation-race", Once("refresh-rotation-race", "", "one refreshing for ten requests at once; nobody is signed out", RaceAsync)),
    ];

    private static OrgDefinition WithShortTokens(OrgDefinition definition) => definition with
    {
        AuthorizationServers = [new AuthorizationServerDefinition { Id = AuthorizationServerDefinition.DefaultId, AccessTokenLifetime = TokenLifetime }],
    };

    /// <summary>A lifetime that is none says nothing: such tokens are not renewed, rather than at every request.</summary>
    public static IEnumerable<Case> OddLifetimes => new[] { "zero", "negative" }.Select(variant =>
        Once("token-expires-in-odd", variant, "the tokens are not renewed at every request", NeverAsync) with { Variant = $"{variant}-with-a-refresh-token" });

    private const string Ends = "the answer is not used; the session ends; no UserInfo call, no loop";

    private static Case Once(string id, string variant, string expected, Func<Stage, Visitor, Task> then) => new(variant, expected, async stage =>
    {
        var (visitor, login) = await Judge.LogInAsync(stage, Accept, Start.Server);
        Expect.That($"{login.Asked["scope"]}".Contains("offline_access", StringComparison.Ordinal), "offline_access is not asked for");
        await then(stage, visitor);
        await Judge.UntemptedAsync(stage);
    })
    {
        Fault = NameOf(id, variant),
        // Who gives no new refresh token has not replaced the old one.
        Setup = variant is "nothing-new" or "empty-refresh-token" ? Offline with { Org = definition => WithShortTokens(definition) } : Offline,
    };

    /// <summary>The access token is over, and somebody comes.</summary>
    private static async Task<Answer> ComeLaterAsync(Stage stage, Visitor visitor)
    {
        stage.Clock.Advance(TokenLifetime + TimeSpan.FromSeconds(1));
        await stage.Org.AdvanceClockAsync("PT10M1S");
        return await visitor.GetAsync(Known.Profile);
    }

    private static async Task<int> RefreshesAsync(Stage stage) => (await stage.Org.JournalAsync()).To("/v1/token")
        .Count(entry => entry.Body.TryGetProperty("grant_type", out var grant) && grant.GetString() == "refresh_token");

    private static async Task GoesOnAsync(Stage stage, Visitor visitor)
    {
        for (var i = 1; i <= 2; i++)
        {
            await ComeLaterAsync(stage, visitor);
            Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), $"who is signed in after refreshing {i}");
            Expect.Same(i, await RefreshesAsync(stage), "refreshings");
        }

        Expect.That((await stage.Org.JournalAsync()).To("/v1/token").All(entry => entry.Status == 200), "a refreshing was refused by the org");
        stage.Saw("two refreshings, both taken by the org");
    }

    private static async Task EndsAsync(Stage stage, Visitor visitor)
    {
        var userInfo = (await stage.Org.JournalAsync()).Count("/v1/userinfo");
        var answer = await ComeLaterAsync(stage, visitor);
        Expect.That(answer.Location?.Contains(stage.Org.Url, StringComparison.Ordinal) != true, "it sends the browser to the provider by itself");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in");
        Expect.Same(1, await RefreshesAsync(stage), "refreshings");
        Expect.That(stage.Case.Variant != "invalid_grant" || stage.Web.Log.Text.Contains("refresh-token-refused", StringComparison.Ordinal), "the log does not say what was refused");
        Expect.Same(userInfo, (await stage.Org.JournalAsync()).Count("/v1/userinfo"), "UserInfo requests");
        stage.Saw("one refreshing, and the session is over");
    }

    private static async Task LivesOnAsync(Stage stage, Visitor visitor)
    {
        await ComeLaterAsync(stage, visitor);
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        Expect.That(await RefreshesAsync(stage) >= 1, "no refreshing was tried");
        stage.Clock.Advance(TimeSpan.FromHours(10));
        await stage.Org.AdvanceClockAsync("PT10H");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after the session's own limit");
        stage.Saw("signed in still, until the session's own limit");
    }

    private static async Task NeverAsync(Stage stage, Visitor visitor)
    {
        for (var i = 0; i < 3; i++)
        {
            Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        }

        Expect.Same(0, await RefreshesAsync(stage), "refreshings");
        stage.Saw("three requests, and no refreshing");
    }

    private static async Task MetadataAwayAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        using var away = stage.Org.Arm("http-error-status:503@discovery");
        var later = new Visitor(stage.Org, (await stage.RestartAsync()).Origin, visitor.Browser);
        await ComeLaterAsync(stage, later);
        Expect.Same(Known.JohnId, await later.SignedInAsAsync(), "who is signed in");
        Expect.Same(0, await RefreshesAsync(stage), "refreshings");
        stage.Saw("signed in still, though nobody can say where to refresh");
    }

    private static async Task RaceAsync(Stage stage, Visitor visitor)
    {
        stage.Clock.Advance(TokenLifetime + TimeSpan.FromSeconds(1));
        await stage.Org.AdvanceClockAsync("PT10M1S");
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => visitor.Browser.Copy().GetAsync(stage.Web.Origin + Known.Profile)));
        Expect.That(answers.All(answer => answer.Status == 200), $"of {AtOnce} requests {answers.Count(answer => answer.Status != 200)} are not served");
        Expect.Same(1, await RefreshesAsync(stage), "refreshings");
        await ComeLaterAsync(stage, visitor);
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after the next refreshing");
        stage.Saw($"{AtOnce} at once, one refreshing");
    }
}
