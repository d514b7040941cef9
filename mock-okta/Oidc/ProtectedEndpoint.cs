using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.ClientAuth;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>What introspection and revocation ask of a request first: a form, a client that is who it says, and a token.</summary>
internal static class ProtectedEndpoint
{
    private static readonly OAuthError NoToken = OAuthError.InvalidRequest("The request has an invalid 'token' parameter.");

    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server, Func<string, OidcClient, IResult> answer)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (TokenEndpoint.FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        return client is null ? failure! : parameters["token"] is { } token ? answer(token, client) : NoToken;
    }
}
