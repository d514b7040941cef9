using System.Diagnostics;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>10. The logout that the relying party begins.</summary>
internal static class Logout
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>Nobody waits for a revocation; what comes of it is said in the log.</summary>
    private static readonly Dictionary<string, string> RevocationReasons = new(StringComparer.Ordinal)
    {
        ["revoke-reset"] = "revocation-unreachable", ["revoke-slow"] = "revocation-timeout", ["revoke-503"] = "revocation-refused",
    };

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test-rp-init-logout", new Case("", "both sessions end; the hint is the issued token, the return address the registered one", BothEndAsync)),
        Script("oidcc-client-test-rp-init-logout-other-state", "signed out all the same; nothing is taken from that state", ReturnsAsync),
        Script("oidcc-client-test-rp-init-logout-no-state", "signed out all the same", ReturnsAsync),
        new("logout-provider-unreachable",
            [.. VariantsOf("logout-provider-unreachable").Select(variant => new Case(variant, "the local session ends first and always, in time", UnreachableAsync)
             {
                 Fault = NameOf("logout-provider-unreachable", variant), Setup = Setup.Impatient,
             }),
             new Case("twice", "the second logout is fine", TwiceAsync),
             new Case("twenty-at-once", "each is fine, and one goes on to the provider", AtOnceAsync),
             new Case("metadata-away-after-a-restart", "the local session ends, and the browser stays here", MetadataAwayAsync) { Setup = new Setup { KeepsState = true } },
             new Case("never-back", "the local session is over before the browser leaves", NeverBackAsync),
             new Case("long-hint", "a hint of 8 kB goes by POST or is left out", LongHintAsync) { Fault = "id-token-profile-claims-hostile:long" }]),
        new("logout-get-csrf",
            new Case("image", "nothing happens", stage => ForeignAsync(stage, Asker.OtherSitesImage)),
            new Case("frame", "nothing happens", stage => ForeignAsync(stage, Asker.OtherSitesFrame)),
            new Case("link", "a question, and nothing else", stage => ForeignAsync(stage, Asker.OtherSite)),
            new Case("same-site", "a question, and nothing else", stage => ForeignAsync(stage, Asker.OtherSite with { Site = "same-site" })),
            new Case("prefetch", "nothing happens", PrefetchAsync),
            new Case("question-answered", "signed out", AnsweredAsync)),
        new("logout-return-open-redirect",
            [.. ReturnPaths.Hostile.Select((path, i) => new Case($"{i + 1:00}", "the registered address, or the default local page", stage => ReturnAddressAsync(stage, path)))]),
    ];

    /// <summary>Signs out while something is wrong with the provider.</summary>
    public static async Task EndsInTimeAsync(Stage stage, Visitor visitor)
    {
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in before");
        var copied = stage.NewVisitor(visitor.Browser.Copy());
        var began = Stopwatch.GetTimestamp();
        var answer = await visitor.LogOutAsync();
        var took = Stopwatch.GetElapsedTime(began);
        Expect.That(answer.IsRedirect, $"the logout answers {answer}");
        Expect.That(took < Budget, $"the logout took {took.TotalSeconds:0.0} s");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        Expect.Same(null, await copied.SignedInAsAsync(), "whom a copied cookie opens after");
        stage.Saw($"signed out after {took.TotalMilliseconds:0} ms, {(answer.Location!.StartsWith(stage.Org.Url, StringComparison.Ordinal) ? "on to the provider" : $"to {answer.Location}")}");
    }

    private static async Task BothEndAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        Expect.Same(1, await stage.Org.SessionsAsync(), "sessions at the org before");
        var left = await visitor.LogOutAsync();
        Expect.That(left.Location?.StartsWith($"{stage.Org.Issuer}/v1/logout?", StringComparison.Ordinal) == true, $"the logout does not go on to the end_session_endpoint: {left.Location}");
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(left.Location!).Query);
        Expect.That($"{asked["id_token_hint"]}".Split('.').Length == 3, "there is no id_token_hint");
        Expect.Same($"{stage.Web.Origin}/", $"{asked["post_logout_redirect_uri"]}", "post_logout_redirect_uri");
        var ended = await visitor.Browser.GetAsync(left.Location!, Asker.OtherSite);
        Expect.That(ended.Status is 200 or 302, $"the org refuses the logout: {ended.Status}");
        Expect.Same(0, await stage.Org.SessionsAsync(), "sessions at the org after");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        Expect.Same(200, (await visitor.GetAsync("/", Asker.OtherSite)).Status, "the status of the page to return to");
        stage.Saw("the org took hint and return address, and both sessions are over");
    }

    private static async Task ReturnsAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var left = await visitor.LogOutAsync();
        var ended = await visitor.Browser.GetAsync(left.Location!, Asker.OtherSite);
        var back = ended.Location ?? System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(ended.Body, "<a href=\"([^\"]+)\">Continue").Groups[1].Value);
        Expect.That(back.StartsWith(stage.Web.Origin, StringComparison.Ordinal), $"the org does not send the browser back: {ended}");
        var landed = await visitor.Browser.GetAsync(back, Asker.OtherSite);
        ExpectOwnPage(landed);
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw($"back at {new Uri(back).PathAndQuery}, signed out");
    }

    /// <summary>The page itself, or the way to it without what the address had added.</summary>
    private static void ExpectOwnPage(Answer landed) =>
        Expect.That(landed is { Status: 200, Location: null } or { Status: 302, Location: "/" }, $"the page to return to answers {landed}");

    private static async Task UnreachableAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await EndsInTimeAsync(stage, visitor);
        if (RevocationReasons.TryGetValue(stage.Case.Variant, out var reason))
        {
            Expect.That(await stage.Org.IsAskedAsync("/v1/revoke"), "no token is revoked");
            await stage.Web.Log.WaitForAsync(reason);
        }
    }

    private static async Task TwiceAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await EndsInTimeAsync(stage, visitor);
        var second = await visitor.LogOutAsync();
        Expect.That(second is { IsRedirect: true, Location: "/" }, $"the second logout answers {second}");
    }

    private static async Task AtOnceAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stage.NewVisitor(visitor.Browser.Copy()).LogOutAsync()));
        Expect.That(answers.All(answer => answer.IsRedirect), $"a logout answers {answers.FirstOrDefault(answer => !answer.IsRedirect)}");
        Expect.Same(1, answers.Count(answer => answer.Location != "/"), "logouts that go on to the provider");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw("twenty at once: one goes on to the provider");
    }

    /// <summary>Where the provider's addresses are has not been learned anew yet, and cannot be.</summary>
    private static async Task MetadataAwayAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        using var away = stage.Org.Arm("http-error-status:503@discovery");
        var anew = await stage.RestartAsync();
        var later = new Visitor(stage.Org, anew.Origin, visitor.Browser);
        Expect.Same(Known.JohnId, await later.SignedInAsAsync(), "who is signed in after the restart");
        var left = await later.LogOutAsync();
        Expect.That(left is { IsRedirect: true, Location: "/" }, $"the logout answers {left}");
        Expect.Same(null, await later.SignedInAsAsync(), "who is signed in after");
        stage.Saw(await anew.Log.WaitForAsync("metadata-unavailable"));
    }

    private static async Task NeverBackAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await EndsInTimeAsync(stage, visitor);
        Expect.That((await stage.Org.JournalAsync()).Count("/v1/logout") == 0, "the relying party waited for the browser");
    }

    private static async Task LongHintAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var answer = await visitor.LogOutAsync();
        Expect.That(answer.IsRedirect && answer.Location!.Length < 6 * 1024, $"the address has {answer.Location?.Length} characters");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw($"an address of {answer.Location!.Length} characters");
    }

    private static async Task ForeignAsync(Stage stage, Asker asker)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var answer = await visitor.GetAsync(Known.Logout, asker);
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        Expect.That(answer.SetCookies.All(set => !Answer.IsSession(set.Name)), "the session cookie is deleted");
        stage.Saw($"{answer.Status}, and still signed in");
    }

    private static async Task PrefetchAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await visitor.GetAsync(Known.Logout, Asker.OwnPage, ("Sec-Purpose", "prefetch"));
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
    }

    /// <summary>The question's own form has the antiforgery token.</summary>
    private static async Task AnsweredAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var question = await visitor.GetAsync(Known.Logout, Asker.OtherSite);
        Expect.Same(200, question.Status, "the status of the question");
        var answer = await visitor.Browser.PostAsync(stage.Web.Origin + Known.Logout, [question.Antiforgery], Asker.OwnPage);
        Expect.That(answer.IsRedirect, $"the answer is {answer}");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
    }

    private static async Task ReturnAddressAsync(Stage stage, string path)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var escaped = Uri.EscapeDataString(path);
        var answer = await visitor.GetAsync($"{Known.Logout}?returnTo={escaped}&post_logout_redirect_uri={escaped}&state={escaped}&returnUrl={escaped}", Asker.OwnPage);
        Expect.That(answer.Location == "/" || answer.Location?.StartsWith($"{stage.Org.Issuer}/v1/logout?", StringComparison.Ordinal) == true, $"the logout leads to {answer.Location}");
        Expect.That(!answer.Whole.Contains("evil", StringComparison.Ordinal), "the foreign address is in the answer");
        var landed = await visitor.GetAsync($"/?state={escaped}", Asker.OtherSite);
        ExpectOwnPage(landed);
    }
}
