using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Oidc.Consents;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Org;

/// <summary>All that an org remembers of what has happened. A reset replaces the whole of it.</summary>
/// <param name="clock">The org's.</param>
/// <param name="sessionEnded">Hears of each session that is closed.</param>
internal sealed class OrgState(TimeProvider clock, Action<OktaSession> sessionEnded)
{
    public IInterceptor? Interceptor { get; set; }

    public OktaSessions Sessions { get; } = new(clock, sessionEnded);

    public RememberedDevices RememberedDevices { get; } = new(clock);

    public SessionTokens SessionTokens { get; } = new(clock);

    public AuthnTransactions AuthnTransactions { get; } = new(clock);

    public QrCodes QrCodes { get; } = new(clock);

    public SavedAuthorizeRequests SavedRequests { get; } = new(clock);

    public AuthorizationCodes Codes { get; } = new(clock);

    /// <summary>What Identity Engine hands out in place of a code, with the same rules.</summary>
    public AuthorizationCodes InteractionCodes { get; } = new(clock);

    public IdxState Idx { get; } = new(clock);

    public AccessTokens AccessTokens { get; } = new(clock);

    public FailureCounts Failures { get; } = new(clock);

    public UsedTotpCodes UsedTotpCodes { get; } = new(clock);

    public PushChallenges Pushes { get; } = new(clock);

    public RecoveryTokens RecoveryTokens { get; } = new(clock);

    public Inbox Inbox { get; } = new(clock);

    public PushedRequests PushedRequests { get; } = new(clock);

    public GivenConsents Consents { get; } = new();

    /// <summary>By the hash of their <c>jti</c>: the client that has shown it.</summary>
    public ExpiringStore<OidcClient> UsedAssertions { get; } = new(clock, TimeSpan.FromHours(1), capacity: 10_000);

    public RefreshTokens RefreshTokens { get; } = new(clock);

    /// <summary>
    /// Ends what users and clients had who are no more, what they have begun, and what was allowed between them: Okta's consents last
    /// "until the user, application, authorization server or scope is deactivated or deleted" (Users API, consent grants).
    /// </summary>
    public void EndAllOf(Departures gone)
    {
        EndAccessOf(gone);
        RememberedDevices.Forget(gone.User);
        AuthnTransactions.Forget(gone);
        RecoveryTokens.Forget(gone);
        Pushes.Forget(gone);
        Idx.Forget(gone);
        SavedRequests.Forget(gone);
        PushedRequests.Forget(gone);
        Consents.Forget(gone);
    }

    /// <summary>Ends what lets users and clients in: sessions, and the tokens and codes that stand for a sign-in.</summary>
    public void EndAccessOf(Departures gone)
    {
        foreach (var session in Sessions.All.Where(session => gone.Include(session.User)))
        {
            Sessions.Close(session.Id);
        }

        SessionTokens.Forget(gone.Include);
        Codes.Forget(gone.Include);
        InteractionCodes.Forget(gone.Include);
        AccessTokens.Forget(gone.Include);
        RefreshTokens.Forget(gone.Include);
    }
}
