using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

internal sealed class OktaSessions(TimeProvider clock)
{
    /// <summary>Okta's default: two hours without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private readonly ExpiringStore<OktaSession> _byId = new(clock, Idle, capacity: 10_000);

    public IReadOnlyList<OktaSession> All => _byId.All;

    /// <summary>Opens a session for this browser in place of the one that it had: a session id never survives a sign-in (session fixation).</summary>
    public OktaSession Open(HttpContext http, SignedInUser signedIn)
    {
        Take(http);
        var session = new OktaSession(signedIn);
        _byId.Add(session.Id, session);
        SessionCookie.Write(http, session.Id);
        return session;
    }

    /// <summary>This browser's session. Using it starts its idle time anew.</summary>
    public OktaSession? Current(HttpContext http)
    {
        var session = SessionCookie.Read(http).Select(_byId.Find).FirstOrDefault(found => found is not null);
        return session is not null && _byId.Renew(session.Id) is not null ? session : null;
    }

    public OktaSession? Close(HttpContext http)
    {
        var closed = Take(http);
        SessionCookie.Clear(http);
        return closed;
    }

    /// <summary>From outside; null when there is none.</summary>
    public OktaSession? Close(string sessionId) => _byId.Take(sessionId);

    private OktaSession? Take(HttpContext http) => SessionCookie.Read(http).Select(_byId.Take).FirstOrDefault(taken => taken is not null);
}
