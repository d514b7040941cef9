using System.Text.Json;
using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.AuthJs;

/// <summary>What an app does with AuthJS alone.</summary>
internal static class AuthJsRows
{
    private const string TwoSites = "The org's cookie belongs to another site than the page, and browsers of today send none to a script's call across sites.";

    public static IEnumerable<Row> All => AuthJsVersion.All.SelectMany(Of);

    private static IEnumerable<Row> Of(AuthJsVersion version)
    {
        yield return Do(version, "redirect, code to a server", stage => CodeToServerAsync(stage, version));
        yield return Do(version, "redirect, code to a server, two sites", stage => CodeToServerAsync(stage, version)) with { Layout = Layout.Shipped };
        yield return Do(version, "redirect, implicit", stage => ImplicitAsync(stage, version));
        yield return Pkce(version, "redirect, PKCE", Layout.OneSite);
        yield return Pkce(version, "redirect, PKCE, two sites", Layout.Shipped);
        yield return Do(version, "session check", stage => SessionCheckAsync(stage, version));
        yield return new Row(AuthJsVersion.Client, version.Number, "session check, two sites") { NotPossible = TwoSites };
        yield return Do(version, "renewal in a hidden frame", stage => GetWithoutPromptAsync(stage, version));
        yield return Do(version, "renewal by the token manager", stage => RenewAsync(stage, version));
        yield return version.UsesRefreshTokens
            ? Do(version, "renewal by refresh token", stage => RefreshAsync(stage, version))
            : new Row(AuthJsVersion.Client, version.Number, "renewal by refresh token") { NotPossible = "This version ignores refresh tokens." };
        yield return Do(version, "user info", stage => UserInfoAsync(stage, version));
        yield return Do(version, "sign-out", stage => SignOutAsync(stage, version));
    }

    private static Row Do(AuthJsVersion version, string flow, Func<Stage, Task> script) => new(AuthJsVersion.Client, version.Number, flow) { Script = script };

    private static Row Pkce(AuthJsVersion version, string flow, Layout layout) => version.HasPkce
        ? Do(version, flow, stage => PkceAsync(stage, version)) with { Layout = layout }
        : new Row(AuthJsVersion.Client, version.Number, flow) { NotPossible = "This version knows no PKCE." };

    private static async Task CodeToServerAsync(Stage stage, AuthJsVersion version)
    {
        var server = version.LeavesStateInCookies ? new WebAppServer(stage) : new WebAppServer(stage) { State = "_State_", Nonce = "_Nonce_" };
        var app = await AuthJsApp.WebAsync(stage, version, server);
        var ours = version.LeavesStateInCookies ? "" : ", state: '_State_', nonce: '_Nonce_'";
        await app.Page.LeaveAsync($"auth.token.getWithRedirect({{ responseType: 'code', scopes: ['openid', 'email', 'profile']{ours} }})");
        await HostedSignIn.SubmitAsync(stage.Page);

        var claims = await WebAppServer.ShownClaimsAsync(stage.Page);
        Expect.Same(Known.UserId, claims.GetProperty("sub").GetString(), "sub");
        Expect.Same(Known.UserEmail, claims.GetProperty("email").GetString(), "email");
        stage.Saw("the app's server redeemed the code with its secret; state and nonce were right, and the claims are john's");
    }

    private static async Task ImplicitAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version, more: version.HasPkce ? "pkce: false" : "scopes: []");
        await app.Page.LeaveAsync("auth.token.getWithRedirect({ responseType: ['id_token', 'token'], scopes: ['openid', 'email', 'profile'] })");
        await HostedSignIn.SubmitAsync(stage.Page);
        await Arrival.LoadedAsync(stage.Page, url => url.StartsWith($"{stage.App}/callback", StringComparison.Ordinal));
        await stage.Page.WaitForFunctionAsync("() => window.auth");
        var tokens = await app.Page.RunAsync("auth.token.parseFromUrl().then(result => { const { rawId, rawAccess, sub } = tokensOf(result); return { id: rawId, access: rawAccess, sub }; })");
        ExpectTokensOfJohn(tokens);
        stage.Saw("parseFromUrl took both tokens from the fragment and accepted them");
    }

    private static async Task PkceAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.LogInAsync();
        ExpectTokensOfJohn(await app.TokensAsync());
        stage.Saw("the page redeemed the code with its verifier, checked the ID token's signature, and keeps both tokens");
    }

    private static async Task SessionCheckAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        Expect.That(!(await app.Page.RunAsync("auth.session.exists()")).GetBoolean(), "session.exists() is true before anybody has signed in");
        Expect.Same("INACTIVE", (await app.Page.RunAsync("auth.session.get().then(session => session.status)")).GetString(), "the status without a session");
        await app.OpenSessionAsync();

        Expect.That((await app.Page.RunAsync("auth.session.exists()")).GetBoolean(), "session.exists() is false after the sign-in");
        var session = await app.Page.RunAsync("auth.session.get().then(session => ({ status: session.status, login: session.login }))");
        Expect.Same("ACTIVE", session.GetProperty("status").GetString(), "the status of the session");
        Expect.Same(Known.UserEmail, session.GetProperty("login").GetString(), "the login of the session");
        await app.Page.RunAsync("auth.session.refresh().then(() => true)");
        stage.Saw("session.exists: false, and true after the sign-in; session.get: ACTIVE, john@acme.com; session.refresh succeeded");
    }

    private static async Task GetWithoutPromptAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.OpenSessionAsync();
        ExpectTokensOfJohn(await SilentTokensAsync(app));
        stage.Saw("getWithoutPrompt brought both tokens through a hidden frame");
    }

    private static async Task RenewAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.LogInAsync();
        var before = await app.TokensAsync();
        await app.Page.RunAsync($"auth.tokenManager.{version.Renew}('accessToken').then(() => true)");
        ExpectRenewed(before, await app.TokensAsync());
        stage.Saw($"tokenManager.{version.Renew} replaced the access token");
    }

    private static async Task RefreshAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.LogInAsync("'openid', 'email', 'profile', 'offline_access'");
        var before = await app.TokensAsync();
        var askedBefore = await AuthorizeRequestsAsync(stage);
        await app.Page.RunAsync("auth.tokenManager.renew('accessToken').then(() => true)");
        ExpectRenewed(before, await app.TokensAsync());
        Expect.That(await AuthorizeRequestsAsync(stage) == askedBefore, "the token was renewed by another authorize request, not by the refresh token");
        stage.Saw("the refresh token replaced the access token, without another authorize request");
    }

    private static async Task UserInfoAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.LogInAsync();
        var user = await app.Page.RunAsync(version.Major == 1
            ? "auth.token.getUserInfo(await auth.tokenManager.get('accessToken'))"
            : "auth.token.getUserInfo(await auth.tokenManager.get('accessToken'), await auth.tokenManager.get('idToken'))");
        Expect.Same(Known.UserEmail, user.GetProperty("email").GetString(), "email");
        Expect.Same("John Adams", user.GetProperty("name").GetString(), "name");
        stage.Saw("getUserInfo gave john's profile");
    }

    private static async Task SignOutAsync(Stage stage, AuthJsVersion version)
    {
        var app = await AuthJsApp.SinglePageAsync(stage, version);
        await app.LogInAsync();
        Expect.That(await stage.Org.SessionsAsync() == 1, "there is no session at the org after the login");
        if (version.Major == 1)
        {
            await app.Page.RunAsync("auth.signOut().then(() => true)");
        }
        else
        {
            await app.Page.LeaveAsync("auth.signOut()", url => url == $"{stage.App}/");
        }

        Expect.That(await stage.Org.SessionsAsync() == 0, "the session at the org is still there");
        stage.Saw("the session at the org is closed" + (version.Major == 1 ? "" : ", and the browser is back at the app"));
    }

    private static Task<JsonElement> SilentTokensAsync(AuthJsApp app) => app.Page.RunAsync("""
        auth.token.getWithoutPrompt({ responseType: ['id_token', 'token'], scopes: ['openid', 'email', 'profile'] }).then(result => {
          const { rawId, rawAccess, sub } = tokensOf(result);
          return { id: rawId, access: rawAccess, sub };
        })
        """);

    private static async Task<int> AuthorizeRequestsAsync(Stage stage) =>
        (await stage.Org.ControlAsync("/journal?path=/v1/authorize")).GetProperty("entries").GetArrayLength();

    private static void ExpectTokensOfJohn(JsonElement tokens)
    {
        Expect.Same(Known.UserId, tokens.GetProperty("sub").GetString(), "sub");
        Expect.That(tokens.GetProperty("access").GetString() is { Length: > 0 }, "there is no access token");
    }

    private static void ExpectRenewed(JsonElement before, JsonElement after)
    {
        ExpectTokensOfJohn(after);
        Expect.That(before.GetProperty("access").GetString() != after.GetProperty("access").GetString(), "the access token is the same as before");
    }
}
