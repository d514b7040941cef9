using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>client_secret_jwt and private_key_jwt (OIDC Core 9, RFC 7523), and the registered method as the only one.</summary>
public sealed class ClientAssertionTests : OrgUnderTest
{
    private const string SecretClient = "_SecretJwtClient_";
    private const string KeyClient = "_KeyClient_";
    private const string Secret = "_ASecretOfSixtyFourCharactersSoThatItIsLongEnoughForSha512Hmac__";
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa P256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ECDsa P384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private static readonly ECDsa P521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);

    private string Endpoint => $"{DefaultServer}/v1/token";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            .. base.Definition.Clients,
            new OidcClient
            {
                ClientId = SecretClient, ClientSecret = Secret, TokenEndpointAuthMethod = "client_secret_jwt", RedirectUris = [RedirectUri],
                GrantTypes = [GrantType.ClientCredentials],
            },
            new OidcClient { ClientId = KeyClient, Jwks = Jwks(), RedirectUris = [RedirectUri], GrantTypes = [GrantType.ClientCredentials] },
            new OidcClient
            {
                ClientId = "_PostOnly_", ClientSecret = Secret, TokenEndpointAuthMethod = "client_secret_post", RedirectUris = [RedirectUri],
                GrantTypes = [GrantType.ClientCredentials],
            },
        ],
        AuthorizationServers = [new() { Id = "default", Scopes = ["orders.read"] }],
    };

    [Theory]
    [InlineData(SecretClient, "HS256")]
    [InlineData(SecretClient, "HS384")]
    [InlineData(SecretClient, "HS512")]
    [InlineData(KeyClient, "RS256")]
    [InlineData(KeyClient, "RS384")]
    [InlineData(KeyClient, "RS512")]
    [InlineData(KeyClient, "ES256")]
    [InlineData(KeyClient, "ES384")]
    [InlineData(KeyClient, "ES512")]
    public async Task each_algorithm_proves_the_client(string client, string algorithm)
    {
        using var answer = await AskAsync(Assertion(client, algorithm));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        ClaimsOf((await JsonAsync(answer)).GetProperty("access_token")).GetProperty("cid").GetString().Should().Be(client);
    }

    [Fact]
    public async Task the_name_by_which_the_org_was_reached_is_as_good_as_its_own()
    {
        var reached = Endpoint.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        using var there = await Browser.PostAsync(reached, Form(Request(Assertion(KeyClient, "RS256", ("aud", reached)), JwtBearer, null)));
        there.StatusCode.Should().Be(HttpStatusCode.OK);
        using var elsewhere = await AskAsync(Assertion(KeyClient, "RS256", ("aud", reached)));
        await ShouldBeOAuthErrorAsync(elsewhere, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task the_issuer_is_an_audience_too()
    {
        using var answer = await AskAsync(Assertion(KeyClient, "RS256", ("aud", DefaultServer)));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        using var several = await AskAsync(Assertion(KeyClient, "RS256", ("aud", new JsonArray("https://stranger.example", Endpoint))));
        several.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    public static TheoryData<string, JsonNode?> WrongClaims => new()
    {
        { "iss", "_WebClient_" },
        { "iss", null },
        { "sub", "_WebClient_" },
        { "aud", "https://stranger.example/v1/token" },
        { "aud", null },
        { "aud", 7 },
        { "exp", null },
        { "exp", "soon" },
        { "exp", 1772366400 },
        { "exp", 1772366400 + 3601 },
        { "nbf", 1772366400 + 60 },
        { "jti", 7 },
    };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task a_claim_that_is_wrong_or_missing_proves_nothing(string name, JsonNode? value)
    {
        using var answer = await AskAsync(Assertion(KeyClient, "RS256", (name, value)), clientId: KeyClient);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task an_id_is_good_once()
    {
        var assertion = Assertion(KeyClient, "ES256");
        using var first = await AskAsync(assertion);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        using var second = await AskAsync(assertion);
        await ShouldBeOAuthErrorAsync(second, HttpStatusCode.Unauthorized, "invalid_client", "The client_assertion token has already been used.");
    }

    [Fact]
    public async Task clients_have_ids_of_their_own()
    {
        using var one = await AskAsync(Assertion(KeyClient, "ES256", ("jti", "_Id_")));
        one.StatusCode.Should().Be(HttpStatusCode.OK);
        using var other = await AskAsync(Assertion(SecretClient, "HS256", ("jti", "_Id_")));
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"alg":"\ud800"}""", """{"sub":"_KeyClient_"}""")]
    [InlineData("""{"alg":"RS256"}""", """{"sub":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"alg":"RS256"}""", """{"sub":"_KeyClient_"}""")]
    public async Task half_a_character_proves_nothing(string header, string claims)
    {
        string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        using var answer = await AskAsync($"{Part(header)}.{Part(claims)}.AAAA");
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client", "The client_assertion is not a signed token.");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("rs256")]
    public async Task an_algorithm_that_is_not_the_client_s_proves_nothing(string algorithm)
    {
        using var answer = await AskAsync(Assertion(KeyClient, algorithm));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task a_signature_of_another_key_or_a_changed_token_proves_nothing()
    {
        using var stranger = RSA.Create(2048);
        using var foreign = await AskAsync(Sign(KeyClient, "RS256", Claims(KeyClient), data => stranger.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        await ShouldBeOAuthErrorAsync(foreign, HttpStatusCode.Unauthorized, "invalid_client", "The client_assertion signature is invalid.");

        var parts = Assertion(KeyClient, "RS256").Split('.');
        using var unknownKey = await AskAsync($"{Encode(new JsonObject { ["alg"] = "RS256", ["kid"] = "_NoSuchKey_" })}.{parts[1]}.{parts[2]}");
        await ShouldBeOAuthErrorAsync(unknownKey, HttpStatusCode.Unauthorized, "invalid_client", "The client_assertion JWT kid is invalid.");
        using var changed = await AskAsync($"{parts[0]}.{Encode(Claims(KeyClient, ("jti", "other")))}.{parts[2]}");
        await ShouldBeOAuthErrorAsync(changed, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("use", "sig", true)]
    [InlineData("use", "enc", false)]
    [InlineData("alg", "RS256", true)]
    [InlineData("alg", "RS512", false)]
    [InlineData("kid", "key-ES-256", false)]
    public async Task a_key_proves_what_it_is_registered_for_and_nothing_else(string member, string value, bool proves)
    {
        var keys = Jwks();
        keys["keys"]![0]![member] = value;
        Register(keys);
        using var answer = await AskAsync(Assertion(KeyClient, "RS256"));
        answer.StatusCode.Should().Be(proves ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task keys_without_ids_are_told_apart_by_their_curves()
    {
        Register(new JsonObject { ["keys"] = new JsonArray(Ec(P384, "P-384", kid: null), Ec(P256, "P-256", kid: null)) });
        using var answer = await AskAsync(Assertion(KeyClient, "ES256"));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("nonsense", JwtBearer, HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("a.b.c", JwtBearer, HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("e30.W10.", JwtBearer, HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("", JwtBearer, HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("a.b.c", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer", HttpStatusCode.BadRequest, "invalid_request")]
    public async Task what_is_no_assertion_proves_nothing(string assertion, string type, HttpStatusCode status, string error)
    {
        using var answer = await AskAsync(assertion, type, KeyClient);
        await ShouldBeOAuthErrorAsync(answer, status, error);
    }

    [Fact]
    public async Task one_method_at_a_time()
    {
        using var answer = await PostAsWebClientAsync(Endpoint, Request(Assertion(KeyClient, "RS256"), JwtBearer, null));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("_PostOnly_", true, HttpStatusCode.Unauthorized)]
    [InlineData("_PostOnly_", false, HttpStatusCode.OK)]
    [InlineData(SecretClient, true, HttpStatusCode.Unauthorized)]
    [InlineData(SecretClient, false, HttpStatusCode.Unauthorized)]
    public async Task the_registered_method_is_the_only_one(string client, bool inTheHeader, HttpStatusCode expected)
    {
        List<KeyValuePair<string, string?>> form = [new("grant_type", "client_credentials"), new("scope", "orders.read")];
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint);
        if (inTheHeader)
        {
            request.Headers.Authorization = Basic(client, Secret);
        }
        else
        {
            form.AddRange([new("client_id", client), new("client_secret", Secret)]);
        }

        request.Content = Form(form);
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task a_client_registered_for_its_secret_cannot_sign_with_it_instead()
    {
        using var answer = await AskAsync(Assertion("_PostOnly_", "HS256"));
        await ShouldBeOAuthErrorAsync(
            answer, HttpStatusCode.Unauthorized, "invalid_client", "The client must authenticate with the method 'client_secret_post'.");
    }

    [Fact]
    public async Task a_client_with_keys_is_not_public()
    {
        using var answer = await Browser.PostAsync(Endpoint, Form([new("grant_type", "client_credentials"), new("scope", "orders.read"), new("client_id", KeyClient)]));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    private void Register(JsonObject keys) => Server.Org.Change(definition => definition with
    {
        Clients = [.. definition.Clients.Select(client => client.ClientId == KeyClient ? client with { Jwks = keys } : client)],
    });

    private Task<HttpResponseMessage> AskAsync(string assertion, string type = JwtBearer, string? clientId = null) =>
        Browser.PostAsync(Endpoint, Form(Request(assertion, type, clientId)));

    private static List<KeyValuePair<string, string?>> Request(string assertion, string type, string? clientId)
    {
        List<KeyValuePair<string, string?>> form =
        [
            new("grant_type", "client_credentials"), new("scope", "orders.read"), new("client_assertion_type", type), new("client_assertion", assertion),
        ];
        if (clientId is not null)
        {
            form.Add(new("client_id", clientId));
        }

        return form;
    }

    private string Assertion(string client, string algorithm, params (string Name, JsonNode? Value)[] changes) =>
        Sign(client, algorithm, Claims(client, changes), data => Signature(algorithm, data));

    private JsonObject Claims(string client, params (string Name, JsonNode? Value)[] changes)
    {
        var claims = new JsonObject
        {
            ["iss"] = client,
            ["sub"] = client,
            ["aud"] = Endpoint,
            ["exp"] = Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        foreach (var (name, value) in changes)
        {
            claims.Remove(name);
            if (value is not null)
            {
                claims[name] = value.DeepClone();
            }
        }

        return claims;
    }

    private static string Sign(string client, string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(new JsonObject { ["alg"] = algorithm, ["kid"] = client == KeyClient ? $"key-{algorithm[..2]}-{algorithm[^3..]}".Replace("RS-384", "RS-256").Replace("RS-512", "RS-256") : null })}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static byte[] Signature(string algorithm, byte[] data) => algorithm switch
    {
        "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), data),
        "HS384" => HMACSHA384.HashData(Encoding.UTF8.GetBytes(Secret), data),
        "HS512" => HMACSHA512.HashData(Encoding.UTF8.GetBytes(Secret), data),
        "RS256" or "rs256" => Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => Rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RS512" => Rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PS256" => Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "ES256" => P256.SignData(data, HashAlgorithmName.SHA256),
        "ES384" => P384.SignData(data, HashAlgorithmName.SHA384),
        "ES512" => P521.SignData(data, HashAlgorithmName.SHA512),
        _ => [],
    };

    private static JsonObject Jwks()
    {
        var rsa = Rsa.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "RSA", ["kid"] = "key-RS-256", ["n"] = Base64Url.EncodeToString(rsa.Modulus), ["e"] = Base64Url.EncodeToString(rsa.Exponent) },
                Ec(P256, "P-256", "key-ES-256"), Ec(P384, "P-384", "key-ES-384"), Ec(P521, "P-521", "key-ES-512")),
        };
    }

    private static JsonObject Ec(ECDsa key, string curve, string? kid)
    {
        var point = key.ExportParameters(false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = curve, ["kid"] = kid, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
