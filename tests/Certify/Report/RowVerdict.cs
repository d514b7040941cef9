namespace RazorOkta.Certify.Report;

/// <summary>What became of a row: it has passed when all its cases have.</summary>
internal sealed record RowVerdict(Listing Listing, string Outcome, IReadOnlyList<Verdict> Cases)
{
    public static IReadOnlyList<RowVerdict> Of(IReadOnlyList<Verdict> verdicts) =>
    [
        .. verdicts.GroupBy(verdict => verdict.Listing).Select(row => new RowVerdict(
            row.Key,
            row.Any(verdict => verdict.Outcome == Outcomes.Failed) ? Outcomes.Failed
                : row.All(verdict => verdict.Outcome == Outcomes.NotOffered) ? Outcomes.NotOffered
                : Outcomes.Passed,
            [.. row])),
    ];
}
