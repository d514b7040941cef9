namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class NonceIsPresent
{
    /// <summary>An ID token in the front channel has nothing else that ties it to its request. In the code flow it is optional.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.ResponseType is { IdToken: true } && request.Nonce is null ? FailureForTheClient.InvalidParameter("nonce") : null;
}
