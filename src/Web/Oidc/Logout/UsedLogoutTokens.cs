namespace RazorOkta.Web.Oidc.Logout;

/// <summary>
/// Remembers which logout tokens have been here (their <c>jti</c>, OIDC Back-Channel Logout 2.6), across restarts as well: each counts once. Only the
/// provider's own come so far, so the provider alone decides how many there are.
/// </summary>
internal sealed class UsedLogoutTokens(OidcOptions options, string folder, TimeProvider clock, ILogger<UsedLogoutTokens> log)
{
    // As long as the rules let a token pass; then it is too old, and need not be remembered. One from the future is good for another leeway.
    private readonly SeenOnce _seen = new(
        LogoutTokenRules.MaximumAge + options.ClockLeeway + options.ClockLeeway, capacity: 100_000, clock, new SeenFile(Path.Combine(folder, "logout-tokens"), log));

    /// <summary>True for the first caller with this, and for no other.</summary>
    public bool TryUse(string tokenId) => _seen.TryAdd(tokenId);
}
