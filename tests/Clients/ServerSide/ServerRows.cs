using RazorOkta.Clients.AuthJs;
using RazorOkta.Clients.Running;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.ServerSide;

/// <summary>Clients that live in a server, and those of other makers in the page.</summary>
internal static class ServerRows
{
    private const string HttpsOnly = "Its options are refused unless the Okta domain begins with https (\"Your Okta URL must start with https\"), and there is no switch for a loopback org on http. Over https, with the mock's own authority in BackchannelHttpClientHandler, 5.0.1 logs in (pushed request, user info) and out: tried by hand, built from its published source.";

    public static IEnumerable<Row> All =>
    [
        Login("ASP.NET Core OpenID Connect handler", "10.0", "log in, claims, log out; answer in a form", () => Ready(AspNetCoreHandler.App("form_post")), "signed-out"),
        Login("ASP.NET Core OpenID Connect handler", "10.0", "log in, claims, log out; answer in the query", () => Ready(AspNetCoreHandler.App("query")), "signed-out"),
        Login("OpenIddict.Client", "7.8.0", "log in, claims, log out", () => Ready(OpenIddictClientApp.App()), "signed-out"),
        new Row("Okta.AspNetCore", "4", "log in, claims, log out") { NotPossible = HttpsOnly },
        Login("@okta/oidc-middleware", "5.5.1", "log in, claims, log out with revocation", () => NodeAsync("oidc-middleware.mjs")),
        Login("openid-client", "6.9.0", "log in, refresh, user info, log out", () => NodeAsync("openid-client.mjs")),
        Login("passport-openidconnect", "0.1.2", "log in, claims, log out", () => NodeAsync("passport-openidconnect.mjs")),
        new Row("@okta/jwt-verifier", "4.0.2", "an API verifies a page's access token") { Layout = Layout.Shipped, Script = VerifyAsync },
        .. OidcClientTsRows.All,
    ];

    private static Task<IServerApp> Ready(IServerApp app) => Task.FromResult(app);

    private static async Task<IServerApp> NodeAsync(string program) => await NodeApp.StartAsync(program);

    private static Row Login(string client, string version, string flow, Func<Task<IServerApp>> start, string afterLogout = "") => new(client, version, flow)
    {
        Layout = Layout.Shipped,
        Script = stage => LoginAsync(stage, start, afterLogout),
    };

    private static async Task LoginAsync(Stage stage, Func<Task<IServerApp>> start, string afterLogout)
    {
        var app = stage.Own(await start());
        await stage.OpenOrgAsync(new OrgDefinition { Clients = [Known.WebApp([$"{app.Origin}/callback"], [$"{app.Origin}/{afterLogout}"])] });
        await app.UseAsync(new ServerSettings(app.Origin, stage.Org.Issuer, Known.WebClient, Known.WebClientSecret));

        await stage.Page.GotoAsync($"{app.Origin}/profile");
        await HostedSignIn.SubmitAsync(stage.Page);
        await Arrival.LoadedAsync(stage.Page, url => url == $"{app.Origin}/profile");
        var claims = await WebAppServer.ShownClaimsAsync(stage.Page);
        Expect.Same(Known.UserId, claims.GetProperty("sub").GetString(), "sub");
        Expect.Same(Known.UserEmail, claims.GetProperty("email").GetString(), "email");
        stage.Saw("a page that asks for a login led to the org and back, and shows john's claims");

        await stage.Page.GotoAsync($"{app.Origin}/log-out");
        await Arrival.LoadedAsync(stage.Page, url => url == $"{app.Origin}/");
        Expect.That(await stage.Org.SessionsAsync() == 0, "the session at the org is still there");
        await stage.Page.GotoAsync($"{app.Origin}/profile");
        await Assertions.Expect(stage.Page.Locator("[data-se=o-form-input-password]")).ToBeVisibleAsync();
        stage.Saw("after the logout neither app nor org knows the browser");
    }

    private static async Task VerifyAsync(Stage stage)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, AuthJsVersion.All[^1]);
        var api = stage.Own(await NodeApp.StartAsync("jwt-verifier.mjs"));
        await api.UseAsync(new ServerSettings(api.Origin, stage.Org.Issuer, Known.PageClient, ""));
        await app.LogInAsync();

        var answer = await app.Page.RunAsync($"auth.tokenManager.get('accessToken').then(token => fetch('{api.Origin}/api', {{ headers: {{ authorization: 'Bearer ' + token.accessToken }} }})).then(answer => answer.json())");
        Expect.That(!answer.TryGetProperty("error", out var error), $"the API refused the token: {error}");
        Expect.Same(Known.UserEmail, answer.GetProperty("sub").GetString(), "sub");
        var refused = await app.Page.RunAsync($"fetch('{api.Origin}/api', {{ headers: {{ authorization: 'Bearer ' + auth.getIdToken() }} }}).then(answer => answer.status)");
        Expect.That(refused.GetInt32() == 401, "the API took an ID token for an access token");
        stage.Saw("the API accepted the access token by the org's keys, and refused the ID token");
    }
}
