using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Errors;

/// <summary>The error dialect of the OAuth endpoints that programs call (RFC 6749 5.2).</summary>
internal sealed record OAuthError(string Error, string Description, int Status = 400) : IResult
{
    public static OAuthError InvalidRequest(string description) => new("invalid_request", description);

    public static OAuthError InvalidGrant(string description) => new("invalid_grant", description);

    public static OAuthError AccessDenied(string description) => new("access_denied", description);

    public static readonly OAuthError InvalidClient = new(
        "invalid_client", "The client secret supplied for a confidential client is invalid.", Status: 401);

    public static OAuthError WrongAuthenticationMethod(string registered) => InvalidClient with
    {
        Description = $"The client must authenticate with the method '{registered}'.",
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Status == 401 && httpContext.Request.Headers.Authorization.Count > 0)
        {
            // RFC 6749 5.2: a client that used the Authorization header is told the scheme.
            httpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"mock-okta\"";
        }

        return JsonAnswer.Of(new { error = Error, error_description = Description }, Status).ExecuteAsync(httpContext);
    }
}
