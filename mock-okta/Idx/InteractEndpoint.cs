using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Oidc.ClientAuth;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// Begins a sign-in on the client's own page (<c>POST /v1/interact</c>). A client with a secret may come without it, since a page has none to send:
/// the handle is worth nothing without the client's authentication and verifier at the token endpoint. A secret that is sent must be right.
/// </summary>
internal static class InteractEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server)
    {
        var parameters = await Parameters.ReadAsync(http.Request);
        if (parameters.BodyIsNotAForm)
        {
            return OAuthError.InvalidRequest("The request body must be of type 'application/x-www-form-urlencoded'.");
        }

        var request = new AuthorizeRequest(server, parameters);
        if (InteractChecks.FirstFailure(request) is { } failure)
        {
            http.Log().InteractRefused(request.RegisteredClient?.ClientId ?? "An unknown client", failure.Error);
            return failure;
        }

        return ProvesItself(http.Request, parameters, server.Org) ?? Begin(request);
    }

    private static IResult? ProvesItself(HttpRequest http, Parameters parameters, MockOrg org) =>
        http.Headers.Authorization.Count > 0 || parameters.Contains("client_secret") || parameters.Contains("client_assertion")
            ? ClientAuthentication.Authenticate(http, parameters, org).Failure
            : null;

    private static IResult Begin(AuthorizeRequest request) =>
        JsonAnswer.Of(new { interaction_handle = request.Server.Org.Idx.Interactions.Save(new Interaction(request)) });
}
