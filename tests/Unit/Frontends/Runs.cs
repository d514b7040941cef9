using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>Runs that never were, for the tests of what is reported of them.</summary>
internal static class Runs
{
    public const string Hostile = "</script><img src=x onerror=alert(1)>\u0001 & \"quoted\"";

    public static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Certificate Run(int level, params Verdict[] verdicts) => Run(level, "chromium 1", verdicts);

    public static Certificate Run(int level, string browser, params Verdict[] verdicts) =>
        new(Candidate.RunningAt("http://localhost:1", "http://127.0.0.1:2"), "./front", level, browser, At, verdicts);

    public static Verdict Passed(string rule, string variant = "") => Judged(rule, Outcome.Passed, null, variant);

    public static Verdict Failed(string rule, string variant = "") => Judged(rule, Outcome.Failed, Hostile, variant);

    /// <summary>Without a variant: the first check of the rule.</summary>
    public static Verdict Judged(string rule, Outcome outcome, string? message = "why", string variant = "") =>
        new(AllChecks.All.First(check => check.Rule == rule && (variant.Length == 0 || check.Variant == variant)), outcome, message) { Took = TimeSpan.FromSeconds(1.5) };
}
