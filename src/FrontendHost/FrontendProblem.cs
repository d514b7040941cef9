namespace RazorOkta.FrontendHost;

/// <summary>Why there is no front-end, or why the one that is served is not the newest. Safe to show on a page.</summary>
/// <param name="Summary">One sentence: what is wrong.</param>
/// <param name="Cure">One sentence: what to do about it.</param>
/// <param name="Output">The last lines of a failed build, oldest first; empty where nothing ran.</param>
public sealed record FrontendProblem(string Summary, string Cure, IReadOnlyList<string> Output)
{
    public FrontendProblem(string summary, string cure) : this(summary, cure, []) { }

    /// <summary>Without the output, which was shown line by line as it came.</summary>
    public override string ToString() => $"{Summary} {Cure}";
}
