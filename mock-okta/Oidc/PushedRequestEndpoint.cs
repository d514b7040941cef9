using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.ClientAuth;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Pushed authorization requests (RFC 9126): the client sends its request itself, and the browser only carries a reference.</summary>
internal static class PushedRequestEndpoint
{
    private static readonly OAuthError RequestUriInAPushedRequest = OAuthError.InvalidRequest("A pushed request must not have the parameter 'request_uri'.");

    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (TokenEndpoint.FormError(parameters) is { } malformed)
        {
            return malformed;
        }

        var (client, failure) = ClientAuthentication.Authenticate(http.Request, parameters, server.Org);
        return client is null ? failure! : Push(http, new AuthorizeRequest(server, parameters, client), client);
    }

    private static IResult Push(HttpContext http, AuthorizeRequest request, OidcClient client)
    {
        if (FirstFailure(request) is { } failure)
        {
            http.Log().AuthorizeRefused(client.ClientId, failure.Error);
            return failure;
        }

        return JsonAnswer.Of(
            new { request_uri = request.Server.Org.PushedRequests.Add(request), expires_in = (int)PushedRequests.Lifetime.TotalSeconds },
            statusCode: StatusCodes.Status201Created);
    }

    /// <summary>RFC 9126 2.1: the checks of the authorize endpoint, here already; the caller is told in its own dialect.</summary>
    private static OAuthError? FirstFailure(AuthorizeRequest request)
    {
        if (request.Parameters.Contains("request_uri"))
        {
            return RequestUriInAPushedRequest;
        }

        return AuthorizeChecks.FirstFailure(request) is { } failure ? new OAuthError(failure.Error, failure.Description) : null;
    }
}
