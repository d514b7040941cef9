namespace RazorOkta.Web.Sessions;

/// <summary>A login that has succeeded: all that a session is opened with.</summary>
/// <param name="ProviderSession"><c>sid</c> of the ID token; <c>null</c> when there is none.</param>
/// <param name="BegunAt">When its login was begun; the beginning of time, where that is not known.</param>
/// <param name="AnsweredAt">When the provider's answer arrived.</param>
internal sealed record NewSession(SignedInUser User, string? ProviderSession, SessionTokens Tokens, DateTimeOffset BegunAt, DateTimeOffset AnsweredAt);

/// <summary>What came of opening a session.</summary>
internal enum Opening
{
    Opened,

    /// <summary>It cannot be written.</summary>
    NotKept,

    /// <summary>The provider has ended it while the login was under way.</summary>
    EndedMeanwhile,
}

/// <summary>Joins cookie and store: what pages ask to open, read and close the browser's session.</summary>
internal sealed class UserSessions(ISessionStore store, SessionCookie cookie, ProviderLogouts logouts, ITokenReturn tokenReturn, TimeProvider clock)
{
    /// <summary>The browser's session. Asking is using it, but at an address that says otherwise (<see cref="LooksOnlyAttribute"/>).</summary>
    public async ValueTask<UserSession?> CurrentAsync(HttpContext http)
    {
        if (LooksOnlyAttribute.IsOn(http))
        {
            return cookie.Read(http.Request) is { } shown ? await store.PeekAsync(shown) : null;
        }

        if (cookie.Read(http.Request) is { } handle && await store.FindAsync(handle) is { } session)
        {
            return session;
        }

        if (SessionCookie.IsIn(http.Request))
        {
            cookie.Delete(http.Response); // garbage, or of a session that is over: the browser need not show it again
        }

        return null;
    }

    // snippet: set-user-session
    /// <summary>Opens a session under a new handle. One that this browser had before ends: nothing of it is carried over (session fixation).</summary>
    /// <returns>If it is not <see cref="Opening.Opened"/>, nobody is signed in.</returns>
    public async ValueTask<Opening> OpenAsync(HttpContext http, NewSession login)
    {
        await CloseAllAsync(cookie.ReadAll(http.Request));
        var now = clock.GetUtcNow();
        var session = new UserSession
        {
            User = login.User,
            ProviderSession = login.ProviderSession,
            Tokens = login.Tokens,
            Browser = BrowserDescription.Of(http.Request),
            OpenedAt = now,
            UsedAt = now,
        };
        if (await store.TryOpenAsync(session) is not { } handle)
        {
            return Opening.NotKept;
        }

        // After it is there: a logout that came before this line is found here, one that comes later finds the session.
        if (logouts.Concern(session, login.BegunAt, login.AnsweredAt))
        {
            await store.CloseAsync(handle);
            tokenReturn.Return(login.Tokens);
            return Opening.EndedMeanwhile;
        }

        cookie.Write(http.Response, handle);
        return Opening.Opened;
    }
    // end-snippet

    /// <summary>Whether this browser shows a session that could be closed, though two of them sign nobody in.</summary>
    public async ValueTask<bool> CanCloseAsync(HttpContext http)
    {
        foreach (var handle in cookie.ReadAll(http.Request))
        {
            if (await store.PeekAsync(handle) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Closes the browser's session, and gives its tokens back. Of several cookies of its name, all that open one.</summary>
    /// <returns>What it was; <c>null</c> when there was none.</returns>
    public async ValueTask<UserSession?> CloseAsync(HttpContext http)
    {
        var handles = cookie.ReadAll(http.Request);
        if (handles.Count > 0)
        {
            // The cookie first: whatever the store does, this browser is signed out.
            cookie.Delete(http.Response);
        }

        return await CloseAllAsync(handles);
    }

    private async ValueTask<UserSession?> CloseAllAsync(IReadOnlyList<SessionHandle> handles)
    {
        UserSession? first = null;
        foreach (var handle in handles)
        {
            if (await store.CloseAsync(handle) is { } closed)
            {
                tokenReturn.ReturnAll([closed]);
                first ??= closed;
            }
        }

        return first;
    }
}
