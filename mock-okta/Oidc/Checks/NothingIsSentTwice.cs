namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class NothingIsSentTwice
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Parameters.AnyDoubled
            ? FailureForTheClient.InvalidRequest("The authentication request has a parameter that is included more than once.")
            : null;
}
