using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>2. Keys and their rotation.</summary>
internal static class KeySet
{
    private const int Flood = 60;

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("oidcc-client-test-discovery-jwks-uri-keys", Case("oidcc-client-test-discovery-jwks-uri-keys", "", Accept, AddressOfTheMetadataAsync)),
        new("oidcc-client-test-signing-key-rotation",
            new Case("", "ACCEPT, both logins; the keys are fetched again for the second", RotationAsync) { FaultOnTheWay = "oidcc-client-test-signing-key-rotation" }),
        Login("oidcc-client-test-signing-key-rotation-just-before-signing", Accept),
        Login("oidcc-client-test-kid-absent-single-jwks", Accept),
        Login("oidcc-client-test-kid-absent-multiple-jwks", new Expectation(Reach.UserInfo, Outcome.Accept, Outcome.R502)),
        new("jwks-kid-ambiguous",
            Case("jwks-kid-ambiguous", "other-type", Accept),
            Case("jwks-kid-ambiguous", "other-value", new Expectation(Reach.UserInfo, Outcome.Accept, Outcome.R502)),
            Case("jwks-kid-ambiguous", "reused-by-rotation", Accept),
            new Case("reused-by-rotation-after-a-login", "ACCEPT after one fetch", stage => LaterAsync(stage, 1, "jwks-kid-ambiguous:reused-by-rotation", Accept))),
        new("jwks-withdrawn-key-still-signs",
            [.. Login("jwks-withdrawn-key-still-signs", TokenRefused).Cases, new Case("an-hour-after-a-login", $"{TokenRefused}", stage => LaterAsync(stage, 61, "jwks-withdrawn-key-still-signs:good-signature", TokenRefused)),
             new Case("bad-signature-while-the-old-set-is-cached", $"{TokenRefused}", stage => LaterAsync(stage, 1, "jwks-withdrawn-key-still-signs:bad-signature", TokenRefused)),
             new Case("bad-signature-while-the-keys-are-away", $"{TokenRefused}", KeysAwayAsync)]),
        Login("jwks-foreign-keys-beside-good", Accept),
        Login("jwks-unfit-key", TokenRefused),
        new("jwks-empty-or-malformed",
            [
                .. Login("jwks-empty-or-malformed", TokenRefused, ("private-members", Accept)).Cases,
                .. VariantsOf("jwks-empty-or-malformed").Where(variant => variant != "private-members").Select(GoodSetStays),
            ]),
        new("jwks-down-during-rotation", [.. VariantsOf("jwks-down-during-rotation").Select(DownDuringRotation)]),
        new("jwks-unknown-kid-flood",
            [.. Script("jwks-unknown-kid-flood", "R502 for each; no more fetches of the keys than seconds", FloodAsync).Cases,
             new Case("bad-signatures-under-a-known-kid", "R502 for each, at once; one fetch of the keys", BadSignaturesAsync) { Fault = "oidcc-client-test-invalid-sig-rs256" }]),
    ];

    private static async Task AddressOfTheMetadataAsync(Stage stage, Visitor visitor, Login login)
    {
        var fetches = (await stage.Org.JournalAsync()).To("/v1/keys");
        Expect.That(fetches is [{ Path: var path }] && path.Contains("/v1/keys/", StringComparison.Ordinal), "the keys were not asked for at the address that the metadata names");
    }

    private static async Task RotationAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept); // the keys are known from here on
        using var rotating = stage.Org.Arm(stage.Case.FaultOnTheWay!);
        await Judge.LogInAsync(stage, Accept);
        var fetches = (await stage.Org.JournalAsync()).Count("/v1/keys");
        await Judge.LogInAsync(stage, Accept);
        Expect.Same(fetches + 1, (await stage.Org.JournalAsync()).Count("/v1/keys"), "fetches of the keys");
    }

    /// <summary>The first login has cached the keys as they were.</summary>
    private static async Task LaterAsync(Stage stage, int minutes, string fault, Expectation expected)
    {
        await Judge.LogInAsync(stage, Accept);
        stage.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await stage.Org.AdvanceClockAsync($"PT{minutes}M");
        using (stage.Org.Arm(fault))
        {
            await Judge.LogInAsync(stage, expected);
        }
    }

    /// <summary>A fresh set is not to be had, and the one that is there says enough.</summary>
    private static async Task KeysAwayAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        using (stage.Org.Arm("oidcc-client-test-invalid-sig-rs256"))
        {
            using (stage.Org.Arm("http-error-status:503@jwks"))
            {
                await Judge.LogInAsync(stage, TokenRefused);
            }
        }
    }

    /// <summary>A set that is none is fetched for a kid that nobody knows, while a good one is cached.</summary>
    private static Case GoodSetStays(string variant) => new($"{variant}-after-a-good-one", "R502 for the unknown kid; ACCEPT again for the known one", async stage =>
    {
        await Judge.LogInAsync(stage, Accept);
        using (stage.Org.Arm($"jwks-empty-or-malformed:{variant}"))
        {
            using (stage.Org.Arm("id-token-kid-mismatch:unknown"))
            {
                await Judge.LogInAsync(stage, TokenRefused);
            }

            await Judge.LogInAsync(stage, Accept);
        }
    });

    private static Case DownDuringRotation(string variant) => new(variant, "R503; sessions stay, and the next login tries again", async stage =>
    {
        var (visitor, _) = await Judge.LogInAsync(stage, Accept);
        using (stage.Org.Arm(stage.Case.FaultOnTheWay!))
        {
            await Judge.LogInAsync(stage, new Expectation(Reach.Keys, variant == "silent" ? [Outcome.R503, Outcome.R504] : [Outcome.R503]));
        }

        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "the user of a running session");
        await RecoversAsync(stage);
    })
    {
        FaultOnTheWay = NameOf("jwks-down-during-rotation", variant), Setup = Setup.Impatient,
    };

    /// <summary>A fetch that hangs still has its time; whoever comes after it is signed in.</summary>
    private static async Task RecoversAsync(Stage stage)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var login = await stage.NewVisitor().LogInAsync();
            if (login.Final.OpenedSessions.Count > 0)
            {
                stage.Saw($"login {attempt} after the outage is accepted");
                return;
            }
        }

        throw new RowException("three logins after the outage are refused");
    }

    /// <summary>The set was fetched a moment ago: that the signature is bad is the signature's fault, and nobody waits for another set.</summary>
    private static async Task BadSignaturesAsync(Stage stage)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < 8; i++)
        {
            await Judge.LogInAsync(stage, TokenRefused);
        }

        var took = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        Expect.That(took < TimeSpan.FromSeconds(5), $"eight logins took {took.TotalSeconds:0.0} s");
        Expect.Same(1, (await stage.Org.JournalAsync()).Count("/v1/keys"), "fetches of the keys");
    }

    private static async Task FloodAsync(Stage stage)
    {
        var began = stage.Clock.GetTimestamp();
        var logins = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => stage.NewVisitor().LogInAsync()));
        var seconds = stage.Clock.GetElapsedTime(began).TotalSeconds;
        Expect.That(logins.All(login => FailurePages.Read(login.Final) == Outcome.R502), "not every login was R502");
        stage.Refused(logins[0].Final.Reason);
        var fetches = (await stage.Org.JournalAsync()).Count("/v1/keys");
        stage.Saw($"{Flood} logins at once, {fetches} fetches of the keys in {seconds:0.0} s");
        Expect.That(fetches <= seconds + 2, $"{fetches} fetches of the keys in {seconds:0.0} s");
    }
}
