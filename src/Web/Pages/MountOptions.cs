using System.Text.Json.Nodes;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Pages;

/// <summary>The options of contract 2 (contract/options.schema.json). Everything in here is public: no secret, no token.</summary>
internal static class MountOptions
{
    // Whoever runs the mock may have other users; these two are always there unless its definition says otherwise.
    private static readonly string[] TestUsers = ["george", "john"];
    private const string TestPassword = "Asdf1234";

    /// <summary>JSON that is safe inside a script element; see <see cref="FrontendOptions.ToScript"/>.</summary>
    /// <param name="config">What is served.</param>
    /// <param name="page">Which page: the kind of its layout.</param>
    /// <param name="session">See <see cref="Profile.SessionView"/>.</param>
    /// <param name="attempt">A login that this server has prepared; <c>null</c> where none is to be started.</param>
    public static string ToJson(SamplesConfig config, string page, JsonObject session, LoginAttempt? attempt) => new JsonObject
    {
        ["contract"] = 2,
        ["page"] = page,
        ["okta"] = Okta(config.Oidc),
        ["login"] = attempt is null ? null : Login(attempt),
        ["session"] = session,
        ["urls"] = Urls(),
        ["testUsers"] = new JsonArray([.. (config.IsMockOrg ? TestUsers : []).Select(login => new JsonObject { ["login"] = login, ["password"] = TestPassword })]),
    }.ToJsonString();

    private static JsonObject Okta(OidcOptions oidc) => new()
    {
        ["url"] = oidc.OktaUrl,
        ["issuer"] = oidc.Issuer,
        ["clientId"] = oidc.ClientId,
        ["redirectUri"] = oidc.RedirectUri,
        ["scopes"] = FrontendOptions.Scopes(oidc),
        ["engine"] = oidc.HasClassicEngine ? "classic" : "identity",
    };

    private static JsonObject Login(LoginAttempt attempt)
    {
        var login = FrontendOptions.Login(attempt);
        login["secondsLeft"] = (int)LoginTransactions.Lifetime.TotalSeconds; // it was made with this page
        return login;
    }

    private static JsonObject Urls() => new()
    {
        ["overview"] = WebRoutes.Overview,
        ["login"] = WebRoutes.Login,
        ["loginRedirect"] = WebRoutes.LoginRedirect,
        ["loginCustom"] = WebRoutes.LoginCustom,
        ["profile"] = WebRoutes.Profile,
        ["logout"] = WebRoutes.Logout,
        ["session"] = WebRoutes.Session,
        ["sessions"] = WebRoutes.Sessions,
    };
}
