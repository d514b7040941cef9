using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>A token in which a client says who it is, signed with its secret or its private key (RFC 7523 2.2); read but not believed.</summary>
/// <param name="parameters">The request.</param>
/// <param name="org">Where it came to.</param>
/// <param name="endpoint">The address that was called.</param>
internal sealed class ClientAssertion(Parameters parameters, MockOrg org, string endpoint)
{
    public MockOrg Org => org;

    public string Endpoint => endpoint;

    public string? Type => parameters["client_assertion_type"];

    /// <summary>Null for what is no signed token.</summary>
    public Jws? Token { get; } = Jws.Parse(parameters["client_assertion"]);

    /// <summary>Where the request names a client, that is the one; otherwise the token says.</summary>
    public OidcClient? Client => field ??= org.FindApp(parameters["client_id"] ?? Subject);

    public string? Subject => Token?.Text("sub");

    public string? Issuer => Token?.Text("iss");

    /// <summary>HMAC needs the shared secret, everything else the private key.</summary>
    public string Method => Token?.Algorithm?.StartsWith("HS", StringComparison.Ordinal) == true ? AuthMethod.SecretJwt : AuthMethod.PrivateKeyJwt;
}
