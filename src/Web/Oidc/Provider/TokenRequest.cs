using System.Net.Http.Headers;
using System.Text;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>The token request for a code (RFC 6749 4.1.3), with <c>client_secret_basic</c> (2.3.1), in the shape of the wire profile.</summary>
internal static class TokenRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    // snippet: token-request
    public static HttpRequestMessage Create(OidcOptions options, string endpoint, string code)
    {
        // The order is the family's; its test suites compare the address letter by letter.
        KeyValuePair<string, string>[] parameters =
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", options.RedirectUri),
        ];
        var request = options.WireProfile.TokenParametersInQuery
            ? InQuery(options, endpoint, parameters)
            : InBody(options, endpoint, parameters);
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    private static HttpRequestMessage InBody(OidcOptions options, string endpoint, KeyValuePair<string, string>[] parameters) =>
        new(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(parameters),
            // RFC 6749 2.3.1: both are form-encoded before they are joined.
            Headers = { Authorization = Basic(FormEncode(options.ClientId), FormEncode(options.ClientSecret)) },
        };
    // end-snippet

    private static HttpRequestMessage InQuery(OidcOptions options, string endpoint, KeyValuePair<string, string>[] parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Post, $"{endpoint}?{query}")
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue(FormType) } },
            Headers = { Authorization = Basic(options.ClientId, options.ClientSecret), ConnectionClose = true },
        };
        return request;
    }

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    private static string FormEncode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
