using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Token introspection (RFC 7662) of access tokens.</summary>
internal static class IntrospectEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (TokenEndpoint.FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        return client is null ? failure! : Results.Json(Describe(server.Org.AccessTokens.Find(parameters["token"], server), client));
    }

    /// <summary>Of another client's token it says no more than of an unknown one.</summary>
    private static object Describe(AccessToken? token, OidcClient client)
    {
        if (token is null || token.Grant.Client.ClientId != client.ClientId)
        {
            return new { active = false };
        }

        var (grant, server) = (token.Grant, token.Grant.Server);
        return new
        {
            active = true,
            scope = string.Join(' ', grant.Scopes),
            username = grant.User.Login,
            exp = token.ExpiresAt.ToUnixTimeSeconds(),
            iat = token.IssuedAt.ToUnixTimeSeconds(),
            sub = grant.User.Login,
            aud = server.Audience,
            iss = server.Issuer,
            jti = token.Jti,
            token_type = "Bearer",
            client_id = client.ClientId,
            uid = grant.User.Id,
        };
    }
}
