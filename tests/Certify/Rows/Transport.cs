using System.Diagnostics;
using System.Globalization;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>11. The way between relying party and provider, at each endpoint that the relying party calls. Budgets are a second and not ten.</summary>
internal static class Transport
{
    private static readonly string[] Endpoints = ["discovery", "jwks", "token", "userinfo", "par", "revoke"];

    /// <summary>1.5 s for a login, and what a busy machine adds.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    private static readonly Outcome[] GoneOrSlow = [Outcome.R503, Outcome.R504];
    private static readonly Outcome[] Gone = [Outcome.R503];
    private static readonly Outcome[] Bad = [Outcome.R502];
    private static readonly Outcome[] Served = [Outcome.Accept, Outcome.R502];

    public static readonly IReadOnlyList<Row> Rows =
    [
        At("http-unreachable", (_, _) => GoneOrSlow),
        new("http-slow-response", [.. At("http-slow-response", (_, _) => [Outcome.R504]).Cases, WholeBudget]),
        At("http-truncated", (_, _) => [Outcome.R502, Outcome.R503]),
        At("http-oversized", (_, _) => Bad, only: (variant, endpoint) => variant != "1000-keys" || endpoint == "jwks"),
        At("http-not-json", (variant, _) => variant == "bom" ? Served : Bad),
        At("http-error-status", (variant, endpoint) => endpoint is "token" or "par" && variant is "401" or "404" ? [Outcome.R502, Outcome.R503] : Gone, then: LeavesAloneAsync),
        At("http-redirected", (_, _) => Bad),
        new("tls-bad-certificate",
            [.. VariantsOf("tls-bad-certificate").Select(variant => new Case(variant, "R503; nothing is sent", BadCertificateAsync)
             {
                 Fault = NameOf("tls-bad-certificate", variant), Setup = Setup.Impatient with { OrgOverHttps = true },
             }),
             new Case("authority-not-trusted", "R503; nothing is sent", BadCertificateAsync)
             {
                 Setup = new Setup { OrgOverHttps = true, Web = settings => settings with { AuthorityFile = null } },
             },
             new Case("good", "ACCEPT over https", stage => Judge.LogInAsync(stage, Accept)) { Setup = new Setup { OrgOverHttps = true } }]),
        new("http-stale-connection", [.. new[] { "discovery", "jwks", "token", "userinfo" }.Select(StaleConnection)]),
        new("http-provider-sets-cookies", [.. new[] { "discovery", "jwks", "token", "userinfo" }.Select(endpoint => new Case($"@{endpoint}", "ACCEPT; the cookie is never sent back", NoCookieAsync)
        {
            Fault = $"http-provider-sets-cookies@{endpoint}",
        })]),
        new("provider-clock-skew", [.. VariantsOf("provider-clock-skew").Select(variant => variant.StartsWith("10min", StringComparison.Ordinal)
            ? Case("provider-clock-skew", variant, TokenRefused, NamesTheClockAsync)
            : Case("provider-clock-skew", variant, Accept))]),
    ];

    /// <summary>Each call would have its time, and all of them together have less.</summary>
    private static Case WholeBudget => Case("http-slow-response", "first-byte", new Expectation(Reach.Token, Outcome.R504) { Reason = "login-timeout" }) with
    {
        Variant = "the-whole-login", Fault = "http-slow-response:first-byte@token",
        Setup = new Setup { Web = settings => settings with { ProviderTimeout = TimeSpan.FromSeconds(20), LoginTimeout = TimeSpan.FromSeconds(1) } },
    };

    private static Row At(string id, Func<string, string, Outcome[]> outcomes, Func<string, string, bool>? only = null, Func<Stage, string, Task>? then = null) => new(id,
    [
        .. from variant in VariantsOf(id)
           from endpoint in Endpoints
           where only?.Invoke(variant, endpoint) ?? true
           where CanBeAimed(variant, endpoint)
           select CaseAt(id, variant, endpoint, outcomes(variant, endpoint), then),
    ]);

    /// <summary>
    /// Metadata cannot name another address for itself; of two faults that change it, that pushing is required and where, the org obeys one; and a
    /// session whose tokens could be revoked does not begin with such a document.
    /// </summary>
    private static bool CanBeAimed(string variant, string endpoint) => endpoint is not ("discovery" or "par" or "revoke") || !ChangesAddress(variant);

    private static bool ChangesAddress(string variant) => variant is "refused" or "no-such-host" or "black-hole" or "tls-stall";

    private static Case CaseAt(string id, string variant, string endpoint, Outcome[] outcomes, Func<Stage, string, Task>? then)
    {
        var expected = new Expectation(ReachOf(endpoint), endpoint switch
        {
            // The address in the metadata is not the issuer's: the document is refused, and nothing is sent.
            _ when ChangesAddress(variant) => [Outcome.R503],
            "userinfo" => [Outcome.Accept],
            // A document that cannot be taken is a provider that cannot be used (section 1).
            "discovery" => [.. outcomes, .. outcomes.Contains(Outcome.R502) ? Gone : []],
            _ => outcomes,
        });
        var name = variant == "1000-keys" ? NameOf(id, variant) : $"{NameOf(id, variant)}@{endpoint}";
        return endpoint == "revoke"
            ? new Case($"{variant}@revoke", "the local session ends, in time", RevocationAsync) { FaultOnTheWay = name, Setup = Setup.Impatient }
            : new Case($"{variant}@{endpoint}", $"{expected}", async stage =>
            {
                using var pushing = endpoint == "par" ? stage.Org.Arm("par-required-or-failing:required") : null;
                await InTimeAsync(stage, endpoint, expected);
                await (then?.Invoke(stage, endpoint) ?? Task.CompletedTask);
            })
            {
                Fault = name, Setup = Setup.Impatient,
            };
    }

    private static Reach ReachOf(string endpoint) => endpoint switch
    {
        "jwks" => Reach.Keys,
        "token" => Reach.Token,
        "userinfo" => Reach.UserInfo,
        _ => Reach.Nothing,
    };

    private static async Task InTimeAsync(Stage stage, string endpoint, Expectation expected)
    {
        var visitor = stage.NewVisitor();
        var began = Stopwatch.GetTimestamp();
        var login = await visitor.LogInAsync();
        var took = Stopwatch.GetElapsedTime(began);
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"the answer came after {took.TotalSeconds:0.0} s"));
        Expect.That(took < Budget, $"the answer took {took.TotalSeconds:0.0} s");
        await Judge.OfAsync(stage, visitor, login, expected);
        var asked = (await stage.Org.JournalAsync()).To(PathOf(endpoint)).Count;
        Expect.That(asked <= (endpoint == "token" ? 1 : 3), $"{endpoint} is asked {asked} times for one login");
    }

    private static string PathOf(string endpoint) => endpoint switch
    {
        "discovery" => "/.well-known/openid-configuration",
        "jwks" => "/v1/keys",
        _ => $"/v1/{endpoint}",
    };

    /// <summary>Who is asked to come back later does; and the request is not for ever.</summary>
    private static async Task LeavesAloneAsync(Stage stage, string endpoint)
    {
        if (stage.Case.Variant.Contains("retry-after-seconds", StringComparison.Ordinal) || stage.Case.Variant.Contains("retry-after-date", StringComparison.Ordinal))
        {
            var before = (await stage.Org.JournalAsync()).Count(PathOf(endpoint));
            await stage.NewVisitor().LogInAsync();
            Expect.Same(before, (await stage.Org.JournalAsync()).Count(PathOf(endpoint)), $"requests to {endpoint} within the time of Retry-After");
            stage.Clock.Advance(TimeSpan.FromMinutes(5));
            await stage.NewVisitor().LogInAsync();
            Expect.That((await stage.Org.JournalAsync()).Count(PathOf(endpoint)) > before, $"{endpoint} is not asked again after the time of Retry-After");
            stage.Saw("left alone for the time of Retry-After, and asked again after it");
        }
    }

    /// <summary>A healthy logout first, so that it is seen that tokens are revoked at all.</summary>
    private static async Task RevocationAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await visitor.LogOutAsync();
        Expect.That(await stage.Org.IsAskedAsync("/v1/revoke"), "a healthy logout revokes no token");
        using var failing = stage.Org.Arm(stage.Case.FaultOnTheWay!);
        await visitor.LogInAsync();
        await Logout.EndsInTimeAsync(stage, visitor);
    }

    private static async Task BadCertificateAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, NoLogin);
        Expect.That((await stage.Org.JournalAsync()).Entries.All(entry => entry.Header("Authorization") is null), "the secret was sent");
    }

    /// <summary>The connection of the first login is closed as the second login's request arrives.</summary>
    private static Case StaleConnection(string endpoint) => new($"@{endpoint}", endpoint == "token" ? "ACCEPT, or R503 with one request: a code that was sent is not sent again" : "ACCEPT: a GET is sent again", async stage =>
    {
        await Judge.LogInAsync(stage, Accept);
        using var stale = stage.Org.Arm(stage.Case.FaultOnTheWay!);
        await Judge.LogInAsync(stage, endpoint == "token" ? new Expectation(Reach.UserInfo, Outcome.Accept, Outcome.R503) : Accept);
    })
    {
        FaultOnTheWay = $"http-stale-connection@{endpoint}",
    };

    private static async Task NoCookieAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept);
        await Judge.LogInAsync(stage, Accept);
        var calls = new[] { "/.well-known/openid-configuration", "/v1/keys", "/v1/token", "/v1/userinfo" }.SelectMany((await stage.Org.JournalAsync()).To).ToList();
        Expect.That(calls.All(call => call.Header("Cookie") is null), "a call brings a cookie");
        stage.Saw($"{calls.Count} calls, none with a cookie");
    }

    private static Task NamesTheClockAsync(Stage stage, Visitor visitor, Login login)
    {
        Expect.That(login.Final.Reason is { } reason && new[] { "clock", "future", "old", "expired" }.Any(word => reason.Contains(word, StringComparison.Ordinal)), $"the reason {login.Final.Reason} does not name the clock");
        return Task.CompletedTask;
    }
}
