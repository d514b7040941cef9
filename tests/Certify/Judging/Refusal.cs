using System.Text.RegularExpressions;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Judging;

/// <summary>The invariants of every refusal, judged from outside: the answer, the cookies, the provider's journal, and the log.</summary>
/// <param name="stage">Whose.</param>
/// <param name="visitor">Who was refused.</param>
/// <param name="login">At which login.</param>
/// <param name="before">Whom the relying party took the visitor for before.</param>
internal sealed partial class Refusal(Stage stage, Visitor visitor, Login login, string? before)
{
    private readonly Answer _answer = login.Final;

    /// <returns>What does not hold, each with its number.</returns>
    public async Task<IReadOnlyList<string>> BreachesAsync(Expectation expected)
    {
        var journal = await stage.Org.JournalAsync();
        (Invariants Invariant, Func<Task<string?>> Check)[] checks =
        [
            (Invariants.NoSession, NoSessionAsync),
            (Invariants.NoFurtherCall, () => Task.FromResult(Calls.Exceeded(expected.Reach, journal, login.Mark))),
            (Invariants.NothingLeaks, () => Task.FromResult(Leaks.InAnswer(_answer.Whole, login.Secrets) is { } leak ? $"the answer shows {leak}" : null)),
            (Invariants.Headers, () => Task.FromResult(PageHeaders.Missing(_answer))),
            (Invariants.OneLogEvent, () => Task.FromResult(OneLogEvent())),
            (Invariants.NoLoop, () => Task.FromResult(NoLoop())),
            (Invariants.Spent, SpentAsync), // the last, for it sends the answer once more
        ];
        List<string> breaches = [];
        foreach (var (invariant, check) in checks)
        {
            if (!expected.Except.HasFlag(invariant) && await check() is { } breach)
            {
                breaches.Add($"{Number(invariant)}: {breach}");
            }
        }

        return breaches;
    }

    private async Task<string?> NoSessionAsync()
    {
        if (_answer.OpenedSessions.Count > 0)
        {
            return "a session cookie is set";
        }

        if (_answer.SetCookies.Any(set => Answer.IsSession(set.Name)))
        {
            return "the session cookie that was there is deleted";
        }

        var now = await visitor.SignedInAsAsync();
        return now == before ? null : $"the browser was {before ?? "nobody"} before and is {now ?? "nobody"} now";
    }

    private string? OneLogEvent()
    {
        var text = stage.Web.Log.Text;
        if (Leaks.InLog(text, login.Secrets) is { } leak)
        {
            return $"the log holds {leak}";
        }

        if (_answer.Reference is not { Length: > 0 } reference || _answer.Reason is not { Length: > 0 } reason)
        {
            return "the page shows no reason code and reference";
        }

        if (!StableCode().IsMatch(reason))
        {
            return $"'{reason}' is no stable reason code";
        }

        var events = stage.Web.Log.Lines.Where(line => line.Contains(reference, StringComparison.Ordinal)).ToList();
        return events is [var only] && only.Contains(reason, StringComparison.Ordinal) ? null : $"{events.Count} log events carry the page's reference and reason";
    }

    private string? NoLoop()
    {
        if (_answer.IsRedirect || _answer.Header("Refresh") is not null || AutomaticWay().IsMatch(_answer.Body))
        {
            return "there is an automatic way on from the failure";
        }

        return _answer.Body.Contains("<a ", StringComparison.Ordinal) ? null : "the page has no link";
    }

    /// <summary>Whoever has kept address and cookies tries again.</summary>
    private async Task<string?> SpentAsync()
    {
        if (login.CallbackUrl is null || login.Before is null)
        {
            return null; // no login was begun
        }

        var tokens = (await stage.Org.JournalAsync()).Count("/v1/token");
        var again = await new Browser { Cookies = login.Before.Copy() }.GetAsync(login.CallbackUrl, Asker.OtherSite);
        if (again.IsRedirect || again.OpenedSessions.Count > 0)
        {
            return "the same answer is taken a second time";
        }

        return (await stage.Org.JournalAsync()).Count("/v1/token") == tokens ? null : "the same answer leads to another token request";
    }

    private static string Number(Invariants invariant) => $"I{(int)Math.Log2((int)invariant) switch { 0 => 1, 1 => 2, 2 => 3, 3 => 4, 4 => 5, 5 => 6, _ => 7 }}";

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{2,49}\z")]
    private static partial Regex StableCode();

    [GeneratedRegex("http-equiv=\"?refresh|<script|<form", RegexOptions.IgnoreCase)]
    private static partial Regex AutomaticWay();
}
