namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class NoRequestObject
{
    /// <summary>Ignoring one would answer another question than the one that was signed.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        if (request.Parameters.Contains("request"))
        {
            return new FailureForTheClient("request_not_supported", "The 'request' parameter is not supported.");
        }

        return request.Parameters.Contains("request_uri")
            ? new FailureForTheClient("request_uri_not_supported", "The 'request_uri' parameter is not supported.")
            : null;
    }
}
