using System.Text.Json;

namespace RazorOkta.Clients.Running;

/// <summary>A page that loads a browser library and makes one object of it; scripts then work with that object as an app would.</summary>
/// <param name="stage">Of the row.</param>
/// <param name="head">What loads the library.</param>
/// <param name="make">JavaScript that makes the object.</param>
internal sealed class ScriptPage(Stage stage, string head, string make)
{
    // The libraries have named their results in three ways: one token, a list, an object of tokens.
    private const string Helpers = """
        // Some of their errors have no message.
        window.describe = e => [e && e.name, e && (e.errorSummary || e.message), e && e.errorCode].filter(Boolean).join(': ') || String(e);
        window.tokensOf = result => {
          const tokens = result.tokens || result;
          const list = Array.isArray(tokens) ? tokens
            : typeof tokens.idToken === 'object' || typeof tokens.accessToken === 'object' ? Object.values(tokens)
            : 0 in tokens ? Array.from({ length: Object.keys(tokens).filter(key => /^\d+$/.test(key)).length }, (_, i) => tokens[i])
            : [tokens];
          const raw = (token, name) => token && (typeof token[name] === 'string' ? token[name] : token.value);
          const id = list.find(token => token && token.idToken), access = list.find(token => token && token.accessToken);
          return { id, access, rawId: raw(id, 'idToken'), rawAccess: raw(access, 'accessToken'), sub: id && id.claims.sub };
        };
        """;

    private string Html => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{stage.Row.Client} {stage.Row.Version}</title><link rel="icon" href="data:,">{head}</head>
        <body><div id="sign-in"></div><script>{Helpers}
        {make}</script></body></html>
        """;

    public Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Html);
    }

    public Task OpenAsync(string path = "/") => stage.Page.GotoAsync(stage.App + path);

    /// <summary>Runs a script on the page; what it gives back must be JSON.</summary>
    public Task<JsonElement> RunAsync(string expression) => stage.Page.EvaluateAsync<JsonElement>($"async () => {{ try {{ return await {expression}; }} catch (e) {{ throw new Error(describe(e)); }} }}");

    /// <summary>Runs a script that leaves the page, and waits until the browser has arrived elsewhere, or here anew.</summary>
    public async Task LeaveAsync(string expression, Func<string, bool>? to = null)
    {
        await stage.Page.EvaluateAsync($"() => {{ window.here = true; setTimeout(() => {{ Promise.resolve({expression}).catch(e => {{ window.failure = describe(e); }}); }}); }}");
        await stage.Page.WaitForFunctionAsync("() => !window.here || window.failure");
        var failure = await stage.Page.EvaluateAsync<string?>("() => window.failure || null");
        Expect.That(failure is null, $"the page says: {failure}");
        if (to is not null)
        {
            await Arrival.LoadedAsync(stage.Page, to);
        }
    }
}
