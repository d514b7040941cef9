using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>Which ID tokens are believed (OIDC Core 3.1.3.7; RFC 8725). Every row is a token that is perfect but for one thing.</summary>
public sealed class IdTokenTests
{
    private const int Leeway = 300;

    public static TheoryData<string, string> BadTokens => new()
    {
        { "alg none", "id-token-malformed" },               // no signature part
        { "alg none with a signature", "id-token-algorithm" },
        { "alg NoNe with a signature", "id-token-algorithm" },
        { "alg HS256 with the public key", "id-token-algorithm" },
        { "alg RS512 by the right key", "id-token-algorithm" },
        { "alg missing", "id-token-algorithm" },
        { "crit", "id-token-critical" },
        { "typ at+jwt", "id-token-wrong-kind" },
        { "typ is a number", "id-token-wrong-kind" },
        { "kid is a number", "id-token-key-id" },
        { "unknown kid", "key-unknown" },
        { "signature corrupted", "id-token-signature" },
        { "signature empty", "id-token-malformed" },
        { "signed by another key", "id-token-signature" },
        { "five parts", "id-token-malformed" },
        { "a line end behind it", "id-token-malformed" },
        { "kid is half a character", "id-token-malformed" },
        { "alg is half a character", "id-token-malformed" },
        { "a name is half a character", "id-token-malformed" },
        { "not UTF-8", "id-token-malformed" },
        { "payload no JSON", "id-token-malformed" },
        { "member twice", "id-token-malformed" },
        { "too long", "id-token-too-long" },
        { "iss of another", "id-token-issuer" },
        { "iss with a slash", "id-token-issuer" },
        { "iss missing", "id-token-issuer" },
        { "iss array", "id-token-malformed" },
        { "aud of another", "id-token-audience" },
        { "aud missing", "id-token-audience" },
        { "aud us and another", "id-token-audience" },
        { "azp of another", "id-token-authorized-party" },
        { "exp past the leeway", "id-token-expired" },
        { "exp missing", "id-token-expired" },
        { "exp as text", "id-token-expired" },
        { "exp absurd", "id-token-malformed" },
        { "iat in the future", "id-token-issued-in-future" },
        { "iat missing", "id-token-issued-in-future" },
        { "iat a week ago", "id-token-too-old" },
        { "iat ten minutes ago", "id-token-too-old" },
        { "nbf in the future", "id-token-not-yet-valid" },
        { "nonce of another attempt", "id-token-nonce" },
        { "nonce missing", "id-token-nonce" },
        { "sub missing", "id-token-subject" },
        { "sub empty", "id-token-subject" },
        { "sub a number", "id-token-subject" },
        { "sub very long", "id-token-subject" },
        { "at_hash of another token", "id-token-access-token-hash" },
        { "events", "id-token-wrong-kind" },
    };

    [Theory, MemberData(nameof(BadTokens))]
    public async Task a_bad_token_opens_no_session(string what, string reason)
    {
        await using var world = await LoginWorld.StartAsync();
        Spoil(world.Provider, what);

        var answer = await world.ComeBackAsync();

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Reason.Should().Be(reason);
        answer.OpensSession.Should().BeFalse();
    }

    public static TheoryData<string> GoodTokens =>
    [
        "exp just inside the leeway", "iat just inside the leeway", "iat five minutes ago", "aud as an array of one", "no at_hash", "typ JWT", "no kid, one key",
        "azp is us", "an unknown claim",
    ];

    [Theory, MemberData(nameof(GoodTokens))]
    public async Task a_token_that_keeps_the_rules_opens_a_session(string what)
    {
        await using var world = await LoginWorld.StartAsync();
        Bend(world.Provider, what);

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue(what);
    }

    [Fact]
    public async Task a_key_that_is_no_signing_key_verifies_nothing()
    {
        foreach (var spoil in new Action<JsonObject>[]
        {
            key => key["use"] = "enc",
            key => key["key_ops"] = new JsonArray("encrypt"),
            key => key["alg"] = "RS512",
            key => key["kty"] = "oct",
            key => key["e"] = "AQ",
            key => key["e"] = "AAAB", // 1, behind zeros
            key => key["x5c"] = new JsonArray(CertificateOfAnotherKey()),
            key => key["x5c"] = new JsonArray("AAAA"),
        })
        {
            await using var world = await LoginWorld.StartAsync();
            world.Provider.Keys = () =>
            {
                var key = world.Provider.Key.Public();
                spoil(key);
                return new JsonObject { ["keys"] = new JsonArray(key) };
            };

            (await world.ComeBackAsync()).Reason.Should().Be("keys-empty");
        }
    }

    [Fact]
    public async Task a_short_key_verifies_nothing()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Key = SigningKey.Create("short", bits: 1024);

        (await world.ComeBackAsync()).Reason.Should().Be("keys-empty");
    }

    [Fact]
    public async Task a_short_key_does_not_grow_by_zeros_in_front()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Key = SigningKey.Create("short", bits: 1024);
        world.Provider.Keys = () =>
        {
            var key = world.Provider.Key.Public();
            key["n"] = Base64Url.EncodeToString([.. new byte[128], .. Base64Url.DecodeFromChars((string?)key["n"])]);
            return new JsonObject { ["keys"] = new JsonArray(key) };
        };

        (await world.ComeBackAsync()).Reason.Should().Be("keys-empty");
    }

    [Fact]
    public async Task a_key_renewed_under_its_old_name_is_found_by_one_more_fetch()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        await world.ComeBackAsync();
        world.Provider.Key = SigningKey.Create(world.Provider.Key.KeyId);
        clock.Advance(TimeSpan.FromMinutes(1));

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
        world.Provider.Calls("/v1/keys").Should().Be(2);
    }

    [Fact]
    public async Task bad_signatures_do_not_make_us_ask_for_keys_again_and_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        await world.ComeBackAsync();
        world.Provider.IdToken = token => token[..^8] + "AAAAAAAA";
        clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 10; i++)
        {
            (await world.ComeBackAsync()).Reason.Should().Be("id-token-signature");
        }

        world.Provider.Calls("/v1/keys").Should().Be(2);
    }

    [Fact]
    public async Task foreign_keys_beside_the_good_one_do_no_harm()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Keys = () => new JsonObject
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "EC", ["crv"] = "secp256k1", ["kid"] = "ec", ["x"] = "AQ", ["y"] = "AQ" },
                new JsonObject { ["kty"] = "what", ["kid"] = "what" },
                new JsonObject { ["kty"] = "RSA", ["kid"] = "broken", ["n"] = "*", ["e"] = "AQAB" },
                new JsonObject { ["kty"] = "RSA", ["kid"] = "number", ["n"] = 5, ["e"] = "AQAB" },
                new JsonObject { ["kty"] = "RSA", ["kid"] = "chain", ["x5c"] = 5 },
                "no object at all",
                null,
                world.Provider.Key.Public()),
        };

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task two_keys_of_one_name_mean_neither()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Keys = () => new JsonObject
        {
            ["keys"] = new JsonArray(world.Provider.Key.Public(), SigningKey.Create(world.Provider.Key.KeyId).Public()),
        };

        (await world.ComeBackAsync()).Reason.Should().Be("key-unknown");
    }

    [Fact]
    public async Task keys_are_fetched_once_and_again_at_once_when_they_rotate()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
        world.Provider.Calls("/v1/keys").Should().Be(1);

        world.Provider.Key = SigningKey.Create("kid-2");
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
        world.Provider.Calls("/v1/keys").Should().Be(2);
    }

    [Fact]
    public async Task hundred_logins_at_the_moment_of_a_rotation_share_one_fetch()
    {
        await using var world = await LoginWorld.StartAsync();
        await world.ComeBackAsync();
        world.Provider.Key = SigningKey.Create("kid-2");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => world.ComeBackAsync()));

        answers.Should().OnlyContain(answer => answer.OpensSession);
        world.Provider.Calls("/v1/keys").Should().Be(2);
    }

    [Fact]
    public async Task an_address_in_the_header_is_never_fetched()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Header = header =>
        {
            header["jku"] = $"{world.Provider.Url}/canary";
            header["x5u"] = $"{world.Provider.Url}/canary";
        };

        await world.ComeBackAsync();

        world.Provider.Requests.Should().NotContain(request => request.Path == "/canary");
    }

    private static string CertificateOfAnotherKey()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=another", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        return Convert.ToBase64String(certificate.RawData);
    }

    private static void Spoil(StubProvider provider, string what)
    {
        var now = provider.Now.ToUnixTimeSeconds();
        switch (what)
        {
            case "alg none": provider.Header = header => header["alg"] = "none"; break;
            case "alg none with a signature": Algorithm("none"); provider.IdToken = token => token + "AAAA"; break;
            case "alg NoNe with a signature": Algorithm("NoNe"); provider.IdToken = token => token + "AAAA"; break;
            case "alg HS256 with the public key": Algorithm("HS256"); break;
            case "alg RS512 by the right key": Algorithm("RS512"); break;
            case "alg missing": provider.Header = header => header.Remove("alg"); provider.IdToken = token => token + "AAAA"; break;
            case "crit": provider.Header = header => { header["crit"] = new JsonArray("exp2"); header["exp2"] = 1; }; break;
            case "typ at+jwt": provider.Header = header => header["typ"] = "at+jwt"; break;
            case "typ is a number": provider.Header = header => header["typ"] = 1; break;
            case "kid is a number": provider.Header = header => header["kid"] = 1; break;
            case "unknown kid": provider.Header = header => header["kid"] = "../../dev/null"; break;
            case "signature corrupted": provider.IdToken = token => token[..^8] + "AAAAAAAA"; break;
            case "signature empty": provider.IdToken = token => token[..(token.LastIndexOf('.') + 1)]; break;
            case "signed by another key":
                var shown = provider.Key;
                provider.Keys = () => new JsonObject { ["keys"] = new JsonArray(shown.Public()) };
                provider.Key = SigningKey.Create(shown.KeyId);
                break;
            case "a line end behind it": provider.IdToken = token => token + "\n"; break;
            case "kid is half a character": Raw(0, """{"alg":"RS256","kid":"\ud800"}"""u8); break;
            case "alg is half a character": Raw(0, """{"alg":"\ud800","kid":"kid-1"}"""u8); break;
            case "a name is half a character": Raw(1, """{"\ud800":1}"""u8); break;
            case "not UTF-8": Raw(1, [.. "{\"sub\":\""u8, 0xFF, 0xFE, .. "\"}"u8]); break;
            case "five parts": provider.IdToken = token => token + ".a.b"; break;
            case "payload no JSON": provider.IdToken = token => $"{token.Split('.')[0]}.bm90IGpzb24.{token.Split('.')[2]}"; break;
            case "member twice": provider.IdToken = token => $"{token.Split('.')[0]}.eyJhIjoxLCJhIjoyfQ.{token.Split('.')[2]}"; break;
            case "too long": provider.Claims = claims => claims["groups"] = new string('g', 70_000); break;
            case "iss of another": Claim("iss", "https://evil.example"); break;
            case "iss with a slash": Claim("iss", provider.Issuer + "/"); break;
            case "iss missing": Without("iss"); break;
            case "iss array": Claim("iss", new JsonArray(provider.Issuer)); break;
            case "aud of another": Claim("aud", "0oaOther"); break;
            case "aud missing": Without("aud"); break;
            case "aud us and another": Claim("aud", new JsonArray(Harness.Known.ClientId, "0oaOther")); break;
            case "azp of another": Claim("azp", "0oaOther"); break;
            case "exp past the leeway": Claim("exp", now - Leeway - 30); break;
            case "exp missing": Without("exp"); break;
            case "exp as text": Claim("exp", $"{now + 3600}"); break;
            case "exp absurd": Claim("exp", 1e300); break;
            case "iat in the future": Claim("iat", now + Leeway + 30); break;
            case "iat missing": Without("iat"); break;
            case "iat ten minutes ago": Claim("iat", now - 600); break;
            case "iat a week ago": Claim("iat", now - (7 * 86400)); break;
            case "nbf in the future": Claim("nbf", now + Leeway + 30); break;
            case "nonce of another attempt": Claim("nonce", "_OtherNonce_"); break;
            case "nonce missing": Without("nonce"); break;
            case "sub missing": Without("sub"); break;
            case "sub empty": Claim("sub", ""); break;
            case "sub a number": Claim("sub", 1); break;
            case "sub very long": Claim("sub", new string('s', 256)); break;
            case "at_hash of another token": Claim("at_hash", "LMkWSduQA4nDkhpcO-qisw"); break;
            case "events": Claim("events", new JsonObject()); break;
            default: throw new ArgumentException(what);
        }

        void Algorithm(string name) => provider.Header = header => header["alg"] = name;
        void Claim(string name, JsonNode value) => provider.Claims = claims => claims[name] = value;
        void Raw(int part, ReadOnlySpan<byte> json)
        {
            var encoded = Base64Url.EncodeToString(json);
            provider.IdToken = token => string.Join('.', token.Split('.').Select((old, i) => i == part ? encoded : old));
        }

        void Without(string name) => provider.Claims = claims => claims.Remove(name);
    }

    private static void Bend(StubProvider provider, string what)
    {
        var now = provider.Now.ToUnixTimeSeconds();
        switch (what)
        {
            case "exp just inside the leeway": provider.Claims = claims => claims["exp"] = now - Leeway + 30; break;
            case "iat just inside the leeway": provider.Claims = claims => claims["iat"] = now + Leeway - 30; break;
            case "iat five minutes ago": provider.Claims = claims => claims["iat"] = now - 300; break;
            case "aud as an array of one": provider.Claims = claims => claims["aud"] = new JsonArray(Harness.Known.ClientId); break;
            case "no at_hash": provider.Claims = claims => claims.Remove("at_hash"); break;
            case "typ JWT": provider.Header = header => header["typ"] = "JWT"; break;
            case "no kid, one key": provider.Header = header => header.Remove("kid"); break;
            case "azp is us": provider.Claims = claims => claims["azp"] = Harness.Known.ClientId; break;
            case "an unknown claim": provider.Claims = claims => claims["groups"] = new JsonArray("Everyone"); break;
            default: throw new ArgumentException(what);
        }
    }
}
