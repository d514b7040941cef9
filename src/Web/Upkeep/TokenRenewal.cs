using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Refresh;
using RazorOkta.Web.Oidc.Tokens;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Upkeep;

/// <summary>Renews the tokens of a session when they are due: once, however many requests of it come at the same time (RFC 9700 4.14.2).</summary>
internal sealed class TokenRenewal(
    OidcOptions options, TokenRefresh refresh, ISessionStore sessions, ITokenReturn tokenReturn, TimeProvider clock, ILogger<TokenRenewal> log)
{
    // A provider that is down is not asked again by each page.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <summary>The session as it is afterwards; <c>null</c> when it is over. Waits no longer than <see cref="OidcOptions.RenewalPatience"/>.</summary>
    public async ValueTask<UserSession?> RenewAsync(UserSession session, CancellationToken cancellation)
    {
        if (!options.WireProfile.RenewsTokens || session.Tokens?.IsDue(clock.GetUtcNow()) != true)
        {
            return session;
        }

        var flight = Join(session);
        // Counted from its start: of many pages that wait for a slow provider, only the first waits the whole time.
        var patience = options.RenewalPatience - clock.GetElapsedTime(flight.StartedAt);
        try
        {
            await flight.Task.WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // The page goes on with what there is, and the renewal too.
        }

        return await FindAsync(session);
    }

    private Flight Join(UserSession session)
    {
        lock (_gate)
        {
            if (!_flights.TryGetValue(session.Id, out var flight))
            {
                flight = new Flight(Task.Run(() => FlyAsync(session)), clock.GetTimestamp());
                _flights[session.Id] = flight;
            }

            return flight;
        }
    }

    private async Task FlyAsync(UserSession session)
    {
        try
        {
            // As it is by now: whoever comes here may have read it before the last renewal, and would send a refresh token twice.
            if (await FindAsync(session) is { Tokens: { RefreshToken: { } refreshToken } tokens } current && tokens.IsDue(clock.GetUtcNow()))
            {
                var original = OriginalLogin.Of(current.User.Subject, current.User.Claims);
                await ApplyAsync(current, tokens, await refresh.RefreshAsync(refreshToken, original));
            }
        }
        finally
        {
            lock (_gate)
            {
                _flights.Remove(session.Id);
            }
        }
    }

    private async ValueTask ApplyAsync(UserSession session, SessionTokens tokens, RefreshOutcome outcome)
    {
        var (now, subject, detail) = (clock.GetUtcNow(), LogText.Clean(session.User.Subject), LogText.Clean(outcome.Failure?.Detail ?? ""));
        if (outcome is { IsFatal: true, Failure: { } refusal })
        {
            // Nothing of it is given back: of a refused token there is nothing left, and an answer that is not believed is not used.
            await sessions.CloseAsync(SessionsOf.One(session));
            var level = refusal.NeedsOperator ? LogLevel.Error : LogLevel.Warning;
            log.RenewalRefused(level, subject, refusal.Reason, detail);
        }
        else if (outcome.Tokens is { } renewed)
        {
            await KeepAsync(session, SessionTokens.Create(renewed.AccessToken, outcome.RefreshToken, renewed.ExpiresIn, now), renewed.IdToken);
            log.TokensRenewed(subject);
        }
        else
        {
            await KeepAsync(session, tokens with { RefreshToken = outcome.RefreshToken, RenewAt = now + RetryInterval }, idToken: null);
            log.RenewalPostponed(subject, outcome.Failure!.Reason, detail);
        }
    }

    /// <summary>A session that was closed meanwhile stays closed, and its new tokens are nobody's.</summary>
    private async ValueTask KeepAsync(UserSession session, SessionTokens tokens, string? idToken)
    {
        if (!await sessions.TryReplaceTokensAsync(session, tokens, idToken ?? session.User.IdToken))
        {
            tokenReturn.Return(tokens);
        }
    }

    private async ValueTask<UserSession?> FindAsync(UserSession session) => (await sessions.ListAsync(SessionsOf.One(session))).SingleOrDefault();

    private sealed record Flight(Task Task, long StartedAt);
}
