using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Running;

/// <summary>Fixed values, named after themselves, and the orgs that are made of them.</summary>
internal static class Known
{
    /// <summary>A web application: it has a secret and a server to keep it.</summary>
    public const string WebClient = "0oaWebClient";
    public const string WebClientSecret = "_WebClientSecret_";

    /// <summary>A single-page application: public, with PKCE.</summary>
    public const string PageClient = "0oaPageClient";

    public const string User = "john";
    public const string UserEmail = "john@acme.com";
    public const string UserId = "00uJohnAdams00000001";
    public const string Password = "Asdf1234";

    public static OidcClient WebApp(IReadOnlyList<string> redirectUris, IReadOnlyList<string> postLogoutRedirectUris) => new()
    {
        ClientId = WebClient,
        ClientSecret = WebClientSecret,
        Name = "Web application",
        RedirectUris = redirectUris,
        PostLogoutRedirectUris = postLogoutRedirectUris,
        GrantTypes = [GrantType.AuthorizationCode, GrantType.RefreshToken, GrantType.InteractionCode],
    };

    public static OidcClient PageApp(Stage stage) => new()
    {
        ClientId = PageClient,
        Name = "Single-page application",
        RedirectUris = [$"{stage.App}/callback"],
        PostLogoutRedirectUris = [$"{stage.App}/"],
        GrantTypes = [GrantType.AuthorizationCode, GrantType.Implicit, GrantType.RefreshToken, GrantType.InteractionCode],
        RefreshTokenRotation = RefreshTokenRotation.Rotate,
    };

    /// <summary>An org that knows the row's app in both forms.</summary>
    public static OrgDefinition OrgFor(Stage stage) => new()
    {
        Clients = [WebApp([$"{stage.App}/callback"], [$"{stage.App}/"]), PageApp(stage)],
    };
}
