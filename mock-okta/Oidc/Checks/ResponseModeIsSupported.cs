namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ResponseModeIsSupported
{
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        if (request.Parameters["response_mode"] is not { } asked || request.MayUse(asked))
        {
            return null;
        }

        return AuthorizeResponse.Modes.Contains(asked)
            ? new FailureForTheClient("unsupported_response_mode", "The response mode 'query' is not allowed for a response type that brings tokens.")
            : new FailureForTheClient("unsupported_response_mode", $"The response mode is not supported. Use one of: {string.Join(", ", AuthorizeResponse.Modes)}.");
    }
}
