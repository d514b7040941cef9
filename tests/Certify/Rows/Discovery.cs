using System.Diagnostics;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>1. The metadata, from which the relying party takes everything else.</summary>
internal static class Discovery
{
    public static readonly IReadOnlyList<Row> Rows =
    [
        Login("oidcc-client-test-discovery-openid-config", Accept),
        BothWays("oidcc-client-test-discovery-issuer-mismatch", NoLogin),
        BothWays("discovery-issuer-near-match", NoLogin),
        BothWays("discovery-malformed", NoLogin),
        BothWays("discovery-unsafe-endpoint", NoLogin),
        BothWays("discovery-auth-methods", NoLogin, ("absent", Accept)),
        new("discovery-capability-downgrade", [.. VariantsOf("discovery-capability-downgrade").Select(Downgrade)]),
        Script("discovery-refresh-turns-bad", "ACCEPT with the last good document; running sessions stay; the log says so; it recovers alone", RefreshTurnsBadAsync),
        new("discovery-down-at-start", [.. VariantsOf("discovery-down-at-start").Select(DownAtStart)]),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>S256 is asked for still, and the own list of algorithms stands: the metadata widens nothing.</summary>
    private static Case Downgrade(string variant) => Case("discovery-capability-downgrade", variant, Accept, async (stage, _, login) =>
    {
        Expect.Same("S256", $"{login.Asked.GetValueOrDefault("code_challenge_method")}", "code_challenge_method");
        using (stage.Org.Arm(variant == "alg-hs256" ? "id-token-hs256-with-client-secret:secret" : "oidcc-client-test-idtoken-sig-none"))
        {
            await Judge.LogInAsync(stage, TokenRefused);
        }
    });

    private static async Task RefreshTurnsBadAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept);
        stage.Clock.Advance(TimeSpan.FromHours(13)); // a document is kept for twelve
        await stage.Org.AdvanceClockAsync("PT13H");
        var (visitor, _) = await Judge.LogInAsync(stage, Accept);
        Expect.That((await stage.Org.JournalAsync()).Count("/.well-known/openid-configuration") >= 2, "the document was not asked for again");
        var began = Stopwatch.GetTimestamp();
        await stage.NewVisitor().LogInAsync();
        var took = Stopwatch.GetElapsedTime(began);
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "the user of a running session");
        stage.Saw($"the last good document is kept; a login takes {took.TotalSeconds:0.0} s meanwhile");
        Expect.That(took < Patience, $"a login takes {took.TotalSeconds:0.0} s while the document cannot be had anew");
        Expect.That(stage.Web.Log.Lines.Any(line => line.Contains("metadata", StringComparison.Ordinal)), "the log says nothing of the document that could not be taken");
    }

    private static Case DownAtStart(string variant) => new(variant, "R503 for logins; public pages are there; works without a restart once the provider is back", async stage =>
    {
        Expect.Same(200, (await stage.NewVisitor().GetAsync("/healthz")).Status, "the status of a public page");
        await Judge.LogInAsync(stage, NoLogin with { Outcomes = variant == "silent" ? [Outcome.R503, Outcome.R504] : [Outcome.R503] });
        await stage.Org.AdvanceClockAsync("PT2M");
        await Judge.LogInAsync(stage, Accept);
    })
    {
        Fault = NameOf("discovery-down-at-start", variant), Setup = Setup.Impatient,
    };
}
