namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ScopesAreKnown
{
    /// <summary>Every scope here is one of OpenID Connect, so none makes sense without openid.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        if (request.Scopes.Any(scope => !request.Server.Scopes.Contains(scope)))
        {
            return new FailureForTheClient("invalid_scope", "One or more scopes are not configured for the authorization server resource.");
        }

        return request.Scopes.Contains("openid") ? null : new FailureForTheClient("invalid_scope", "The authentication request must ask for the scope 'openid'.");
    }
}
