namespace RazorOkta.Web.Sessions;

/// <summary>
/// Gives the tokens of a session that is over back to the provider. Sessions know no provider, so this is all that they know of it. It returns at
/// once, and never throws: a session ends whatever the provider says.
/// </summary>
internal interface ITokenReturn
{
    /// <summary>Nobody holds these tokens any more.</summary>
    void Return(SessionTokens tokens);

    /// <summary>Likewise the tokens of sessions that are closed, where they have any.</summary>
    void ReturnAll(IEnumerable<UserSession> closed)
    {
        foreach (var tokens in closed.Select(session => session.Tokens).OfType<SessionTokens>())
        {
            Return(tokens);
        }
    }
}
