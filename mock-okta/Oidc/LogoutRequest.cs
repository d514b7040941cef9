using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>RP-initiated logout, as asked (OIDC RP-Initiated Logout 2).</summary>
internal sealed class LogoutRequest(AuthorizationServer server, Parameters parameters)
{
    /// <summary>The ID token's claims if we signed it. An expired one will do: it only says whose session it was.</summary>
    private readonly JsonObject? _hint = parameters["id_token_hint"] is { } hint ? Jwt.Verify(hint, server.Org.Keys.Known) : null;

    public AuthorizationServer Server => server;

    public bool AnyDoubled => parameters.AnyDoubled;

    /// <summary>Access tokens of this server have the same key and issuer, but ID tokens alone are for a client.</summary>
    public bool HintIsOurIdToken => (string?)_hint?["iss"] == server.Issuer && Client is not null;

    public OidcClient? Client => server.Org.FindApp((string?)_hint?["aud"]);

    public string? Subject => (string?)_hint?["sub"];

    public string? RedirectUri => parameters["post_logout_redirect_uri"];

    /// <summary>Without a good hint it is not known whose it is; enough for a link, too little for a redirect.</summary>
    public bool IsRedirectUriOfAnyClient => server.Org.Apps.Any(app => app.PostLogoutRedirectUris.Contains(RedirectUri, StringComparer.Ordinal));

    public string? State => parameters["state"];
}
