using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A token for a client that acts for itself (RFC 6749 4.4): no person, no ID token, no refresh token.</summary>
internal static class ClientCredentialsGrant
{
    private static readonly string[] ThisGrant = [GrantType.ClientCredentials];

    private static readonly OAuthError NobodyAuthenticated = new(
        "unauthorized_client", "The client_credentials grant type needs a client that authenticates, and this one is public.");

    public static Task<IResult> IssueAsync(HttpContext http, TokenRequest request) => Task.FromResult(Issue(request));

    private static IResult Issue(TokenRequest request)
    {
        // RFC 6749 4.4: only confidential clients.
        if (request.Client.IsPublic)
        {
            return NobodyAuthenticated;
        }

        if (ScopeRules.ForAClient(request.Server, request.Scopes) is { } wrongScope)
        {
            return wrongScope;
        }

        var decision = GrantAccess.Evaluate(request.Server, request.Client, user: null, ThisGrant, request.Scopes);
        return decision.IsGranted ? TokenIssuer.Issue(GrantOf(request, decision)) : OAuthError.AccessDenied(GrantAccess.NoPolicyFits);
    }

    private static AuthorizationGrant GrantOf(TokenRequest request, PolicyDecision decision) => new()
    {
        Server = request.Server,
        Client = request.Client,
        Scopes = request.Scopes,
        AccessTokenLifetime = decision.AccessTokenLifetime,
    };
}
