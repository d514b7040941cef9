using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.ServerSide;

/// <summary>oidc-client-ts, in the page.</summary>
internal static class OidcClientTsRows
{
    private const string Client = "oidc-client-ts";
    private const string Version = "3.5.0";

    public static IEnumerable<Row> All =>
    [
        new(Client, Version, "redirect, PKCE") { Script = LogInAsync },
        new(Client, Version, "renewal in a hidden frame") { Script = RenewInFrameAsync },
        new(Client, Version, "renewal by refresh token") { Script = RefreshAsync },
        new(Client, Version, "log out") { Script = LogOutAsync },
    ];

    private static async Task LogInAsync(Stage stage)
    {
        await LoggedInAsync(stage);
        stage.Saw("signinRedirect and signinCallback brought john's tokens and profile");
    }

    private static async Task RenewInFrameAsync(Stage stage)
    {
        var page = await LoggedInAsync(stage);
        await ExpectRenewedAsync(page);
        stage.Saw("signinSilent brought a new access token through a hidden frame");
    }

    private static async Task RefreshAsync(Stage stage)
    {
        var page = await LoggedInAsync(stage, "openid email profile offline_access");
        await ExpectRenewedAsync(page);
        stage.Saw("signinSilent brought a new access token for the refresh token");
    }

    private static async Task LogOutAsync(Stage stage)
    {
        var page = await LoggedInAsync(stage);
        await page.LeaveAsync("users.signoutRedirect()", url => url == $"{stage.App}/");
        Expect.That(await stage.Org.SessionsAsync() == 0, "the session at the org is still there");
        stage.Saw("signoutRedirect ended the session at the org and came back to the app");
    }

    private static async Task<ScriptPage> LoggedInAsync(Stage stage, string scopes = "openid email profile")
    {
        await stage.OpenOrgAsync(Known.OrgFor(stage));
        var page = new ScriptPage(stage, "<script src=\"/npm/oidc-client-ts/dist/browser/oidc-client-ts.min.js\"></script>", Make(stage, scopes));
        stage.Serve(page.AnswerAsync);
        await page.OpenAsync();
        await page.LeaveAsync("users.signinRedirect()");
        await HostedSignIn.SubmitAsync(stage.Page);
        await Arrival.LoadedAsync(stage.Page, url => url.StartsWith($"{stage.App}/callback", StringComparison.Ordinal));
        await stage.Page.WaitForFunctionAsync("() => window.signedIn || window.failure");
        var user = await page.RunAsync("Promise.resolve(window.failure ? { sub: window.failure } : users.getUser().then(user => user.profile))");
        Expect.Same(Known.UserId, user.GetProperty("sub").GetString(), "sub");
        Expect.Same("John", user.GetProperty("given_name").GetString(), "given_name");
        return page;
    }

    private static async Task ExpectRenewedAsync(ScriptPage page)
    {
        var before = (await page.RunAsync("users.getUser().then(user => user.access_token)")).GetString();
        await page.RunAsync("users.signinSilent().then(() => true)");
        var after = (await page.RunAsync("users.getUser().then(user => user.access_token)")).GetString();
        Expect.That(after is { Length: > 0 } && after != before, "the access token is the same as before");
    }

    /// <summary>The callback is finished as the page loads, in the window and in a hidden frame alike.</summary>
    private static string Make(Stage stage, string scopes) => $$"""
        window.users = new oidc.UserManager({
          authority: '{{stage.Org.Issuer}}', client_id: '{{Known.PageClient}}', redirect_uri: '{{stage.App}}/callback',
          post_logout_redirect_uri: '{{stage.App}}/', scope: '{{scopes}}', loadUserInfo: true, automaticSilentRenew: false
        });
        if (location.pathname.endsWith('/callback')) {
          users.signinCallback().then(() => { window.signedIn = true; }, error => { window.failure = describe(error); });
        }
        """;
}
