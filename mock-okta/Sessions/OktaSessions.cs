using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <param name="clock">The org's.</param>
/// <param name="ended">Hears of each session that is closed, and not of one that only runs out.</param>
internal sealed class OktaSessions(TimeProvider clock, Action<OktaSession> ended)
{
    /// <summary>Okta's default: two hours without use.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private readonly ExpiringStore<OktaSession> _byId = new(clock, Idle, capacity: 10_000);

    public IReadOnlyList<OktaSession> All => _byId.All;

    /// <summary>Opens a session for this browser in place of the one that it had: a session id never survives a sign-in (session fixation).</summary>
    /// <param name="http">Whose browser.</param>
    /// <param name="signedIn">Who has signed in.</param>
    /// <param name="staysSignedIn">What the Identity Engine asks people; in classic sign-ins the policy decides alone.</param>
    public OktaSession Open(HttpContext http, SignedInUser signedIn, bool staysSignedIn = true)
    {
        var before = Take(http);
        var isTheSamePerson = before?.User.Id == signedIn.User.Id;
        var session = new OktaSession(signedIn, isTheSamePerson ? before!.Participants : null);
        if (!isTheSamePerson)
        {
            Report(before);
        }

        _byId.Add(session.Id, session);
        SessionCookie.Write(http, session.Id, staysSignedIn);
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
        return Report(closed);
    }

    /// <summary>From outside; null when there is none.</summary>
    public OktaSession? Close(string sessionId) => Report(_byId.Take(sessionId));

    private OktaSession? Report(OktaSession? closed)
    {
        if (closed is not null)
        {
            ended(closed);
        }

        return closed;
    }

    private OktaSession? Take(HttpContext http) => SessionCookie.Read(http).Select(_byId.Take).FirstOrDefault(taken => taken is not null);
}
