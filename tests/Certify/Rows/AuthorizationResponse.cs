using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>4. What the provider sends the browser back with. Requests that are crafted by hand: <see cref="CraftedCallback"/>.</summary>
internal static class AuthorizationResponse
{
    private const string Fapi2 = "fapi2-security-profile-final-client-test-";
    private const string Text = "callback-error-text-hostile";

    private static readonly Expectation Denied = new(Reach.Nothing, Outcome.R403);
    private static readonly Expectation Unavailable = new(Reach.Nothing, Outcome.R503);
    private static readonly Expectation Strange = new(Reach.Nothing, Outcome.R502);

    public static readonly IReadOnlyList<Row> Rows =
    [
        BothWays($"{Fapi2}ensure-authorization-response-with-invalid-state-fails", Untied),
        BothWays($"{Fapi2}ensure-authorization-response-with-invalid-missing-state-fails", Untied),
        Script("callback-code-swapped-between-attempts", "R503 for the first, R400 or R502 for the code of the first with the state of the second", SwappedAsync),
        BothWays($"{Fapi2}invalid-authorization-response-iss", Forged),
        BothWays($"{Fapi2}remove-authorization-response-iss", Forged),
        BothWays("callback-iss-not-advertised", Forged, ("right", Accept)),
        BothWays("callback-error-codes", Denied, ("server_error", Unavailable), ("temporarily_unavailable", Unavailable), ("x_never_heard_of", Strange)),
        new(Text, [.. VariantsOf(Text).SelectMany(HostileText)]),
        BothWays("callback-tokens-in-front-channel", Forged, ("fragment", Untied)),
        Row.WithoutOffer("oidcc-client-test-form-post-error", "form_post is not asked for: its cross-site POST would need a transaction cookie with SameSite=None."),
    ];

    private static async Task SwappedAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), Unavailable);
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), new Expectation(Reach.Keys, Outcome.R400, Outcome.R502));
    }

    /// <summary>Own text only: what the provider says of its error is neither shown nor linked to.</summary>
    private static IEnumerable<Case> HostileText(string variant)
    {
        Expectation expected = variant switch
        {
            "without-state" => Untied,
            "long" => Denied with { Outcomes = [Outcome.R400, Outcome.R403] }, // nobody's description has 10 kB
            "in-the-code" => Strange,
            _ => Denied,
        };
        foreach (var start in Enum.GetValues<Start>())
        {
            yield return new Case(start == Start.Server ? variant : $"{variant}@contract-1", $"{expected}; own text only", stage => OwnTextOnlyAsync(stage, expected, start)) { Fault = NameOf(Text, variant) };
        }
    }

    private static async Task OwnTextOnlyAsync(Stage stage, Expectation expected, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(start);
        if (login.Final.Status != StatusCodes.Status414UriTooLong) // the server's own limit: nothing of it was read
        {
            await Judge.OfAsync(stage, visitor, login, expected);
        }

        Expect.That(login.Final.OpenedSessions.Count == 0, "a session is opened");
        foreach (var theirs in new[] { "evil.example", "\u202E", "xxxxxxxxxx", "555 0100", "alert(1)" })
        {
            Expect.That(!login.Final.Whole.Contains(theirs, StringComparison.Ordinal), $"the page shows '{theirs}'");
            Expect.That(!stage.Web.Log.Text.Contains(theirs, StringComparison.Ordinal), $"the log shows '{theirs}'");
        }
    }
}
