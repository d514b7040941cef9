using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RazorOkta.Clients.Running;

/// <summary>The server half of a web application: its callback redeems the code with the client's secret, and shows the claims.</summary>
internal sealed class WebAppServer(Stage stage)
{
    private static readonly HttpClient Http = LoopbackHttp.CreateClient();

    /// <summary>What the answer's state must be; null: what the library has left in its cookie.</summary>
    public string? State { get; init; }

    public string? Nonce { get; init; }

    /// <summary>For a code that was asked for with a challenge.</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>The parameter that carries the code, and its grant.</summary>
    public string CodeParameter { get; init; } = "code";

    public string GrantType { get; init; } = "authorization_code";

    public async Task CallbackAsync(HttpContext http)
    {
        var query = http.Request.Query;
        Expect.That(!query.ContainsKey("error"), $"the org answered {query["error"]}: {query["error_description"]}");
        Expect.Same(State ?? http.Request.Cookies["okta-oauth-state"], query["state"], "state");

        var tokens = await RedeemAsync(query[CodeParameter].ToString());
        var claims = ClaimsOf(tokens.GetProperty("id_token").GetString()!);
        Expect.Same(Nonce ?? http.Request.Cookies["okta-oauth-nonce"], claims.GetProperty("nonce").GetString(), "nonce");
        await ShowAsync(http, claims);
    }

    /// <summary>The claims that the callback has shown.</summary>
    public static async Task<JsonElement> ShownClaimsAsync(IPage page)
    {
        using var document = JsonDocument.Parse(await page.Locator("pre#claims").InnerTextAsync());
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> RedeemAsync(string code)
    {
        Dictionary<string, string> form = new() { ["grant_type"] = GrantType, [CodeParameter] = code, ["redirect_uri"] = $"{stage.App}/callback" };
        if (CodeVerifier is not null)
        {
            form["code_verifier"] = CodeVerifier;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{stage.Org.Issuer}/v1/token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Known.WebClient}:{Known.WebClientSecret}")));
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Expect.That(answer.StatusCode == HttpStatusCode.OK, $"the token endpoint answered {(int)answer.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static JsonElement ClaimsOf(string idToken)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(idToken.Split('.')[1]));
        return document.RootElement.Clone();
    }

    private static Task ShowAsync(HttpContext http, JsonElement claims)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<!doctype html><title>Signed in</title><h1>Signed in</h1><pre id=\"claims\">{WebUtility.HtmlEncode(claims.ToString())}</pre>");
    }
}
