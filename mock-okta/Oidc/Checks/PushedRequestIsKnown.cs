namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class PushedRequestIsKnown
{
    /// <summary>What was pushed says where the answer may go, so without it there is nowhere to send an error to.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        !request.WasPushed && PushedRequests.IsOurs(request.Parameters["request_uri"])
            ? new FailureOnOurPage("invalid_request_uri", "The 'request_uri' parameter is invalid, has expired or was used already.")
            : null;
}
