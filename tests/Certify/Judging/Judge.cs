using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Judging;

/// <summary>Says whether a login came out as it must.</summary>
internal static class Judge
{
    private const int LongestCookie = 4096;

    /// <summary>A whole login of a new visitor, and the verdict on it.</summary>
    public static async Task<(Visitor Visitor, Login Login)> LogInAsync(Stage stage, Expectation expected, Start start = Visitor.Usual)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(start);
        await OfAsync(stage, visitor, login, expected);
        return (visitor, login);
    }

    /// <param name="stage">Where it happened.</param>
    /// <param name="visitor">Who came back.</param>
    /// <param name="login">From which login.</param>
    /// <param name="expected">What must have come of it.</param>
    /// <param name="before">Whom the relying party took the visitor for before; <c>null</c>: for nobody.</param>
    /// <param name="user">Id of who has signed in.</param>
    public static async Task OfAsync(Stage stage, Visitor visitor, Login login, Expectation expected, string? before = null, string user = Known.JohnId)
    {
        var answer = login.Final;
        stage.Saw($"{(login.IsAtCallback ? "callback" : "login start")}: {answer.Status}{(answer.Reason is { } reason ? $", {reason}" : "")}");
        stage.Refused(answer.Reason);
        if (FailurePages.Read(answer) is not { } outcome || (outcome == Outcome.Accept && !login.IsAtCallback))
        {
            throw new RowException($"neither signed in nor refused: {answer} \"{answer.Heading}\"");
        }

        Expect.That(expected.Outcomes.Contains(outcome), $"{Word(outcome)} ({answer})");
        Expect.Same(FailurePages.StatusOf(outcome, login.IsAtCallback), answer.Status, $"the status of {Word(outcome)}");
        Expect.That(expected.Reason is null || expected.Reason == answer.Reason, $"the reason should be {expected.Reason} and is {answer.Reason}");
        var breaches = outcome == Outcome.Accept
            ? await AcceptedAsync(stage, visitor, login, user)
            : await new Refusal(stage, visitor, login, before).BreachesAsync(expected);
        if (outcome == Outcome.R503 && answer.Header("Retry-After") is null)
        {
            breaches = [.. breaches, "503 without Retry-After"];
        }

        Expect.That(breaches.Count == 0, string.Join("; ", breaches));
        await UntemptedAsync(stage);
    }

    /// <summary>No address that a token, a claim or a redirect tempted it to was fetched.</summary>
    public static async Task UntemptedAsync(Stage stage)
    {
        var visits = await stage.Org.CanaryVisitsAsync();
        Expect.That(visits.Count == 0, $"fetched what it must not: {string.Join(", ", visits)}");
    }

    private static async Task<IReadOnlyList<string>> AcceptedAsync(Stage stage, Visitor visitor, Login login, string user)
    {
        var answer = login.Callback!;
        List<string> breaches = [];
        if (answer.Location is not ['/', ..] || answer.Location.StartsWith("//", StringComparison.Ordinal))
        {
            breaches.Add($"the login ends at '{answer.Location}', which is no local path");
        }

        if (answer.OpenedSessions is not [{ Raw.Length: < LongestCookie }])
        {
            breaches.Add($"{answer.OpenedSessions.Count} session cookies are set, where one of less than 4 kB must be");
        }

        if (await visitor.SignedInAsAsync() is var signedIn && signedIn != user)
        {
            breaches.Add($"the browser is {signedIn ?? "nobody"}, not {user}");
        }

        if (Calls.Exceeded(Reach.UserInfo, await stage.Org.JournalAsync(), login.Mark) is { } exceeded)
        {
            breaches.Add(exceeded);
        }

        if (Leaks.InLog(stage.Web.Log.Text, login.Secrets) is { } leak)
        {
            breaches.Add($"the log holds {leak}");
        }

        return breaches;
    }

    private static string Word(Outcome outcome) => outcome == Outcome.Accept ? "ACCEPT" : $"{outcome}";
}
