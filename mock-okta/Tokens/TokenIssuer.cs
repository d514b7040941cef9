using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class TokenIssuer
{
    public static IResult Issue(AuthorizationGrant grant)
    {
        var org = grant.Request.Server.Org;
        var now = org.Clock.GetUtcNow();
        var accessToken = IssueAccessToken(grant, now);
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = (int)AccessToken.Lifetime.TotalSeconds,
            access_token = accessToken,
            scope = string.Join(' ', grant.Request.Scopes),
            id_token = Jwt.Sign(IdTokenClaims.For(grant, accessToken, now), org.Keys.Published),
        });
    }

    private static string IssueAccessToken(AuthorizationGrant grant, DateTimeOffset now)
    {
        var server = grant.Request.Server;
        var token = new AccessToken(OktaId.Secret("AT."), grant, now);
        var text = Jwt.Sign(AccessTokenClaims.For(token), server.AccessTokensAreOpaque ? server.Org.Keys.Hidden : server.Org.Keys.Published);
        server.Org.AccessTokens.Add(text, token);
        return text;
    }
}
