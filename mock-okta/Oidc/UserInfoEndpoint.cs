using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>UserInfo (OIDC Core 5.3).</summary>
internal static class UserInfoEndpoint
{
    private const string InvalidToken = "Bearer error=\"invalid_token\", error_description=\"The access token is invalid.\"";

    private const string InsufficientScope = "Bearer error=\"insufficient_scope\", "
        + "error_description=\"The access token must provide access to at least one of these scopes - profile, email, address or phone\"";

    public static IResult Handle(HttpContext http, AuthorizationServer server)
    {
        var bearer = ReadBearer(http.Request);
        if (server.Org.AccessTokens.Find(bearer, server) is not { } token)
        {
            // RFC 6750 3.1: who sent no token at all is told the scheme and no error.
            return Refuse(http, StatusCodes.Status401Unauthorized, bearer is null ? "Bearer" : InvalidToken);
        }

        // A token without openid speaks for a client or for an API, not about a person (OIDC Core 5.3).
        return token.Scopes.Contains(Scope.OpenId) && token.Grant.SignedIn is not null
            ? JsonAnswer.Of(ClaimsOf(token))
            : Refuse(http, StatusCodes.Status403Forbidden, InsufficientScope);
    }

    private static JsonObject ClaimsOf(AccessToken token)
    {
        var user = token.Grant.User;
        var claims = ProfileClaims.Full(user, token.Scopes);
        CustomClaims.AddTo(claims, token.Grant, user, token.Scopes, ClaimTarget.IdToken);
        return claims;
    }

    private static IResult Refuse(HttpContext http, int status, string challenge)
    {
        http.Response.Headers.WWWAuthenticate = challenge;
        return Results.StatusCode(status);
    }

    private static string? ReadBearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : null;
}
