namespace RazorOkta.Certify;

/// <summary>What must come of a login. Stated here and not taken from the mock's catalogue: a test compares the two.</summary>
/// <param name="Reach">How far the relying party may go.</param>
/// <param name="Outcomes">Any of these.</param>
internal sealed record Expectation(Reach Reach, params Outcome[] Outcomes)
{
    /// <summary>Which of the invariants of a refusal do not apply here.</summary>
    public Invariants Except { get; init; }

    /// <summary>The reason code that user and log see; <c>null</c>: any.</summary>
    public string? Reason { get; init; }

    /// <summary>The user is signed in.</summary>
    public static Expectation Accept => new(Reach.UserInfo, Outcome.Accept);

    /// <summary>The browser's request is refused before anything is asked of the provider.</summary>
    public static Expectation Forged => new(Reach.Nothing, Outcome.R400);

    /// <summary>The same where the request cannot be tied to a login, so that none is spent.</summary>
    public static Expectation Untied => Forged with { Except = Invariants.Spent };

    /// <summary>The ID token is refused.</summary>
    public static Expectation TokenRefused => new(Reach.Keys, Outcome.R502);

    /// <summary>The answer of the token endpoint is refused.</summary>
    public static Expectation AnswerRefused => new(Reach.Token, Outcome.R502);

    /// <summary>No login begins.</summary>
    public static Expectation NoLogin => new(Reach.Nothing, Outcome.R503);

    public bool Accepts => Outcomes.Contains(Outcome.Accept);

    public override string ToString() => Accepts && Outcomes.Length == 1
        ? "ACCEPT"
        : $"{string.Join(" or ", Outcomes.Select(Word))}, {Calls}";

    private string Calls => Reach switch
    {
        Reach.Nothing => "no token request",
        Reach.Token => "one token request and no call after it",
        Reach.Keys => "one token request, no UserInfo call",
        _ => "no call after the failing one",
    };

    private static string Word(Outcome outcome) => outcome == Outcome.Accept ? "ACCEPT" : $"{outcome}";
}
