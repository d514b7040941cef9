using System.Security.Cryptography;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>
/// What a client assertion must pass. Okta's own words, as they stand in its support articles and in reports of users: those about the type, the kid,
/// the signature, the audience, a token that has expired, lives too long or was used. The others are ours: no such answer is published.
/// </summary>
internal static class AssertionCheck
{
    private delegate IResult? Check(ClientAssertion assertion);

    public const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Okta's limit: a token for longer is a password.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly Check[] InProtocolOrder =
    [
        TypeIsJwtBearer,                  // RFC 7523 2.2
        ClientIsRegistered,               // RFC 7521 4.2
        MethodIsAllowed,                  // OIDC Core 9
        TokenIsSignedByTheClient,         // RFC 7523 3, 9
        IssuerAndSubjectAreTheClient,     // RFC 7523 3, 1 and 2
        AudienceIsThisServer,             // RFC 7523 3, 3
        TimesHold,                        // RFC 7523 3, 4 to 6
        IsShownOnce,                      // RFC 7523 3, 7; last, so that only a good one is used up
    ];

    public static (OidcClient? Client, IResult? Failure) Authenticate(ClientAssertion assertion)
    {
        foreach (var check in InProtocolOrder)
        {
            if (check(assertion) is { } failure)
            {
                return (null, failure);
            }
        }

        return (assertion.Client, null);
    }

    private static OAuthError? TypeIsJwtBearer(ClientAssertion assertion) =>
        assertion.Type == JwtBearer ? null : OAuthError.InvalidRequest("The client_assertion_type is invalid.");

    private static IResult? ClientIsRegistered(ClientAssertion assertion) =>
        assertion.Token is null ? Refuse("The client_assertion is not a signed token.")
        : assertion.Client is null ? OktaError.UnknownClient
        : null;

    private static OAuthError? MethodIsAllowed(ClientAssertion assertion)
    {
        var allowed = AuthMethod.AllowedFor(assertion.Client!);
        return allowed.Contains(assertion.Method) ? null : OAuthError.WrongAuthenticationMethod(allowed[0]);
    }

    private static OAuthError? TokenIsSignedByTheClient(ClientAssertion assertion) =>
        ClientKeys.HaveSigned(assertion.Token!, assertion.Client!) ? null
        : ClientKeys.KnowTheKeyOf(assertion.Token!, assertion.Client!) ? Refuse("The client_assertion signature is invalid.")
        : Refuse("The client_assertion JWT kid is invalid.");

    private static OAuthError? IssuerAndSubjectAreTheClient(ClientAssertion assertion) =>
        assertion.Issuer == assertion.Client!.ClientId && assertion.Subject == assertion.Client.ClientId
            ? null
            : Refuse("The issuer and subject claims for client_assertion must be the client_id.");

    /// <summary>The address of the endpoint is Okta's rule; the issuer is the newer one, and what openid-client and others send today.</summary>
    private static OAuthError? AudienceIsThisServer(ClientAssertion assertion)
    {
        var server = assertion.Endpoint[..assertion.Endpoint.LastIndexOf("/v1/", StringComparison.Ordinal)];
        var issuer = server == assertion.Org.OrgServer.EndpointBase ? assertion.Org.OrgServer.Issuer : server;
        return assertion.Audiences.Any(audience => audience == assertion.Endpoint || audience == issuer || audience == server + OktaRoutes.Token)
            ? null
            : Refuse("The audience claim for client_assertion must be the endpoint invoked for the request.");
    }

    private static OAuthError? TimesHold(ClientAssertion assertion)
    {
        var now = assertion.Org.Clock.GetUtcNow().ToUnixTimeSeconds();
        return (assertion.Token!.Number("exp"), assertion.Token.Number("nbf") ?? now) switch
        {
            (null, _) => Refuse("The client_assertion must have an expiration date."),
            ({ } expires, _) when expires <= now => Refuse("The client_assertion token is expired."),
            ({ } expires, _) when expires > now + Longest.TotalSeconds => Refuse("The client_assertion token has an expiration too far into the future."),
            (_, var notBefore) when notBefore > now => Refuse("The client_assertion token is not valid yet."),
            _ => null,
        };
    }

    /// <summary>Okta asks for no jti, and takes one once where there is one. Its hash is kept, since nobody bounds its length.</summary>
    private static OAuthError? IsShownOnce(ClientAssertion assertion)
    {
        if (assertion.Token!.Text("jti") is not { } jti)
        {
            return assertion.Token.Says("jti") ? Refuse("The id of the client_assertion must be a text.") : null; // RFC 7519 4.1.7
        }

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{assertion.Client!.ClientId}:{jti}")));
        return assertion.Org.UsedAssertions.TryAdd(key, assertion.Client, Longest) ? null : Refuse("The client_assertion token has already been used.");
    }

    private static OAuthError Refuse(string description) => OAuthError.InvalidClient with { Description = description };
}
