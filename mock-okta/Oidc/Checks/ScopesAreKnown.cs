namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ScopesAreKnown
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        ScopeRules.ForAPerson(request.Server, request.Client, request.Scopes) is { } wrong ? new FailureForTheClient(wrong.Error, wrong.Description) : null;
}
