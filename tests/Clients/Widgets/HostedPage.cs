using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.Widgets;

/// <summary>The widget in the place of the org's own form: on the org's sign-in page, so that all it does is same-origin with the org.</summary>
internal static class HostedPage
{
    private const string State = "_State_";
    private const string Nonce = "_Nonce_";

    /// <summary>A server has started a login, and the browser is on the org's sign-in page. Gives the state token of the sign-in that waits there.</summary>
    public static async Task<string> OpenAsync(Stage stage)
    {
        await stage.OpenOrgAsync(Known.OrgFor(stage));
        stage.Serve(new WebAppServer(stage) { State = State, Nonce = Nonce }.CallbackAsync);
        await stage.Page.GotoAsync(QueryHelpers.AddQueryString($"{stage.Org.Issuer}/v1/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Known.WebClient,
            ["redirect_uri"] = $"{stage.App}/callback",
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = State,
            ["nonce"] = Nonce,
        }));
        return await stage.Page.Locator("#okta-sign-in").GetAttributeAsync("data-state-token") ?? "";
    }

    /// <summary>Replaces what the page shows.</summary>
    public static async Task DrawAsync(Stage stage, int major, string options)
    {
        await stage.Page.EvaluateAsync("() => { document.head.innerHTML = ''; document.body.innerHTML = '<div id=\"sign-in\"></div>'; }");
        await stage.Page.AddStyleTagAsync(new PageAddStyleTagOptions { Path = FileOf(major, "css/okta-sign-in.min.css") });
        await stage.Page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = FileOf(major, "js/okta-sign-in.min.js") });
        await stage.Page.EvaluateAsync($$"""
            () => {
              const fromUri = new URLSearchParams(location.search).get('fromURI');
              new OktaSignIn({ {{options}} }).renderEl({ el: '#sign-in' },
                result => { if (result.status === 'SUCCESS') result.session.setCookieAndRedirect(new URL(fromUri, location.origin).href); },
                error => console.error(error));
            }
            """);
    }

    /// <summary>The app has its claims, and the org its session.</summary>
    public static async Task ExpectSignedInAsync(Stage stage)
    {
        await WidgetApp.ExpectClaimsAsync(stage);
        Expect.That(await stage.Org.SessionsAsync() == 1, "there is no session at the org");
    }

    private static string FileOf(int major, string file) => Path.Combine(Folders.Packages, $"okta-signin-widget-{major}", "dist", file);
}
