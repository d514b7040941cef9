namespace RazorOkta.Clients;

/// <summary>What became of a row.</summary>
/// <param name="Row">Which.</param>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
/// <param name="Reason">Why not; null for one that passed.</param>
/// <param name="Seen">What the script saw in the browser, in its order.</param>
/// <param name="Requests">What the org was asked, in the order of the first time.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Verdict(Row Row, string Outcome, string? Reason, IReadOnlyList<string> Seen, IReadOnlyList<string> Requests, TimeSpan Took);

internal static class Outcomes
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string NotPossible = "not-possible";
}
