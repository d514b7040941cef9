using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.Grants;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>The token endpoint (RFC 6749 3.2).</summary>
internal static class TokenEndpoint
{
    public static readonly IReadOnlyList<string> GrantTypes = ["authorization_code"];

    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        return client is null ? Refuse(http, failure!) : Grant(http, new TokenRequest(server, client, parameters));
    }

    /// <summary>What any of the endpoints that take a form refuses before it asks who calls.</summary>
    public static OAuthError? FormError(Parameters parameters)
    {
        if (parameters.BodyIsNotAForm)
        {
            return OAuthError.InvalidRequest("The request body must be of type 'application/x-www-form-urlencoded'.");
        }

        return parameters.AnyDoubled ? OAuthError.InvalidRequest("The request has a parameter that is included more than once.") : null;
    }

    private static IResult Grant(HttpContext http, TokenRequest request) => request.Parameters["grant_type"] switch
    {
        "authorization_code" => AuthorizationCodeGrant.Redeem(http, request),
        null => OAuthError.InvalidRequest("The token request has an invalid 'grant_type' parameter."),
        _ => new OAuthError(
            "unsupported_grant_type",
            $"The authorization grant type is not supported by the authorization server. Configured grant types: [{string.Join(", ", GrantTypes)}]."),
    };

    private static IResult Refuse(HttpContext http, IResult failure)
    {
        http.Log().TokensRefused("A client", "not authenticated");
        return failure;
    }
}

/// <summary>A token request of a client that has authenticated.</summary>
internal sealed record TokenRequest(AuthorizationServer Server, OidcClient Client, Parameters Parameters);
