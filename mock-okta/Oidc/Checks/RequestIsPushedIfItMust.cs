namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class RequestIsPushedIfItMust
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Client.RequirePushedAuthorizationRequests && !request.WasPushed
            ? FailureForTheClient.InvalidRequest("The client must push its authorization requests.")
            : null;
}
