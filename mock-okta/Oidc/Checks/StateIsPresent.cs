namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class StateIsPresent
{
    /// <summary>The specification recommends it; Okta insists.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.State is null ? FailureForTheClient.InvalidParameter("state") : null;
}
