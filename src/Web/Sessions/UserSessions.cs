namespace RazorOkta.Web.Sessions;

/// <summary>Joins cookie and store: what pages ask to open, read and close the browser's session.</summary>
internal sealed class UserSessions(ISessionStore store, SessionCookie cookie, TimeProvider clock)
{
    public UserSession? Current(HttpContext http) => cookie.Read(http.Request) is { } handle ? store.Find(handle) : null;

    // snippet: set-user-session
    /// <summary>Opens a session under a new handle. One that this browser had before ends: nothing of it is carried over (session fixation).</summary>
    public void Open(HttpContext http, SignedInUser user)
    {
        if (cookie.Read(http.Request) is { } previous)
        {
            store.Close(previous);
        }

        var now = clock.GetUtcNow();
        var handle = store.Open(new UserSession
        {
            User = user,
            OpenedAt = now,
            UsedAt = now,
        });
        cookie.Write(http.Response, handle);
    }
    // end-snippet

    /// <summary>Closes the browser's session.</summary>
    /// <returns>What it was; <c>null</c> when there was none.</returns>
    public UserSession? Close(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } handle)
        {
            return null;
        }

        var session = store.Find(handle);
        store.Close(handle);
        cookie.Delete(http.Response);
        return session;
    }
}
