using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>Who calls (RFC 6749 2.3, 3.2.1; OIDC Core 9): by a secret, by a signed assertion, or not at all for a public client that only says its id.</summary>
internal static class ClientAuthentication
{
    private static readonly OAuthError MoreThanOneMethod = OAuthError.InvalidRequest(
        "Cannot supply multiple client credentials. Include credentials either in the Authorization header or in the body, but not both.");

    private static readonly OAuthError SecretInTheAddress = OAuthError.InvalidRequest(
        "The client secret must not be sent in the query string.");

    /// <summary>Exactly one of the two is not null.</summary>
    public static (OidcClient? Client, IResult? Failure) Authenticate(HttpRequest request, Parameters parameters, MockOrg org)
    {
        var header = BasicHeader.Read(request);
        if (IsMoreThanOneMethod(parameters, header))
        {
            return (null, MoreThanOneMethod);
        }

        // RFC 6749 2.3.1: addresses end up in logs and histories.
        if (parameters.CameInTheQuery && (parameters.Contains("client_secret") || parameters.Contains("client_assertion")))
        {
            return (null, SecretInTheAddress);
        }

        return parameters.Contains("client_assertion") || parameters.Contains("client_assertion_type")
            ? AssertionCheck.Authenticate(new ClientAssertion(parameters, org, org.Url + request.Path, $"{request.Scheme}://{request.Host}"))
            : Match(header.Count > 0 ? header : [new Credentials(parameters["client_id"], parameters["client_secret"])], header.Count > 0, org);
    }

    private static bool IsMoreThanOneMethod(Parameters parameters, IReadOnlyList<Credentials> header)
    {
        var inTheBody = parameters.Contains("client_secret");
        var asserted = parameters.Contains("client_assertion");
        return (inTheBody && asserted) || (header.Count > 0 && (inTheBody || asserted || NamesAnother(parameters, header)));
    }

    private static bool NamesAnother(Parameters parameters, IReadOnlyList<Credentials> header) =>
        parameters["client_id"] is { } clientId && header.All(reading => reading.ClientId != clientId);

    private static (OidcClient? Client, IResult? Failure) Match(IReadOnlyList<Credentials> readings, bool inTheHeader, MockOrg org)
    {
        var client = readings.Select(reading => org.FindApp(reading.ClientId)).FirstOrDefault(found => found is not null);
        if (client is null)
        {
            return (null, OktaError.UnknownClient);
        }

        if (Refusal(client, MethodOf(readings, inTheHeader)) is { } refusal)
        {
            return (null, refusal);
        }

        return client.IsPublic || readings.Any(reading => reading.AreOf(client)) ? (client, null) : (null, OAuthError.InvalidClient);
    }

    /// <summary>A public client may say its id in the header; what has no secret is no proof of anything.</summary>
    private static string MethodOf(IReadOnlyList<Credentials> readings, bool inTheHeader) =>
        !readings[0].HasSecret ? AuthMethod.None : inTheHeader ? AuthMethod.Basic : AuthMethod.Post;

    private static OAuthError? Refusal(OidcClient client, string method)
    {
        var allowed = AuthMethod.AllowedFor(client);
        return allowed.Contains(method)
            ? null
            : client.TokenEndpointAuthMethod is null ? OAuthError.InvalidClient : OAuthError.WrongAuthenticationMethod(allowed[0]);
    }
}
