namespace RazorOkta.Web.Sessions;

/// <summary>
/// Opens, finds, lists and closes sessions. Asynchronous, and without a word of memory or files, so that a store that several servers share can take
/// its place (docs/decisions/0012-sessions-and-the-provider.md). What is closed is gone for the next who asks, and for those who are asking just now.
/// </summary>
internal interface ISessionStore
{
    /// <summary><c>null</c> when the session cannot be kept: then there is none.</summary>
    ValueTask<SessionHandle?> TryOpenAsync(UserSession session);

    /// <summary>The session, unless it is closed, over, or was never there. Finding is using: the idle limit starts anew.</summary>
    ValueTask<UserSession?> FindAsync(SessionHandle handle);

    /// <summary>The same, without using it.</summary>
    ValueTask<UserSession?> PeekAsync(SessionHandle handle);

    /// <summary>The sessions that are meant and not over, in no order, without using them.</summary>
    ValueTask<IReadOnlyList<UserSession>> ListAsync(SessionsOf which);

    /// <summary>Gives a session other tokens, and the ID token that came with them.</summary>
    /// <param name="seen">The session as the caller has read it.</param>
    /// <returns>False when it is closed, or has other tokens by now: then nothing has changed.</returns>
    ValueTask<bool> TryReplaceTokensAsync(UserSession seen, SessionTokens tokens, string idToken);

    /// <returns>The session as it was; <c>null</c> when there was none.</returns>
    ValueTask<UserSession?> CloseAsync(SessionHandle handle);

    /// <returns>Those that are closed now and were not before, each to one caller only.</returns>
    ValueTask<IReadOnlyList<UserSession>> CloseAsync(SessionsOf which);
}
