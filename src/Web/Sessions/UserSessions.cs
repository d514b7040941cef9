namespace RazorOkta.Web.Sessions;

/// <summary>Joins cookie and store: what pages ask to open, read and close the browser's session.</summary>
internal sealed class UserSessions(ISessionStore store, SessionCookie cookie, TimeProvider clock)
{
    public UserSession? Current(HttpContext http) => cookie.Read(http.Request) is { } handle ? store.Find(handle) : null;

    // snippet: set-user-session
    /// <summary>Opens a session under a new handle. One that this browser had before ends: nothing of it is carried over (session fixation).</summary>
    /// <returns>Whether it could be kept; if not, nobody is signed in.</returns>
    public bool TryOpen(HttpContext http, SignedInUser user)
    {
        if (cookie.Read(http.Request) is { } previous)
        {
            store.Close(previous);
        }

        var now = clock.GetUtcNow();
        var session = new UserSession { User = user, OpenedAt = now, UsedAt = now };
        if (store.TryOpen(session) is not { } handle)
        {
            return false;
        }

        cookie.Write(http.Response, handle);
        return true;
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

        // The cookie first: whatever the store does, this browser is signed out.
        cookie.Delete(http.Response);
        var session = store.Find(handle);
        store.Close(handle);
        return session;
    }
}
