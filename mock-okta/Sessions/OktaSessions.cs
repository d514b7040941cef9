using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

internal sealed class OktaSessions(TimeProvider clock)
{
    /// <summary>Okta's default: two hours without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private readonly ExpiringStore<OktaSession> _byId = new(clock, Idle, capacity: 10_000);

    /// <summary>Opens a session for this browser in place of the one that it had: a session id never survives a sign-in (session fixation).</summary>
    public OktaSession Open(HttpContext http, SignedInUser signedIn)
    {
        _byId.Take(SessionCookie.Read(http));
        var session = new OktaSession(signedIn.User, signedIn.At);
        _byId.Add(session.Id, session);
        SessionCookie.Write(http, session.Id);
        return session;
    }

    /// <summary>This browser's session. Using it starts its idle time anew.</summary>
    public OktaSession? Current(HttpContext http)
    {
        var session = _byId.Find(SessionCookie.Read(http));
        return session is not null && _byId.Renew(session.Id) is not null ? session : null;
    }

    public OktaSession? Close(HttpContext http)
    {
        var closed = _byId.Take(SessionCookie.Read(http));
        SessionCookie.Clear(http);
        return closed;
    }
}
