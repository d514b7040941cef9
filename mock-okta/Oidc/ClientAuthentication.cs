using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Who calls: client_secret_basic, client_secret_post, or none for a public client that only says its id (RFC 6749 2.3.1, 3.2.1).</summary>
internal static class ClientAuthentication
{
    public static readonly IReadOnlyList<string> Methods = ["client_secret_basic", "client_secret_post", "none"];

    private static readonly OAuthError MoreThanOneMethod = OAuthError.InvalidRequest(
        "Cannot supply multiple client credentials. Include credentials either in the Authorization header or in the body, but not both.");

    private static readonly OAuthError SecretInTheAddress = OAuthError.InvalidRequest(
        "The client secret must not be sent in the query string.");

    /// <summary>Exactly one of the two is not null.</summary>
    public static (OidcClient? Client, IResult? Failure) Authenticate(HttpRequest request, Parameters parameters, MockOrg org)
    {
        var header = ReadHeader(request);
        if (header.Count > 0 && NamesAnother(parameters, header))
        {
            return (null, MoreThanOneMethod);
        }

        // RFC 6749 2.3.1: addresses end up in logs and histories.
        if (parameters.CameInTheQuery && parameters.Contains("client_secret"))
        {
            return (null, SecretInTheAddress);
        }

        return Match(header.Count > 0 ? header : [new Credentials(parameters["client_id"], parameters["client_secret"])], org);
    }

    private static (OidcClient? Client, IResult? Failure) Match(IReadOnlyList<Credentials> readings, MockOrg org)
    {
        var client = readings.Select(reading => org.FindApp(reading.ClientId)).FirstOrDefault(found => found is not null);
        if (client is null)
        {
            return (null, OktaError.UnknownClient);
        }

        return readings.Any(reading => Proves(reading, client)) ? (client, null) : (null, OAuthError.InvalidClient);
    }

    /// <summary>A public client has nothing to prove.</summary>
    private static bool Proves(Credentials reading, OidcClient client) =>
        reading.ClientId == client.ClientId && ConstantTime.AreEqual(reading.Secret ?? "", client.ClientSecret ?? "");

    private static bool NamesAnother(Parameters parameters, IReadOnlyList<Credentials> header) =>
        parameters.Contains("client_secret")
        || (parameters["client_id"] is { } clientId && header.All(reading => reading.ClientId != clientId));

    /// <summary>
    /// Nothing without the header. RFC 6749 2.3.1 has both halves form-encoded; many clients send them as they are, and Okta's ids and
    /// secrets hold no character for which it matters. So both readings count.
    /// </summary>
    private static IReadOnlyList<Credentials> ReadHeader(HttpRequest request)
    {
        if (request.Headers.Authorization.Count == 0)
        {
            return [];
        }

        var raw = Split(DecodeBasic(request.Headers.Authorization));
        return [new Credentials(WebUtility.UrlDecode(raw.ClientId), WebUtility.UrlDecode(raw.Secret)), raw];
    }

    /// <summary>AuthJS revokes as a public client with its bare id, without the colon of RFC 7617.</summary>
    private static Credentials Split(string pair) =>
        pair.Split(':', 2) is [var clientId, var secret] ? new Credentials(clientId, secret) : new Credentials(pair, null);

    /// <summary>Empty for another scheme and for what is not base64: nobody we know.</summary>
    private static string DecodeBasic(string? header)
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

    private sealed record Credentials(string? ClientId, string? Secret);
}
