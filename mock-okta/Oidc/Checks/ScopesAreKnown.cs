namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ScopesAreKnown
{
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        if (ScopeRules.ForAPerson(request.Server, request.Client, request.Scopes) is { } wrong)
        {
            return new FailureForTheClient(wrong.Error, wrong.Description);
        }

        return request.ResponseType is { IdToken: true } && !request.Scopes.Contains(Scope.OpenId)
            ? new FailureForTheClient(ScopeRules.Error, ScopeRules.OpenIdIsMissing)
            : null;
    }
}
