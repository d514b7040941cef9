using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Which scopes may be asked for together. Null: these may.</summary>
internal static class ScopeRules
{
    public const string Error = "invalid_scope";

    public const string NotConfigured = "One or more scopes are not configured for the authorization server resource.";

    public const string OpenIdIsMissing = "The authentication request must ask for the scope 'openid'.";

    public static OAuthError? ForAPerson(AuthorizationServer server, OidcClient client, IReadOnlyList<string> scopes)
    {
        if (scopes.Any(scope => !server.Scopes.Contains(scope)))
        {
            return new OAuthError(Error, NotConfigured);
        }

        if (scopes.Contains(Scope.OfflineAccess) && !client.MayUse(GrantType.RefreshToken))
        {
            return new OAuthError(Error, "The client is not allowed to ask for the scope 'offline_access', because it may not use the grant type 'refresh_token'.");
        }

        return scopes.Contains(Scope.OpenId) || IsForAnApiAlone(scopes)
            ? null
            : new OAuthError(Error, OpenIdIsMissing);
    }

    /// <summary>Without a person there is nothing to say about one, and nobody who could be offline (RFC 6749 4.4.3).</summary>
    public static OAuthError? ForAClient(AuthorizationServer server, IReadOnlyList<string> scopes)
    {
        if (scopes.Count == 0)
        {
            return new OAuthError(Error, "The token request must ask for at least one scope of the authorization server.");
        }

        return scopes.All(server.Definition.Scopes.Contains) && !scopes.Any(scope => Scope.IsAboutAPerson(scope) || scope == Scope.OfflineAccess)
            ? null
            : new OAuthError(Error, NotConfigured);
    }

    /// <summary>Plain OAuth: scopes of the server's own, which say nothing about who the person is.</summary>
    private static bool IsForAnApiAlone(IReadOnlyList<string> scopes) =>
        scopes.Any(scope => scope != Scope.OfflineAccess) && !scopes.Any(Scope.IsAboutAPerson);
}
