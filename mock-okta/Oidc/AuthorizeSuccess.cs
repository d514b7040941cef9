using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Makes what the response type names.</summary>
internal static class AuthorizeSuccess
{
    public static AuthorizeResponse Answer(HttpContext http, AuthorizeAttempt attempt)
    {
        var request = attempt.Request;
        http.Log().AccessGranted(request.Client.ClientId, attempt.User.Login);
        var grant = GrantOf(attempt);
        return new AuthorizeResponse(request, [.. Fields(request.ResponseType!, grant, request)]) { Grant = grant };
    }

    private static IEnumerable<(string Name, string Value)> Fields(ResponseType type, AuthorizationGrant grant, AuthorizeRequest request)
    {
        var now = request.Server.Org.Clock.GetUtcNow();
        var code = type.Code ? request.Server.Org.Codes.Issue(grant, request.RedirectUri!, request.CodeChallenge) : null;
        var accessToken = type.Token ? TokenIssuer.IssueAccessToken(grant, grant.Scopes, now) : null;
        if (code is not null)
        {
            yield return ("code", code);
        }

        if (type.IdToken)
        {
            var context = new IdTokenContext(grant.Scopes, now) { AccessToken = accessToken, Code = code, Nonce = grant.Nonce };
            yield return ("id_token", TokenIssuer.IssueIdToken(grant, context));
        }

        if (accessToken is not null)
        {
            yield return ("access_token", accessToken);
            yield return ("token_type", "Bearer");
            yield return ("expires_in", $"{(int)grant.LifetimeOfAccessTokens.TotalSeconds}");
            yield return ("scope", string.Join(' ', grant.Scopes));
        }
    }

    private static AuthorizationGrant GrantOf(AuthorizeAttempt attempt) => new()
    {
        Server = attempt.Request.Server,
        Client = attempt.Request.Client,
        Scopes = attempt.Scopes,
        SignedIn = attempt.Session.SignedIn,
        Session = attempt.Session,
        State = attempt.Request.State,
        Nonce = attempt.Request.Nonce,
        Acr = attempt.Request.Acr,
        AccessTokenLifetime = attempt.Policy.AccessTokenLifetime,
    };
}
