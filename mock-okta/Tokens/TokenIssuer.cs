using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class TokenIssuer
{
    public static IResult Issue(AuthorizationGrant grant)
    {
        var org = grant.Server.Org;
        var now = org.Clock.GetUtcNow();
        var accessToken = IssueAccessToken(grant, now);
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = (int)grant.Server.Definition.AccessTokenLifetime.TotalSeconds,
            access_token = accessToken,
            scope = string.Join(' ', grant.Scopes),
            id_token = Jwt.Sign(IdTokenClaims.For(grant, accessToken, now), org.Keys.Current),
        });
    }

    private static string IssueAccessToken(AuthorizationGrant grant, DateTimeOffset now)
    {
        var server = grant.Server;
        var token = new AccessToken(OktaId.Secret("AT."), grant, now, server.Definition.AccessTokenLifetime);
        var text = Jwt.Sign(AccessTokenClaims.For(token), server.AccessTokensAreOpaque ? server.Org.Keys.Hidden : server.Org.Keys.Current);
        server.Org.AccessTokens.Add(text, token);
        return text;
    }
}
