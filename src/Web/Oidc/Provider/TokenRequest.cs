using System.Net.Http.Headers;
using System.Text;

namespace RazorOkta.Web.Oidc.Provider;

/// <summary>What is exchanged for tokens: the parameters that say so, in their order. The first is <c>grant_type</c>.</summary>
internal sealed record TokenGrant(params (string Name, string? Value)[] Parameters)
{
    /// <summary>RFC 6749 4.1.3; the verifier is RFC 7636 4.5. The order is the family's; its test suites compare the address letter by letter.</summary>
    public static TokenGrant Code(string code, string redirectUri, string? verifier) =>
        new(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));

    /// <summary>Okta's own grant of the Identity Engine: https://developer.okta.com/docs/reference/api/oidc/#token</summary>
    public static TokenGrant InteractionCode(string code, string? verifier) =>
        new(("grant_type", "interaction_code"), ("interaction_code", code), ("code_verifier", verifier));

    /// <summary>RFC 6749 6.</summary>
    public static TokenGrant Refresh(string refreshToken) => new(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    // A record prints its members, and these are secrets.
    public override string ToString() => $"{nameof(TokenGrant)} {Parameters[0].Value}";
}

/// <summary>A request to the token endpoint (RFC 6749 3.2), with <c>client_secret_basic</c> (2.3.1), in the shape of the wire profile.</summary>
internal static class TokenRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static MediaTypeWithQualityHeaderValue Json => new("application/json");

    // snippet: token-request
    public static HttpRequestMessage Create(OidcOptions options, string endpoint, TokenGrant grant)
    {
        KeyValuePair<string, string>[] parameters =
            [.. from parameter in grant.Parameters where parameter.Value is not null select KeyValuePair.Create(parameter.Name, parameter.Value)];
        return options.WireProfile.TokenParametersInQuery ? InQuery(options, endpoint, parameters) : Form(options, endpoint, parameters);
    }

    /// <summary>The same at every endpoint that asks who we are (RFC 7009 2.1, RFC 9126 2.1).</summary>
    public static HttpRequestMessage Form(OidcOptions options, string endpoint, IEnumerable<KeyValuePair<string, string>> parameters) =>
        new(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(parameters),
            // RFC 6749 2.3.1: both are form-encoded before they are joined.
            Headers = { Authorization = Basic(FormEncode(options.ClientId), FormEncode(options.ClientSecret)), Accept = { Json } },
        };
    // end-snippet

    private static HttpRequestMessage InQuery(OidcOptions options, string endpoint, KeyValuePair<string, string>[] parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        return new HttpRequestMessage(HttpMethod.Post, $"{endpoint}?{query}")
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue(FormType) } },
            Headers = { Authorization = Basic(options.ClientId, options.ClientSecret), ConnectionClose = true, Accept = { Json } },
        };
    }

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    private static string FormEncode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
