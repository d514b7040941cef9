using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.ClientAuth;
using RazorOkta.MockOkta.Oidc.Grants;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>The token endpoint (RFC 6749 3.2).</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        return client is null ? Refuse(http, failure!) : await GrantAsync(http, new TokenRequest(server, client, parameters));
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

    private static async Task<IResult> GrantAsync(HttpContext http, TokenRequest request)
    {
        var asked = GrantTable.Normalize(request.Parameters["grant_type"]);
        if (Refusal(asked, request.Client) is { } refusal)
        {
            return refusal;
        }

        var answer = await GrantTable.Find(asked!)!(http, request);
        Report(http, request.Client, answer);
        return answer;
    }

    private static OAuthError? Refusal(string? asked, OidcClient client)
    {
        if (asked is null)
        {
            return OAuthError.InvalidRequest("The token request has an invalid 'grant_type' parameter.");
        }

        if (GrantTable.Find(asked) is null)
        {
            return new OAuthError("unsupported_grant_type", $"The authorization grant type is not supported by the authorization server. {Configured(GrantTable.Types)}");
        }

        return client.MayUse(asked)
            ? null
            : new OAuthError("unauthorized_client", $"The client is not authorized to use the provided grant type. {Configured(client.GrantTypes)}");
    }

    private static string Configured(IEnumerable<string> grantTypes) => $"Configured grant types: [{string.Join(", ", grantTypes)}].";

    private static void Report(HttpContext http, OidcClient client, IResult answer)
    {
        if (answer is OAuthError refused)
        {
            http.Log().TokensRefused(client.ClientId, refused.Error);
        }
        else
        {
            http.Log().TokensIssued(client.ClientId);
        }
    }

    private static IResult Refuse(HttpContext http, IResult failure)
    {
        http.Log().TokensRefused("A client", "not authenticated");
        return failure;
    }
}

/// <summary>A token request of a client that has authenticated.</summary>
internal sealed record TokenRequest(AuthorizationServer Server, OidcClient Client, Parameters Parameters)
{
    public IReadOnlyList<string> Scopes => field ??= [.. Parameters.List("scope").Distinct()];
}
