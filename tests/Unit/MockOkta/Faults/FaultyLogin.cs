using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>A relying party that believes nothing and writes down all: one login, answer by answer, as it was on the wire.</summary>
internal sealed class FaultyLogin : IDisposable
{
    public const string Client = "_FaultClient_";
    public const string Secret = "_FaultClientSecret_";
    public const string RedirectUri = "http://localhost:3000/authorization-code/callback";
    public const string AppRoot = "http://localhost:3000/";

    private readonly string _org;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public FaultyLogin(string org) => _org = org;

    public string Issuer => $"{_org}/oauth2/default";

    public string State { get; init; } = "_State_";

    public string User { get; init; } = "george";

    public HttpClient Http => _http;

    public Task<WireAnswer> DiscoveryAsync() => GetAsync($"{Issuer}/.well-known/openid-configuration");

    public Task<WireAnswer> KeysAsync() => GetAsync($"{Issuer}/v1/keys");

    public async Task<WireAnswer> AuthorizeAsync(string mode = "query")
    {
        using var authn = await _http.PostAsync($"{_org}/api/v1/authn", new StringContent(JsonSerializer.Serialize(new { username = User, password = "Asdf1234" }), Encoding.UTF8, "application/json"));
        using var session = JsonDocument.Parse(await authn.Content.ReadAsStringAsync());
        return await GetAsync(QueryHelpers.AddQueryString($"{Issuer}/v1/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Client, ["redirect_uri"] = RedirectUri, ["response_type"] = "code", ["scope"] = "openid profile email offline_access",
            ["state"] = State, ["nonce"] = "_Nonce_", ["response_mode"] = mode, ["sessionToken"] = session.RootElement.GetProperty("sessionToken").GetString(),
        }));
    }

    public async Task<string> CodeAsync() => AuthorizeFields(await AuthorizeAsync())["code"].ToString();

    public Task<WireAnswer> TokenAsync(string code) => PostTokenAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = RedirectUri });

    public Task<WireAnswer> RefreshAsync(string refreshToken) => PostTokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    public Task<WireAnswer> UserInfoAsync(string accessToken) => SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Issuer}/v1/userinfo")
    {
        Headers = { Authorization = new("Bearer", accessToken) },
    });

    public Task<WireAnswer> LogoutAsync(string idToken) =>
        GetAsync($"{Issuer}/v1/logout?id_token_hint={idToken}&post_logout_redirect_uri={Uri.EscapeDataString(AppRoot)}&state=_LogoutState_");

    public Task<WireAnswer> RevokeAsync(string token) => PostAsync("revoke", new() { ["token"] = token });

    public Task<WireAnswer> IntrospectAsync(string token) => PostAsync("introspect", new() { ["token"] = token });

    public Task<WireAnswer> PostTokenAsync(Dictionary<string, string> form) => PostAsync("token", form);

    public Task<WireAnswer> PostAsync(string endpoint, Dictionary<string, string> form) => SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/v1/{endpoint}")
    {
        Content = new FormUrlEncodedContent(form),
        Headers = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client}:{Secret}"))) },
    });

    public Task<WireAnswer> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    public async Task<WireAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await _http.SendAsync(request))
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new WireAnswer((int)answer.StatusCode, headers, await answer.Content.ReadAsByteArrayAsync());
        }
    }

    /// <summary>Of whatever response mode.</summary>
    public static Dictionary<string, StringValues> AuthorizeFields(WireAnswer answer)
    {
        if (answer.Headers.TryGetValue("Location", out var location))
        {
            return QueryHelpers.ParseQuery(location[(location.IndexOfAny(['?', '#']) + 1)..]);
        }

        return Regex.Matches(answer.Text, """name="(?<name>[^"]+)" value="(?<value>[^"]*)">""")
            .ToDictionary(match => WebUtility.HtmlDecode(match.Groups["name"].Value), match => new StringValues(WebUtility.HtmlDecode(match.Groups["value"].Value)));
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Null when it is no JSON object.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    public string Member(string name) => Json!.Value.GetProperty(name).GetString()!;
}
