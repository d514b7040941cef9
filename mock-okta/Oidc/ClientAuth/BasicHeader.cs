using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>client_secret_basic (RFC 6749 2.3.1).</summary>
internal static class BasicHeader
{
    /// <summary>
    /// Nothing without the header. RFC 6749 2.3.1 has both halves form-encoded; many clients send them as they are, and Okta's ids and
    /// secrets hold no character for which it matters. So both readings count.
    /// </summary>
    public static IReadOnlyList<Credentials> Read(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return [];
        }

        var raw = Split(Decode(request.Headers.Authorization));
        return [raw, new Credentials(WebUtility.UrlDecode(raw.ClientId), WebUtility.UrlDecode(raw.Secret))];
    }

    /// <summary>AuthJS revokes as a public client with its bare id, without the colon of RFC 7617.</summary>
    private static Credentials Split(string pair) =>
        pair.Split(':', 2) is [var clientId, var secret] ? new Credentials(clientId, secret) : new Credentials(pair, null);

    /// <summary>Empty for another scheme and for what is not base64: nobody we know.</summary>
    private static string Decode(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
        {
            return "";
        }

        var bytes = new byte[value.Parameter.Length];
        return Convert.TryFromBase64String(value.Parameter, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
