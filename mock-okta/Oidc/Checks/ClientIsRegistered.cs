namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ClientIsRegistered
{
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.RegisteredClient is null ? new FailureOnOurPage("invalid_client", "Invalid value for 'client_id' parameter.") : null;
}
