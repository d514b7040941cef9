namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class IdTokenHintIsOurs
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Parameters["id_token_hint"] is not null && request.Hint is null ? FailureForTheClient.InvalidParameter("id_token_hint") : null;
}
