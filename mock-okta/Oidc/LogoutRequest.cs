using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>RP-initiated logout, as asked (OIDC RP-Initiated Logout 2).</summary>
internal sealed class LogoutRequest(AuthorizationServer server, Parameters parameters)
{
    private readonly IdTokenHint? _hint = IdTokenHint.Read(parameters["id_token_hint"], server);

    public AuthorizationServer Server => server;

    public bool AnyDoubled => parameters.AnyDoubled;

    public bool HintIsOurIdToken => _hint is not null;

    public OidcClient? Client => _hint?.Client;

    public string? Subject => _hint?.Subject;

    /// <summary>Null: the request does not say.</summary>
    public string? ClientId => parameters["client_id"];

    public string? RedirectUri => parameters["post_logout_redirect_uri"];

    /// <summary>Without a good hint it is not known whose it is; enough for a link, too little for a redirect.</summary>
    public bool IsRedirectUriOfAnyClient => server.Org.Apps.Any(app => app.PostLogoutRedirectUris.Contains(RedirectUri, StringComparer.Ordinal));

    public string? State => parameters["state"];
}
