namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class MaxAgeIsANumber
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Parameters["max_age"] is not null && request.MaxAge is null ? FailureForTheClient.InvalidParameter("max_age") : null;
}
