using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Control;

/// <summary>Who is signed in at the org, and which tokens are out; both can be ended. A session is named by a part of its id, which is a secret.</summary>
internal static class SessionsControl
{
    public static IResult ListSessions(MockOrg org) => JsonAnswer.Of(new { sessions = org.Sessions.All.Select(Describe) });

    public static IResult CloseSession(string id, MockOrg org) =>
        org.Sessions.All.FirstOrDefault(session => NameOf(session) == id) is { } session && org.Sessions.Close(session.Id) is not null
            ? Results.NoContent()
            : ControlError.NotFound("such session");

    public static IResult ListTokens(MockOrg org) => JsonAnswer.Of(new { tokens = org.AccessTokens.All.Where(token => !token.Grant.IsRevoked).Select(Describe) });

    /// <summary>Ends the grant behind it, and so every token that came from it.</summary>
    public static IResult RevokeToken(string jti, MockOrg org)
    {
        if (org.AccessTokens.All.FirstOrDefault(token => token.Jti == jti) is not { } token)
        {
            return ControlError.NotFound("such token");
        }

        token.Grant.Revoke();
        return Results.NoContent();
    }

    private static object Describe(OktaSession session) => new
    {
        id = NameOf(session),
        user = session.User.Login,
        authenticatedAt = session.AuthenticatedAt.ToOktaTime(),
        amr = session.SignedIn.Methods,
    };

    private static object Describe(AccessToken token) => new
    {
        jti = token.Jti,
        client = token.Grant.Client.ClientId,
        subject = token.Grant.Subject,
        issuer = token.Grant.Server.Issuer,
        scopes = token.Grant.Scopes,
        expiresAt = token.ExpiresAt.ToOktaTime(),
    };

    private static string NameOf(OktaSession session) => session.Id[..11];
}
