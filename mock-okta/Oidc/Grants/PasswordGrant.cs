using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A password for tokens (RFC 6749 4.3), which some classic SDKs still use. There is no browser, so no session and no second factor.</summary>
internal static class PasswordGrant
{
    private static readonly string[] ThisGrant = [GrantType.Password];

    /// <summary>The same for an unknown user as for a wrong password: who asks must not learn which names exist. In Okta's words, as are those of the policy.</summary>
    private static readonly OAuthError WrongCredentials = OAuthError.InvalidGrant("The credentials provided were invalid.");

    private static readonly OAuthError SecondFactorNeeded = OAuthError.InvalidGrant(
        "Resource owner password credentials authentication denied by sign on policy.");

    public static Task<IResult> IssueAsync(HttpContext http, TokenRequest request) => Task.FromResult(Issue(http, request));

    private static IResult Issue(HttpContext http, TokenRequest request)
    {
        if (request.Parameters["username"] is not { } username || request.Parameters["password"] is not { } password)
        {
            return OAuthError.InvalidRequest("The token request must have the parameters 'username' and 'password'.");
        }

        if (ScopeRules.ForAPerson(request.Server, request.Client, request.Scopes) is { } wrongScope)
        {
            return wrongScope;
        }

        if (request.Server.Org.Users.Authenticate(username, password) is not { } user)
        {
            http.Log().SignInRefused();
            return WrongCredentials;
        }

        return IssueFor(user, request);
    }

    private static IResult IssueFor(OktaUser user, TokenRequest request)
    {
        if (request.Server.Org.Definition.SignOn.RequireMfa && user.Factors.Count > 0)
        {
            return SecondFactorNeeded;
        }

        if (!GrantAccess.IsAssigned(request.Client, user))
        {
            return OAuthError.AccessDenied(GrantAccess.NotAssigned);
        }

        var decision = GrantAccess.Evaluate(request.Server, request.Client, user, ThisGrant, request.Scopes);
        return decision.IsGranted ? TokenIssuer.Issue(GrantOf(user, request, decision)) : OAuthError.AccessDenied(GrantAccess.NoPolicyFits);
    }

    private static AuthorizationGrant GrantOf(OktaUser user, TokenRequest request, PolicyDecision decision) => new()
    {
        Server = request.Server,
        Client = request.Client,
        Scopes = request.Scopes,
        SignedIn = new SignedInUser(user, request.Server.Org.Clock.GetUtcNow(), SignedInUser.PasswordAlone),
        AccessTokenLifetime = decision.AccessTokenLifetime,
    };
}
