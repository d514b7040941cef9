using Microsoft.Net.Http.Headers;

namespace RazorOkta.Web.Endpoints;

/// <summary>Reads the one parameter of a back-channel logout request (OIDC Back-Channel Logout 2.5). Others may be beside it, and say nothing.</summary>
internal static class LogoutTokenForm
{
    private const string Parameter = "logout_token";

    /// <summary>The token and 200; or an empty token and the status of the refusal.</summary>
    public static async ValueTask<(string Token, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        // Not multipart: no provider sends it, and it is read by other rules.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return ("", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            var form = await request.ReadFormAsync(cancellation);
            return form[Parameter] is [{ Length: > 0 } token] ? (token, StatusCodes.Status200OK) : ("", StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return ("", e.StatusCode); // 413 for a body that is too large
        }
        catch (InvalidDataException)
        {
            return ("", StatusCodes.Status400BadRequest); // a thousand fields, or a name without an end
        }
    }
}
