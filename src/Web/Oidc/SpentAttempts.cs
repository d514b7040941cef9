namespace RazorOkta.Web.Oidc;

/// <summary>
/// Remembers which attempts have had their answer. Deleting a cookie only asks the browser to forget; whoever kept a copy of the request,
/// or sends it twenty times at once, is told apart here (RFC 9700 4.5).
/// </summary>
internal sealed class SpentAttempts(TimeProvider clock)
{
    // An hour: longer than any code is good for.
    private readonly SeenOnce _spent = new(TimeSpan.FromHours(1), capacity: 100_000, clock);

    /// <summary>True for the first caller with this attempt, and for no other.</summary>
    public bool TrySpend(LoginAttempt attempt) => _spent.TryAdd($"{attempt.State}\n{attempt.Nonce}");
}
