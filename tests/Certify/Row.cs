using RazorOkta.Certify.Running;

namespace RazorOkta.Certify;

/// <summary>One row of the list, with everything that is tried for it.</summary>
/// <param name="Id">As in <see cref="Listing"/>.</param>
/// <param name="Cases">Its variants; a row of one has a case without a name.</param>
internal sealed record Row(string Id, params IReadOnlyList<Case> Cases)
{
    /// <summary>Why the relying party does not offer this at all. Never a pass: the certificate lists it apart.</summary>
    public string? NotOffered { get; init; }

    public static Row Of(string id, params Case[][] groups) => new(id, [.. groups.SelectMany(some => some)]);

    public static Row WithoutOffer(string id, string reason) => new(id) { NotOffered = reason };
}

/// <summary>One variant: a world of its own, a script, and what must come of it.</summary>
/// <param name="Variant">What follows the colon in <c>id:variant</c>; empty for the only one.</param>
/// <param name="Expected">In words, for the certificate.</param>
/// <param name="Script">Does it, and throws when something is not as it must be.</param>
internal sealed record Case(string Variant, string Expected, Func<Stage, Task> Script)
{
    /// <summary>What must come of the login, where the case is one login under one fault: compared with the mock's catalogue.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>A fault of the mock, armed before the relying party starts; for example <c>id-token-alg-none-variants:NoNe</c>.</summary>
    public string? Fault { get; init; }

    /// <summary>A fault that the script itself arms, once the relying party has begun well.</summary>
    public string? FaultOnTheWay { get; init; }

    /// <summary>How the world differs from the usual one.</summary>
    public Setup Setup { get; init; } = new();

    /// <summary>Measures time or memory, so that nothing else may run beside it.</summary>
    public bool Alone { get; init; }
}
