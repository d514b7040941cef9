using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class TokenClaimsTests : OrgUnderTest
{
    private const long Start = 1772366400; // 2026-03-01T12:00:00Z, the clock of every test

    [Fact]
    public async Task the_id_token_says_what_okta_s_says()
    {
        await SignInAsync("john");
        Clock.Advance(TimeSpan.FromSeconds(10));
        using var authorized = await AuthorizeAsync();
        using var redeemed = await RedeemAsync(QueryOf(authorized)["code"]);
        var tokens = await JsonAsync(redeemed);

        HeaderOf(tokens.GetProperty("id_token")).EnumerateObject().Select(member => member.Name).Should().Equal("kid", "alg");
        var claims = ClaimsOf(tokens.GetProperty("id_token"));
        Text(claims, "iss").Should().Be(DefaultServer);
        Text(claims, "aud").Should().Be(WebClient);
        Text(claims, "sub").Should().StartWith("00u");
        Text(claims, "name").Should().Be("John Adams");
        Text(claims, "preferred_username").Should().Be("john@acme.com");
        Text(claims, "email").Should().Be("john@acme.com");
        Text(claims, "nonce").Should().Be("_Nonce_");
        Text(claims, "jti").Should().MatchRegex("^ID\\.[A-Za-z0-9_-]{43}$");
        Text(claims, "idp").Should().StartWith("00o");
        claims.GetProperty("amr").ToString().Should().Be("[\"pwd\"]");
        claims.GetProperty("ver").GetInt32().Should().Be(1);
        claims.GetProperty("auth_time").GetInt64().Should().Be(Start, "that is when the password was given");
        claims.GetProperty("iat").GetInt64().Should().Be(Start + 10);
        claims.GetProperty("exp").GetInt64().Should().Be(Start + 10 + 3600);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(tokens.GetProperty("access_token").GetString()!));
        Text(claims, "at_hash").Should().Be(Base64Url.EncodeToString(hash.AsSpan(0, 16)));
    }

    [Fact]
    public async Task next_to_an_access_token_the_id_token_is_thin()
    {
        var claims = ClaimsOf((await TokensAsync()).GetProperty("id_token"));
        claims.EnumerateObject().Select(claim => claim.Name).Should().BeEquivalentTo(
            "sub", "name", "preferred_username", "email", "ver", "iss", "aud", "iat", "exp", "jti", "amr", "idp", "auth_time", "at_hash", "nonce");
    }

    [Fact]
    public async Task openid_and_email_alone_bring_no_name()
    {
        var claims = ClaimsOf((await TokensAsync(("scope", "openid email"), ("nonce", null))).GetProperty("id_token"));
        claims.TryGetProperty("name", out _).Should().BeFalse();
        claims.TryGetProperty("preferred_username", out _).Should().BeFalse();
        claims.TryGetProperty("nonce", out _).Should().BeFalse();
        Text(claims, "email").Should().Be("john@acme.com");
    }

    [Fact]
    public async Task the_access_token_of_a_custom_server_is_okta_s_and_can_be_verified()
    {
        var token = (await TokensAsync()).GetProperty("access_token");
        IsSignedByAny(await KeysAsync(DefaultServer), token.GetString()!).Should().BeTrue();
        var claims = ClaimsOf(token);
        claims.EnumerateObject().Select(claim => claim.Name).Should().Equal("ver", "jti", "iss", "aud", "iat", "exp", "cid", "uid", "scp", "auth_time", "sub");
        Text(claims, "jti").Should().StartWith("AT.");
        Text(claims, "aud").Should().Be("api://default");
        Text(claims, "cid").Should().Be(WebClient);
        Text(claims, "uid").Should().StartWith("00u");
        Text(claims, "sub").Should().Be("john@acme.com");
        claims.GetProperty("scp").ToString().Should().Be("[\"openid\",\"profile\",\"email\"]");
    }

    [Fact]
    public async Task the_org_server_signs_id_tokens_for_all_and_access_tokens_for_itself()
    {
        using var answer = await PostAsWebClientAsync($"{Url}/oauth2/v1/token", TokenRequest(await CodeAsync($"{Url}/oauth2")));
        var tokens = await JsonAsync(answer);
        var keys = await KeysAsync($"{Url}/oauth2");
        Text(ClaimsOf(tokens.GetProperty("id_token")), "iss").Should().Be(Url);
        IsSignedByAny(keys, tokens.GetProperty("id_token").GetString()!).Should().BeTrue();
        Text(ClaimsOf(tokens.GetProperty("access_token")), "aud").Should().Be(Url);
        IsSignedByAny(keys, tokens.GetProperty("access_token").GetString()!).Should().BeFalse("apps must not verify it");
    }

    [Fact]
    public async Task the_id_token_names_a_published_key_and_is_signed_with_it()
    {
        var token = (await TokensAsync()).GetProperty("id_token");
        var keys = await KeysAsync(DefaultServer);
        var key = keys.GetProperty("keys").EnumerateArray().Single();
        Text(key, "kid").Should().Be(Text(HeaderOf(token), "kid"));
        Text(key, "alg").Should().Be("RS256");
        Text(key, "use").Should().Be("sig");
        key.TryGetProperty("d", out _).Should().BeFalse();
        IsSignedByAny(keys, token.GetString()!).Should().BeTrue();
    }

    private async Task<JsonElement> KeysAsync(string server)
    {
        using var answer = await Browser.GetAsync($"{server}/v1/keys");
        return await JsonAsync(answer);
    }

    private static string? Text(JsonElement claims, string name) => claims.GetProperty(name).GetString();
}
