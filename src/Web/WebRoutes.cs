namespace RazorOkta.Web;

/// <summary>Every path of the web app. The samples family fixes them; front-ends rely on them (docs/frontend-contract-1.md).</summary>
public static class WebRoutes
{
    public const string Overview = "/";
    public const string LoginRedirect = "/authorization-code/login-redirect";
    public const string LoginCustom = "/authorization-code/login-custom";
    public const string Callback = "/authorization-code/callback";
    public const string Profile = "/authorization-code/profile";
    public const string Logout = "/authorization-code/logout";

    /// <summary>Starts a login on the server; <c>returnTo</c> is where it ends.</summary>
    public const string Login = "/authorization-code/login";

    /// <summary>Who is signed in, as JSON.</summary>
    public const string Session = "/authorization-code/session";

    /// <summary>The user's own sessions.</summary>
    public const string Sessions = "/authorization-code/sessions";

    /// <summary>The provider ends sessions here (OIDC Back-Channel Logout 2.5).</summary>
    public const string BackchannelLogout = "/authorization-code/backchannel-logout";

    /// <summary>The provider ends this browser's session here (OIDC Front-Channel Logout 3).</summary>
    public const string FrontchannelLogout = "/authorization-code/frontchannel-logout";

    /// <summary>Starts a login, where the samples of 2017 looked for it.</summary>
    public const string LoginOfOld = "/login";

    public const string Error = "/error";
    public const string Health = "/healthz";

    public static readonly IReadOnlyList<string> All =
    [
        Overview, LoginRedirect, LoginCustom, Login, LoginOfOld, Callback, Profile, Logout, Session, Sessions, BackchannelLogout, FrontchannelLogout, Error, Health,
    ];

    /// <summary>Those that answer to programs, or by a redirect alone.</summary>
    public static readonly IReadOnlyList<string> WithoutPage = [LoginOfOld, Session, BackchannelLogout, FrontchannelLogout, Health];
}
