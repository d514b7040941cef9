using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Bench;

/// <summary>One login as a client of Okta's sees it: authn, authorize, token, keys.</summary>
internal static class Login
{
    private const string ClientId = "_BenchClient_";
    private const string ClientSecret = "_BenchSecret_";
    private const string RedirectUri = "http://localhost:3000/authorization-code/callback";

    private static readonly AuthenticationHeaderValue Basic = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}")));

    public static OrgDefinition Definition => new()
    {
        Clients = [new OidcClient { ClientId = ClientId, ClientSecret = ClientSecret, RedirectUris = [RedirectUri] }],
    };

    /// <summary>The same, for a mock that is configured by its environment.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Environment =>
    [
        new("oktaSample__oidc__clientId", ClientId),
        new("oktaSample__oidc__clientSecret", ClientSecret),
        new("oktaSample__oidc__redirectUri", RedirectUri),
    ];

    public static HttpClient NewClient(string url) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(url) };

    /// <returns>The token answer.</returns>
    public static async Task<JsonDocument> RunAsync(HttpClient http, string org)
    {
        using var authn = await http.PostAsync($"{org}/api/v1/authn", new StringContent("""{"username":"john","password":"Asdf1234"}""", Encoding.UTF8, "application/json"));
        using var session = await ReadAsync(authn);
        using var authorize = await http.GetAsync(QueryHelpers.AddQueryString($"{org}/oauth2/default/v1/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = "_State_",
            ["nonce"] = "_Nonce_",
            ["sessionToken"] = session.RootElement.GetProperty("sessionToken").GetString(),
        }));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{org}/oauth2/default/v1/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = QueryHelpers.ParseQuery(authorize.Headers.Location!.Query)["code"].ToString(),
                ["redirect_uri"] = RedirectUri,
            }),
            Headers = { Authorization = Basic },
        };
        using var tokens = await http.SendAsync(request);
        using var keys = await http.GetAsync($"{org}/oauth2/default/v1/keys");
        await keys.Content.ReadAsByteArrayAsync();
        return await ReadAsync(tokens);
    }

    public static JsonElement ClaimsOf(string token)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return document.RootElement.Clone();
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }
}
