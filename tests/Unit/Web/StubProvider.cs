using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>
/// A provider that answers whatever a test wants, right or wrong. It shares nothing with the mock org: two tellings of the protocol, so that
/// one mistake does not hide in both.
/// </summary>
internal sealed class StubProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private StubProvider(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public string Issuer => $"{Url}/oauth2/default";

    /// <summary>What came in, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public int Calls(string path) => _requests.Count(request => request.Path == $"/oauth2/default{path}");

    /// <summary>The key that signs unless a test says otherwise.</summary>
    public SigningKey Key { get; set; } = SigningKey.Create("kid-1");

    /// <summary>What the key address shows; by default the public half of <see cref="Key"/>.</summary>
    public Func<JsonNode> Keys { get; set; } = null!;

    /// <summary>Changes the discovery document.</summary>
    public Action<JsonObject> Metadata { get; set; } = _ => { };

    /// <summary>Changes the claims before they are signed.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>Changes the token header before it is signed.</summary>
    public Action<JsonObject> Header { get; set; } = _ => { };

    /// <summary>Changes the finished token.</summary>
    public Func<string, string> IdToken { get; set; } = token => token;

    /// <summary>Changes the token answer.</summary>
    public Action<JsonObject> TokenAnswer { get; set; } = _ => { };

    /// <summary>Takes over the answer of an address (for example <c>/v1/token</c>).</summary>
    public Dictionary<string, RequestDelegate> Instead { get; } = [];

    /// <summary>Happens before the answer of an address.</summary>
    public Dictionary<string, Action> Before { get; } = [];

    /// <summary>Of token answer and keys; <c>null</c>: none is said.</summary>
    public string? ContentType { get; set; } = "application/json";

    public string Nonce { get; set; } = "_Nonce_";

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public static async Task<StubProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new StubProvider(app);
        provider.Keys = () => new JsonObject { ["keys"] = new JsonArray(provider.Key.Public()) };
        app.Use(provider.RecordAsync);
        app.MapGet("/oauth2/default/.well-known/openid-configuration", () => provider.Json(provider.MakeMetadata(), "application/json"));
        app.MapGet("/oauth2/default/v1/keys", () => provider.Json(provider.Keys()));
        app.MapPost("/oauth2/default/v1/token", () => provider.Json(provider.MakeTokens()));
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RecordAsync(HttpContext http, RequestDelegate next)
    {
        using var reader = new StreamReader(http.Request.Body);
        _requests.Enqueue(new RecordedRequest(
            http.Request.Method,
            http.Request.Path,
            http.Request.QueryString.Value ?? "",
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()));
        var path = http.Request.Path.Value!.Replace("/oauth2/default", "", StringComparison.Ordinal);
        Before.GetValueOrDefault(path)?.Invoke();
        http.Response.ContentType = "application/json";
        await (Instead.TryGetValue(path, out var instead)
            ? instead(http)
            : next(http));
    }

    private JsonObject MakeMetadata()
    {
        var metadata = new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/v1/authorize",
            ["token_endpoint"] = $"{Issuer}/v1/token",
            ["jwks_uri"] = $"{Issuer}/v1/keys",
            ["end_session_endpoint"] = $"{Issuer}/v1/logout",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post"),
            ["something_new"] = new JsonObject { ["unknown"] = true },
        };
        Metadata(metadata);
        return metadata;
    }

    private JsonObject MakeTokens()
    {
        const string accessToken = "_AccessToken_";
        var now = Now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["sub"] = "00uJohn",
            ["name"] = "John Adams",
            ["email"] = "john@acme.com",
            ["iss"] = Issuer,
            ["aud"] = Harness.Known.ClientId,
            ["iat"] = now,
            ["exp"] = now + 3600,
            ["nonce"] = Nonce,
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        Claims(claims);
        var answer = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600,
            ["access_token"] = accessToken,
            ["scope"] = "openid email profile",
            ["id_token"] = IdToken(Key.Sign(claims, Header)),
        };
        TokenAnswer(answer);
        return answer;
    }

    private IResult Json(JsonNode node, string? contentType = null) => new Answered(node.ToJsonString(), contentType ?? ContentType);

    private sealed record Answered(string Text, string? ContentType) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = ContentType;
            return httpContext.Response.WriteAsync(Text);
        }
    }
}

/// <summary>A request as the provider saw it.</summary>
internal sealed record RecordedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A key pair that can sign whatever it is told to.</summary>
internal sealed record SigningKey(string KeyId, RSA Rsa)
{
    public static SigningKey Create(string keyId, int bits = 2048) => new(keyId, RSA.Create(bits));

    public JsonObject Public()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["alg"] = "RS256",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
        };
    }

    /// <summary>Signs by what the header says in the end: RS256, RS512, HS256 with the public key, or not at all.</summary>
    public string Sign(JsonObject claims, Action<JsonObject> changeHeader)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = KeyId };
        changeHeader(header);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = (string?)header["alg"] switch
        {
            "RS512" => Rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem()), bytes),
            "RS256" => Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => [],
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
