using RazorOkta.Frontends.Candidates;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>One check of a rule. A rule is kept when all its checks pass.</summary>
/// <param name="Rule">Id of the rule (contract/rules.json).</param>
/// <param name="Variant">Which check of the rule; empty where there is one.</param>
/// <param name="Script">What is done with the front-end, and what must come of it. Whatever it throws is a failure.</param>
internal sealed record Check(string Rule, string Variant, Func<Trial, Task> Script)
{
    public Check(string rule, Func<Trial, Task> script) : this(rule, "", script) { }

    public string Name => Variant.Length == 0 ? Rule : $"{Rule}:{Variant}";

    /// <summary>Rules, or single checks by name, without which this one cannot be judged: it is not run where one is broken. So one defect is one finding.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Whether this one cannot be judged without another.</summary>
    public bool NeedsCheck(Check other) => Needs.Contains(other.Rule) || Needs.Contains(other.Name);

    /// <summary>Whether it looks at the package and its build alone, and not at a page.</summary>
    public bool IsOfPackage { get; init; }

    /// <summary>Whether a front-end that does not pass is warned of and no more: a budget.</summary>
    public bool Warns { get; init; }

    /// <summary>Whether it needs a server and an org of its own, and so cannot be tried on one that runs somewhere.</summary>
    public bool NeedsWorld { get => field || World is not null; init; }

    /// <summary>In which world it is tried; <c>null</c>: in the usual one.</summary>
    public WorldSettings? World { get; init; }

    /// <summary>Whether there is nothing to look at: the package, or an org of its own, of a front-end that runs somewhere.</summary>
    public bool CannotBeAskedOf(Candidate candidate) => candidate.There is not null && (IsOfPackage || NeedsWorld);

    public override string ToString() => Name;
}

/// <summary>A front-end does not keep a rule; the message says what was seen.</summary>
internal sealed class CheckFailedException(string message) : Exception(message);

/// <summary>A rule has nothing to say of this front-end; the message says why.</summary>
internal sealed class NotApplicableException(string message) : Exception(message);
