using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>A token in which a client says who it is, signed with its secret or its private key (RFC 7523 2.2); read but not believed.</summary>
/// <param name="parameters">The request.</param>
/// <param name="org">Where it came to.</param>
/// <param name="endpoint">The address that was called, under the org's own name.</param>
/// <param name="reachedAt">The origin by which it was called: a server may know the org by another name than browsers do.</param>
internal sealed class ClientAssertion(Parameters parameters, MockOrg org, string endpoint, string reachedAt)
{
    public MockOrg Org => org;

    public string Endpoint => endpoint;

    /// <summary>Whom it is for, in the org's own name.</summary>
    public IEnumerable<string> Audiences => Token!.Audiences.Select(audience =>
        audience.StartsWith(reachedAt + "/", StringComparison.Ordinal) ? org.Origin + audience[reachedAt.Length..] : audience);

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
