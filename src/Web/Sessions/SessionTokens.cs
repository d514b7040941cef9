namespace RazorOkta.Web.Sessions;

/// <summary>The tokens of a session. They stay on the server.</summary>
/// <param name="AccessToken">Opaque to us.</param>
/// <param name="RefreshToken"><c>null</c> when the provider gave none: then the access token is not renewed.</param>
/// <param name="ExpiresAt">When the access token expires; <c>null</c> when the provider did not say.</param>
internal sealed record SessionTokens(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    /// <summary>From when on the access token is to be renewed; <c>null</c>: never.</summary>
    public DateTimeOffset? RenewAt { get; init; }

    /// <summary>What to give back to the provider when the session is over: the refresh token ends the others with it (RFC 7009 2.1).</summary>
    public string Foremost => RefreshToken ?? AccessToken;

    /// <param name="lifetime">How long the access token is good for. It is renewed a minute before its end, or halfway when it is shorter than two.</param>
    public static SessionTokens Create(string accessToken, string? refreshToken, TimeSpan? lifetime, DateTimeOffset now) =>
        new(accessToken, refreshToken, now + lifetime)
        {
            RenewAt = refreshToken is null || lifetime is not { } length ? null : now + (length - Ahead > length / 2 ? length - Ahead : length / 2),
        };

    public bool IsDue(DateTimeOffset now) => now >= RenewAt;

    // A record prints its members; tokens are never printed.
    public override string ToString() => nameof(SessionTokens);
}
