using RazorOkta.Frontends.Checks;

namespace RazorOkta.Frontends.Running;

internal enum Outcome
{
    Passed,
    Failed,

    /// <summary>A budget is exceeded.</summary>
    Warning,

    /// <summary>The rule has nothing to say of this front-end.</summary>
    NotApplicable,

    /// <summary>Something else has to be mended before it can be judged.</summary>
    NotRun,

    /// <summary>It fails, and its author knows.</summary>
    KnownFailure,
}

/// <summary>What became of one check.</summary>
/// <param name="Check">Which.</param>
/// <param name="Outcome">What.</param>
/// <param name="Message">What was seen that is wrong, or why it was not judged; <c>null</c> for one that has passed.</param>
internal sealed record Verdict(Check Check, Outcome Outcome, string? Message)
{
    /// <summary>What was seen on the way, in its order.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public TimeSpan Took { get; init; }

    /// <summary>Folder of what was kept of it, below that of the report; <c>null</c>: nothing.</summary>
    public string? Evidence { get; init; }

    public Rule Rule => Rules.Named(Check.Rule);
}
