namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class RedirectUriIsRegistered
{
    /// <summary>Compared as strings, character by character: every cleverer comparison has been an open redirector somewhere.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request) =>
        request.Client.RedirectUris.Contains(request.RedirectUri, StringComparer.Ordinal)
            ? null
            : new FailureOnOurPage("invalid_request", "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.");
}
