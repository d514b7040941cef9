using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Token revocation (RFC 7009). The hint is not needed: no two tokens have the same text.</summary>
internal static class RevokeEndpoint
{
    public static Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server) =>
        ProtectedEndpoint.HandleAsync(http, server, (token, client) => Revoke(token, client, server));

    /// <summary>
    /// 200 also for unknown tokens (RFC 7009 2.2). No body and so no content type: AuthJS 5.11 to 8.0 would try to parse an empty JSON body
    /// and stop signing out.
    /// </summary>
    private static IResult Revoke(string text, OidcClient client, AuthorizationServer server)
    {
        var org = server.Org;
        if (org.AccessTokens.Find(text, server) is { } accessToken && Belongs(accessToken.Grant, client))
        {
            org.AccessTokens.Revoke(text);
        }

        // Without its refresh token the rest of the family has no right to live either (RFC 7009 2.1).
        if (org.RefreshTokens.Find(text) is { } refreshToken && Belongs(refreshToken.Grant, client) && refreshToken.Grant.Server.Issuer == server.Issuer)
        {
            refreshToken.Grant.Revoke();
        }

        return Results.Ok();
    }

    private static bool Belongs(AuthorizationGrant grant, OidcClient client) => grant.Client.ClientId == client.ClientId;
}
