using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Token revocation (RFC 7009).</summary>
internal static class RevokeEndpoint
{
    /// <summary>
    /// 200 also for unknown tokens (RFC 7009 2.2). No body and so no content type: AuthJS 5.11 to 8.0 would try to parse an empty JSON body
    /// and stop signing out.
    /// </summary>
    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (TokenEndpoint.FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        if (client is null)
        {
            return failure!;
        }

        Revoke(parameters["token"], client, server);
        return Results.Ok();
    }

    private static void Revoke(string? text, OidcClient client, AuthorizationServer server)
    {
        var token = server.Org.AccessTokens.Find(text, server);
        if (text is not null && token?.Grant.Client.ClientId == client.ClientId)
        {
            server.Org.AccessTokens.Revoke(text);
        }
    }
}
