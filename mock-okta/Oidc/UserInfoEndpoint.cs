using System.Net.Http.Headers;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>UserInfo (OIDC Core 5.3).</summary>
internal static class UserInfoEndpoint
{
    public static IResult Handle(HttpContext http, AuthorizationServer server)
    {
        var bearer = ReadBearer(http.Request);
        return server.Org.AccessTokens.Find(bearer, server) is { } token
            ? Results.Json(Claims.OfUser(token.Grant.User, token.Grant.Scopes))
            : Refuse(http, presented: bearer is not null);
    }

    /// <summary>RFC 6750 3.1: who sent no token at all is told the scheme and no error.</summary>
    private static IResult Refuse(HttpContext http, bool presented)
    {
        http.Response.Headers.WWWAuthenticate = presented
            ? "Bearer error=\"invalid_token\", error_description=\"The access token is invalid.\""
            : "Bearer";
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static string? ReadBearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : null;
}
