using System.Text.Json;
using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.AuthJs;

/// <summary>An app whose page holds the AuthJS object <c>auth</c>.</summary>
internal sealed class AuthJsApp
{
    private readonly Stage _stage;
    private readonly AuthJsVersion _version;
    private readonly ScriptPage _page;

    private AuthJsApp(Stage stage, AuthJsVersion version, string clientId, string? more) =>
        (_stage, _version, _page) = (stage, version, new ScriptPage(stage, version.Script, Make(stage, clientId, more)));

    public ScriptPage Page => _page;

    /// <summary>A single-page application: all is done in the page.</summary>
    public static async Task<AuthJsApp> SinglePageAsync(Stage stage, AuthJsVersion version, string? more = null)
    {
        await stage.OpenOrgAsync(Known.OrgFor(stage));
        var app = new AuthJsApp(stage, version, Known.PageClient, more ?? (version.HasPkce ? "pkce: true" : null));
        stage.Serve(app._page.AnswerAsync);
        await app._page.OpenAsync();
        return app;
    }

    /// <summary>A web application: the page starts the login, the server finishes it.</summary>
    public static async Task<AuthJsApp> WebAsync(Stage stage, AuthJsVersion version, WebAppServer server)
    {
        await stage.OpenOrgAsync(Known.OrgFor(stage));
        var app = new AuthJsApp(stage, version, Known.WebClient, "pkce: false");
        stage.Serve(http => http.Request.Path == "/callback" ? server.CallbackAsync(http) : app._page.AnswerAsync(http));
        await app._page.OpenAsync();
        return app;
    }

    /// <summary>Opens a session at the org without a redirect of the protocol, and comes back.</summary>
    public async Task OpenSessionAsync()
    {
        var token = await _page.RunAsync($"auth.{_version.SignIn}({{ username: '{Known.User}', password: '{Known.Password}' }}).then(tx => tx.sessionToken)");
        await _page.LeaveAsync($"auth.session.setCookieAndRedirect('{token.GetString()}', '{_stage.App}/')", url => url == $"{_stage.App}/");
        await _stage.Page.WaitForFunctionAsync("() => window.auth");
    }

    /// <summary>Logs in by redirect, as this version likes it best, and leaves its tokens in the token manager.</summary>
    public async Task LogInAsync(string scopes = "'openid', 'email', 'profile'")
    {
        var ask = _version.HandlesRedirects
            ? $"auth.signInWithRedirect({{ scopes: [{scopes}], originalUri: '{_stage.App}/' }})"
            : $"auth.token.getWithRedirect({{ scopes: [{scopes}], responseType: {(_version.HasPkce ? "'code'" : "['id_token', 'token']")} }})";
        await _page.LeaveAsync(ask);
        await HostedSignIn.SubmitAsync(_stage.Page);
        await FinishAsync();
    }

    /// <summary>The callback's half of a login.</summary>
    public async Task FinishAsync()
    {
        await Arrival.LoadedAsync(_stage.Page, url => url.StartsWith($"{_stage.App}/callback", StringComparison.Ordinal));
        await _stage.Page.WaitForFunctionAsync("() => window.auth");
        if (_version.HandlesRedirects)
        {
            await _page.LeaveAsync("auth.handleLoginRedirect()", url => url == $"{_stage.App}/");
            await _stage.Page.WaitForFunctionAsync("() => window.auth");
            return;
        }

        await _page.RunAsync("""
            auth.token.parseFromUrl().then(result => {
              const { id, access } = tokensOf(result);
              auth.tokenManager.add('idToken', id);
              auth.tokenManager.add('accessToken', access);
              return true;
            })
            """);
    }

    /// <summary>The tokens in the token manager, as strings, and the subject.</summary>
    public Task<JsonElement> TokensAsync() => _page.RunAsync("""
        Promise.all([auth.tokenManager.get('idToken'), auth.tokenManager.get('accessToken')]).then(([id, access]) => {
          const { rawId, rawAccess, sub } = tokensOf([id, access]);
          return { id: rawId, access: rawAccess, sub };
        })
        """);

    private static string Make(Stage stage, string clientId, string? more) => $$"""
        window.auth = new OktaAuth({
          url: '{{stage.Org.Url}}', issuer: '{{stage.Org.Issuer}}', clientId: '{{clientId}}',
          redirectUri: '{{stage.App}}/callback', postLogoutRedirectUri: '{{stage.App}}/'{{(more is null ? "" : ", " + more)}}
        });
        """;
}
