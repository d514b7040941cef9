namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ResponseTypeIsSupported
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) => request.Parameters["response_type"] switch
    {
        "code" => null,
        null => FailureForTheClient.InvalidParameter("response_type"),
        _ => new FailureForTheClient("unsupported_response_type", "The response type is not supported by the authorization server. Configured response types: [code]."),
    };
}
