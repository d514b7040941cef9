using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>What became of a rule: it is kept when all its checks pass.</summary>
internal sealed record RuleVerdict(Rule Rule, Outcome Outcome, IReadOnlyList<Verdict> Checks);

/// <summary>A whole run, as the reports tell it.</summary>
internal sealed class Certificate
{
    public Certificate(Candidate candidate, string spec, int wanted, string browser, DateTimeOffset at, IReadOnlyList<Verdict> verdicts)
    {
        (Candidate, Spec, Wanted, Browser, At, Verdicts) = (candidate, spec, wanted, browser, at, verdicts);
        Rules =
        [
            .. verdicts.GroupBy(verdict => verdict.Rule).OrderBy(rule => rule.Key.Level)
                .Select(rule => new RuleVerdict(rule.Key, Together([.. rule.Select(verdict => verdict.Outcome)]), [.. rule])),
        ];
    }

    public Candidate Candidate { get; }

    /// <summary>What was given to the command.</summary>
    public string Spec { get; }

    /// <summary>The level that it was judged by.</summary>
    public int Wanted { get; }

    public string Browser { get; }

    public DateTimeOffset At { get; }

    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>By level, and within one in the order of the checks, so that every report goes from the first level to the last.</summary>
    public IReadOnlyList<RuleVerdict> Rules { get; }

    /// <summary>Checks were chosen by this part of their names; <c>null</c>: all were tried.</summary>
    public string? Only { get; init; }

    public string Title => Candidate.Version.Length > 0 ? $"{Candidate.Name} {Candidate.Version}" : Candidate.Name;

    /// <summary>Every rule is kept, and none was left out.</summary>
    public bool IsCertified => Only is null && Rules.All(rule => IsKept(rule.Outcome));

    /// <summary>Nothing has failed but what its author knows of.</summary>
    public bool IsAsExpected => Verdicts.All(verdict => verdict.Outcome != Outcome.Failed);

    /// <summary>The highest level of which, and below which, every rule is kept; <c>null</c>: none, or not all were tried.</summary>
    public int? Reached
    {
        get
        {
            if (Only is not null)
            {
                return null;
            }

            int? reached = null;
            foreach (var level in Rules.GroupBy(rule => rule.Rule.Level))
            {
                if (!level.All(rule => IsKept(rule.Outcome)))
                {
                    break;
                }

                reached = level.Key;
            }

            return reached;
        }
    }

    /// <summary>Checks that a server which runs somewhere cannot be asked.</summary>
    public IReadOnlyList<string> NotAsked => [.. Verdicts.Where(verdict => verdict.Outcome == Outcome.NotApplicable && verdict.Check.CannotBeAskedOf(Candidate)).Select(verdict => verdict.Check.Name)];

    public int Kept => Rules.Count(rule => IsKept(rule.Outcome));

    /// <summary>Whether a rule with this outcome is kept.</summary>
    public static bool IsKept(Outcome outcome) => outcome is Outcome.Passed or Outcome.Warning or Outcome.NotApplicable;

    private static Outcome Together(IReadOnlyList<Outcome> checks) =>
        new[] { Outcome.Failed, Outcome.NotRun, Outcome.KnownFailure, Outcome.Warning, Outcome.Passed }.Where(outcome => checks.Contains(outcome)).Cast<Outcome?>().FirstOrDefault() ?? Outcome.NotApplicable;
}

internal static class Words
{
    /// <summary>An outcome as people and programs read it.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        Outcome.Warning => "warning",
        Outcome.NotApplicable => "not applicable",
        Outcome.NotRun => "not run",
        _ => "known failure",
    };

    public static string Level(int level) => $"level {level} ({Rules.Levels[level].Name})";

    /// <summary>What makes a run again, or a part of it: by the same level and in the same browser, or the verdict may be another.</summary>
    /// <param name="run">Which.</param>
    /// <param name="only">A part of the names of its checks; <c>null</c>: all.</param>
    public static string Command(Certificate run, string? only)
    {
        var browser = run.Browser.Split(' ')[0];
        return Surroundings.Command + $" {run.Spec}"
            + (run.Wanted == 0 ? "" : $" --level {run.Wanted}") // contract 1 has one level, and no flag for it
            + (browser == "chromium" ? "" : $" --browser {browser}")
            + (only is null ? "" : $" --only {only}");
    }

    /// <summary>The sentence that all reports begin with.</summary>
    public static string Verdict(Certificate run) => run switch
    {
        { Only: { } only } => $"Tried in part, with \"{only}\": {(run.IsAsExpected ? "nothing has failed, which certifies nothing" : "something has failed")}.",
        { IsCertified: true, NotAsked: [_, ..] notAsked } => $"Certified at {Level(run.Wanted)}, as far as a server that runs can be asked. Not tried: {string.Join(", ", notAsked)}.",
        { IsCertified: true } => $"Certified at {Level(run.Wanted)}.",
        _ => $"Not certified at {Level(run.Wanted)}; it reaches {(run.Reached is { } reached ? Level(reached) : "no level")}.{(run.IsAsExpected ? " Nothing has failed but what is known." : "")}",
    };
}
