using RazorOkta.Clients.Running;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Widgets;

/// <summary>An app whose page draws the widget.</summary>
internal static class WidgetApp
{
    /// <summary>The object is <c>widget</c>; what it has called back with is <c>result</c> or <c>failure</c>.</summary>
    public static string Render(string options) => $$"""
        window.widget = new OktaSignIn({ {{options}} });
        window.widget.renderEl({ el: '#sign-in' }, result => { window.result = result; }, error => { window.failure = describe(error); });
        """;

    /// <summary>A page with the widget in front of an org whose users are <paramref name="users"/>, and a server behind it that redeems codes.</summary>
    public static async Task<ScriptPage> OpenAsync(Stage stage, string head, Func<string> options, WebAppServer? server = null, IReadOnlyList<OktaUser>? users = null)
    {
        var org = Known.OrgFor(stage);
        await stage.OpenOrgAsync(users is null ? org : org with { Users = users });
        var page = new ScriptPage(stage, head, Render(options()));
        stage.Serve(http => server is not null && http.Request.Path == "/callback" ? server.CallbackAsync(http) : page.AnswerAsync(http));
        await page.OpenAsync();
        return page;
    }

    /// <summary>Waits until the widget has called back.</summary>
    public static async Task ExpectResultAsync(Stage stage)
    {
        await stage.Page.WaitForFunctionAsync("() => window.result || window.failure");
        var failure = await stage.Page.EvaluateAsync<string?>("() => window.failure || null");
        Expect.That(failure is null, $"the widget reported {failure}");
    }

    /// <summary>The callback has shown john's claims.</summary>
    public static async Task ExpectClaimsAsync(Stage stage, string sub = Known.UserId)
    {
        var claims = await WebAppServer.ShownClaimsAsync(stage.Page);
        Expect.Same(sub, claims.GetProperty("sub").GetString(), "sub");
    }

    /// <summary>The tokens of the widget's success callback are john's.</summary>
    public static async Task ExpectTokensAsync(Stage stage, ScriptPage page)
    {
        await ExpectResultAsync(stage);
        var tokens = await page.RunAsync("(() => { const { rawId, rawAccess, sub } = tokensOf(result); return { id: rawId, access: rawAccess, sub }; })()");
        Expect.Same(Known.UserId, tokens.GetProperty("sub").GetString(), "sub");
        Expect.That(tokens.GetProperty("access").GetString() is { Length: > 0 }, "there is no access token");
    }
}
