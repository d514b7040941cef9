using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>How many rules are kept, and what became of how many checks.</summary>
internal static class Tally
{
    /// <returns>Without a full stop.</returns>
    public static string Of(Certificate run)
    {
        var broken = run.Verdicts.Count(verdict => verdict.Outcome is Outcome.Failed or Outcome.KnownFailure);
        var because = broken switch { 0 => "", 1 => " because of it", _ => " because of them" };
        // What was left out comes after what it was left out for.
        var parts = new (Outcome Outcome, string One, string Many)[]
        {
            (Outcome.Failed, "has failed", "have failed"),
            (Outcome.KnownFailure, "has failed as is known", "have failed as is known"),
            (Outcome.NotRun, $"was left out{because}", $"were left out{because}"),
            (Outcome.Warning, "has a warning", "have a warning"),
            (Outcome.NotApplicable, "does not apply", "do not apply"),
            (Outcome.Passed, "has passed", "have passed"),
        }.Select(part => (Count: run.Verdicts.Count(verdict => verdict.Outcome == part.Outcome), part.One, part.Many)).Where(part => part.Count > 0)
            .Select((part, i) => $"{part.Count}{(i > 0 ? "" : part.Count == 1 ? " check" : " checks")} {(part.Count == 1 ? part.One : part.Many)}");
        return $"{run.Kept} of {run.Rules.Count} {(run.Rules.Count == 1 ? "rule" : "rules")} {(run.Kept == 1 || run.Rules.Count == 1 ? "is" : "are")} kept: {string.Join(", ", parts)}";
    }
}
