using System.Text.Json;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Primary authentication, <c>POST /api/v1/authn</c>.</summary>
internal static class AuthnEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, MockOrg org)
    {
        if (!http.Request.HasJsonContentType())
        {
            return OktaError.UnsupportedMediaType;
        }

        return await ReadAsync(http) switch
        {
            null => OktaError.NotWellFormed,
            { Username: { Length: > 0 } username, Password: { Length: > 0 } password } => Authenticate(http, org, username, password),
            _ => OktaError.ValidationFailed("authRequest", "The 'username' and 'password' attributes are required in this context."),
        };
    }

    private static async Task<AuthnRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<AuthnRequest>(http.Request.Body, JsonSerializerOptions.Web, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Authenticate(HttpContext http, MockOrg org, string username, string password)
    {
        if (org.Users.Authenticate(username, password) is not { } user)
        {
            http.Log().SignInRefused();
            return OktaError.AuthenticationFailed;
        }

        http.Log().SignedIn(user.Login);
        return Results.Json(Success(org, user));
    }

    private static object Success(MockOrg org, OktaUser user) => new
    {
        expiresAt = (org.Clock.GetUtcNow() + SessionTokens.Lifetime).ToOktaTime(),
        status = "SUCCESS",
        sessionToken = org.SessionTokens.Issue(user),
        _embedded = new
        {
            user = new
            {
                id = user.Id,
                passwordChanged = user.UpdatedAt.ToOktaTime(),
                profile = new { login = user.Login, firstName = user.FirstName, lastName = user.LastName, locale = "en", timeZone = user.TimeZone },
            },
        },
    };

    private sealed record AuthnRequest(string? Username, string? Password);
}
