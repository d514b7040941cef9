namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ResponseModeIsSupported
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Parameters["response_mode"] is { } asked && !AuthorizeResponse.Modes.Contains(asked)
            ? new FailureForTheClient("unsupported_response_mode", $"The response mode is not supported. Use one of: {string.Join(", ", AuthorizeResponse.Modes)}.")
            : null;
}
