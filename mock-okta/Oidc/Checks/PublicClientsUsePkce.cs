namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class PublicClientsUsePkce
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Client.IsPublic && request.ResponseType is { Code: true } && request.CodeChallenge is null
            ? FailureForTheClient.InvalidRequest("PKCE code challenge is required when the token endpoint authentication method is 'NONE'.")
            : null;
}
