namespace RazorOkta.Certify;

/// <summary>What became of one case.</summary>
/// <param name="Listing">The row.</param>
/// <param name="Variant">Of the row; empty for the only one.</param>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
/// <param name="Expected">What had to come of it.</param>
/// <param name="Observed">What came of it; for a failure, what was wrong.</param>
/// <param name="Evidence">What was seen on the way, in its order.</param>
/// <param name="Reasons">The reason codes with which the relying party refused.</param>
/// <param name="Took">How long it took.</param>
internal sealed record Verdict(
    Listing Listing, string Variant, string Outcome, string Expected, string Observed, IReadOnlyList<string> Evidence, IReadOnlyList<string> Reasons, TimeSpan Took)
{
    public string Name => NameOf(Listing.Id, Variant);

    public static string NameOf(string id, string variant) => variant.Length == 0 ? id : $"{id}:{variant}";
}

internal static class Outcomes
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string NotOffered = "not-offered";
}
