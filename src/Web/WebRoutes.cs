namespace RazorOkta.Web;

/// <summary>Every path of the web app. The samples family fixes them; front-ends rely on them (docs/frontend-contract.md).</summary>
public static class WebRoutes
{
    public const string Overview = "/";
    public const string LoginRedirect = "/authorization-code/login-redirect";
    public const string LoginCustom = "/authorization-code/login-custom";
    public const string Callback = "/authorization-code/callback";
    public const string Profile = "/authorization-code/profile";
    public const string Logout = "/authorization-code/logout";

    public const string Error = "/error";
    public const string Health = "/healthz";

    public static readonly IReadOnlyList<string> All = [Overview, LoginRedirect, LoginCustom, Callback, Profile, Logout, Error, Health];
}
