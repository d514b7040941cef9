using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>A fresh org for every test, on a port and a clock of its own, and one browser in front of it.</summary>
public abstract class OrgUnderTest : IAsyncLifetime
{
    protected const string WebClient = "_WebClient_";
    protected const string WebClientSecret = "_WebClientSecret_";
    protected const string PublicClient = "_PublicClient_";
    protected const string RedirectUri = "http://localhost:3000/authorization-code/callback";
    protected const string AppRoot = "http://localhost:3000/";
    protected const string AppOrigin = "http://localhost:3000";
    protected const string Stranger = "https://stranger.example";
    protected const string Password = "Asdf1234";
    protected const string Verifier = "0123456789abcdef0123456789abcdef0123456789a";

    private MockOktaServer? _server;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected HttpClient Browser { get; private set; } = null!;

    protected MockOktaServer Server => _server!;

    protected string Url => Server.Url;

    protected string DefaultServer => $"{Url}/oauth2/default";

    protected static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>What the org is made of; a test class that needs more overrides it with <c>base.Definition with { … }</c>.</summary>
    protected virtual OrgDefinition Definition => new()
    {
        Clients =
        [
            new OidcClient
            {
                ClientId = WebClient, ClientSecret = WebClientSecret, Name = "Tom & Jerry's app",
                RedirectUris = [RedirectUri, RedirectUri + "?tenant=1"], PostLogoutRedirectUris = [AppRoot],
            },
            new OidcClient { ClientId = PublicClient, RedirectUris = [RedirectUri] },
        ],
    };

    public async Task InitializeAsync()
    {
        _server = await MockOktaServer.StartAsync(new MockOktaSettings
        {
            Port = 0,
            TimeProvider = Clock,
            Org = Definition,
        });
        Browser = NewBrowser();
    }

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        await _server!.DisposeAsync();
    }

    /// <summary>Keeps cookies, and stops at redirects so that a test can look at them.</summary>
    protected HttpClient NewBrowser() => new(NewHandler(), disposeHandler: true)
    {
        BaseAddress = new Uri(Url),
    };

    private static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        Expect100ContinueTimeout = TimeSpan.FromMinutes(1), // a body is not sent after all because the machine was busy
    };

    /// <summary>A good request of the confidential client; null removes a parameter.</summary>
    protected static Dictionary<string, string?> AuthorizeRequest(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = WebClient,
            ["redirect_uri"] = RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = "_State_",
            ["nonce"] = "_Nonce_",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return parameters.Where(parameter => parameter.Value is not null).ToDictionary();
    }

    protected Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string? Value)[] changes) => AuthorizeAsync(DefaultServer, changes);

    protected Task<HttpResponseMessage> AuthorizeAsync(string server, params (string Name, string? Value)[] changes) =>
        Browser.GetAsync(QueryHelpers.AddQueryString($"{server}/v1/authorize", AuthorizeRequest(changes)));

    protected async Task<string> SessionTokenAsync(string username = "john")
    {
        using var answer = await AuthnAsync(username, Password);
        return (await JsonAsync(answer)).GetProperty("sessionToken").GetString()!;
    }

    protected Task<HttpResponseMessage> AuthnAsync(string username, string password) =>
        Browser.PostAsync("/api/v1/authn", Json(JsonSerializer.Serialize(new { username, password })));

    /// <summary>Signs the browser in without an application.</summary>
    protected async Task SignInAsync(string username = "john")
    {
        var token = await SessionTokenAsync(username);
        using var answer = await Browser.GetAsync($"/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    protected Task<string> CodeAsync(params (string Name, string? Value)[] changes) => CodeAsync(DefaultServer, changes);

    protected async Task<string> CodeAsync(string server, params (string Name, string? Value)[] changes)
    {
        using var answer = await AuthorizeAsync(server, [("sessionToken", await SessionTokenAsync()), .. changes]);
        return QueryOf(answer)["code"];
    }

    protected static Dictionary<string, string?> TokenRequest(string code, params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = RedirectUri };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return parameters.Where(parameter => parameter.Value is not null).ToDictionary();
    }

    protected Task<HttpResponseMessage> RedeemAsync(string code, params (string Name, string? Value)[] changes) =>
        PostAsWebClientAsync($"{DefaultServer}/v1/token", TokenRequest(code, changes));

    protected async Task<HttpResponseMessage> PostAsWebClientAsync(string url, IEnumerable<KeyValuePair<string, string?>> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(form) };
        request.Headers.Authorization = Basic(WebClient, WebClientSecret);
        return await Browser.SendAsync(request);
    }

    protected async Task<JsonElement> TokensAsync(params (string Name, string? Value)[] authorizeChanges)
    {
        using var answer = await RedeemAsync(await CodeAsync(authorizeChanges));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await JsonAsync(answer);
    }

    protected async Task<HttpResponseMessage> UserInfoAsync(string accessToken, string? server = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server ?? DefaultServer}/v1/userinfo");
        request.Headers.Authorization = new("Bearer", accessToken);
        return await Browser.SendAsync(request);
    }

    protected static System.Net.Http.Headers.AuthenticationHeaderValue Basic(string user, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")));

    protected static FormUrlEncodedContent Form(IEnumerable<KeyValuePair<string, string?>> parameters) =>
        new(parameters.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value ?? "")));

    protected static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    protected static Dictionary<string, string> QueryOf(HttpResponseMessage redirect) => Fields(redirect.Headers.Location!.Query);

    protected static Dictionary<string, string> Fields(string encoded) =>
        QueryHelpers.ParseQuery(encoded).ToDictionary(field => field.Key, field => field.Value.ToString());

    protected static JsonElement ClaimsOf(JsonElement token) => Part(token.GetString()!, 1);

    protected static JsonElement HeaderOf(JsonElement token) => Part(token.GetString()!, 0);

    protected static bool IsSignedByAny(JsonElement keys, string token)
    {
        var parts = token.Split('.');
        return keys.GetProperty("keys").EnumerateArray().Any(key =>
        {
            using var rsa = RSA.Create(new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()),
                Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()),
            });
            return rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        });
    }

    private static JsonElement Part(string token, int index)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]));
        return document.RootElement.Clone();
    }

    protected static async Task ShouldBeOAuthErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string error, string? description = null)
    {
        answer.StatusCode.Should().Be(status);
        var body = await JsonAsync(answer);
        body.GetProperty("error").GetString().Should().Be(error);
        if (description is not null)
        {
            body.GetProperty("error_description").GetString().Should().Be(description);
        }
    }

    protected static async Task ShouldBeOktaErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.Should().Be(status);
        var body = await JsonAsync(answer);
        body.GetProperty("errorCode").GetString().Should().Be(code);
        body.GetProperty("errorLink").GetString().Should().Be(code);
        body.GetProperty("errorId").GetString().Should().StartWith("oae");
        body.GetProperty("errorSummary").GetString().Should().NotBeEmpty();
        body.GetProperty("errorCauses").ValueKind.Should().Be(JsonValueKind.Array);
    }
}
