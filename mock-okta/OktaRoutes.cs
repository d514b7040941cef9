namespace RazorOkta.MockOkta;

/// <summary>Every path of the org, spelled as Okta spells it.</summary>
internal static class OktaRoutes
{
    // For people.
    public const string Home = "/";
    public const string Stylesheet = "/assets/mock-okta.css";
    public const string UserHome = "/app/UserHome";

    /// <summary>Not Okta's: what a test drives the org with.</summary>
    public const string Control = "/_mock";

    // The hosted sign-in page and its chain.
    public const string SignIn = "/login/login.htm";
    public const string SessionCookieRedirect = "/login/sessionCookieRedirect";
    public const string SignOut = "/login/signout";

    /// <summary>The hosted sign-in continues here, on the org's path also when the request began at a custom authorization server.</summary>
    public const string AuthorizeRedirect = "/oauth2/v1/authorize/redirect";

    // The management API.
    public const string Api = "/api";
    public const string Authn = "/api/v1/authn";
    public const string CurrentSession = "/api/v1/sessions/me";
    public const string RefreshSession = "/api/v1/sessions/me/lifecycle/refresh";

    // Where an authorization server's endpoints hang. The org's own server keeps its metadata at the root of the org.
    public const string OAuth2 = "/oauth2";
    public const string CustomServer = "/oauth2/{server:authorizationServer}";

    // Below each authorization server.
    public const string OpenIdConfiguration = "/.well-known/openid-configuration";
    public const string OAuthMetadata = "/.well-known/oauth-authorization-server";
    public const string Authorize = "/v1/authorize";
    public const string Token = "/v1/token";
    public const string Keys = "/v1/keys";
    public const string UserInfo = "/v1/userinfo";
    public const string Introspect = "/v1/introspect";
    public const string Revoke = "/v1/revoke";
    public const string Logout = "/v1/logout";

    public static string SignInFor(string fromUri) => $"{SignIn}?fromURI={Uri.EscapeDataString(fromUri)}";

    public static string AuthorizeRedirectFor(string oktaKey) => $"{AuthorizeRedirect}?okta_key={Uri.EscapeDataString(oktaKey)}";
}
