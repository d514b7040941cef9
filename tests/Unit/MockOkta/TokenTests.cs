using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class TokenTests : OrgUnderTest
{
    private const string InvalidCode = "The authorization code is invalid or has expired.";

    [Fact]
    public async Task a_code_brings_tokens_that_are_not_stored()
    {
        using var answer = await RedeemAsync(await CodeAsync());
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.Pragma.ToString().Should().Be("no-cache");
        var body = await JsonAsync(answer);
        body.GetProperty("token_type").GetString().Should().Be("Bearer");
        body.GetProperty("expires_in").GetInt32().Should().Be(3600);
        body.GetProperty("scope").GetString().Should().Be("openid profile email");
    }

    [Fact]
    public async Task an_unknown_code_is_refused() =>
        await ShouldBeOAuthErrorAsync(await RedeemAsync("nonsense"), HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);

    [Fact]
    public async Task a_code_lives_sixty_seconds()
    {
        var (early, late) = (await CodeAsync(), await CodeAsync());
        Clock.Advance(TimeSpan.FromSeconds(59));
        using var inTime = await RedeemAsync(early);
        inTime.StatusCode.Should().Be(HttpStatusCode.OK);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldBeOAuthErrorAsync(await RedeemAsync(late), HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);
    }

    [Fact]
    public async Task a_code_used_twice_is_refused_and_its_tokens_are_revoked()
    {
        var code = await CodeAsync();
        using var first = await RedeemAsync(code);
        var accessToken = (await JsonAsync(first)).GetProperty("access_token").GetString()!;
        using var before = await UserInfoAsync(accessToken);
        before.StatusCode.Should().Be(HttpStatusCode.OK);

        await ShouldBeOAuthErrorAsync(await RedeemAsync(code), HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);
        using var after = await UserInfoAsync(accessToken);
        after.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_code_that_comes_back_after_its_minute_still_revokes()
    {
        var code = await CodeAsync();
        using var first = await RedeemAsync(code);
        var accessToken = (await JsonAsync(first)).GetProperty("access_token").GetString()!;
        Clock.Advance(TimeSpan.FromMinutes(30));
        using var replay = await RedeemAsync(code);
        using var after = await UserInfoAsync(accessToken);
        after.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task of_twenty_at_once_exactly_one_gets_tokens()
    {
        var code = await CodeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RedeemAsync(code)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest).Should().Be(19);
    }

    [Fact]
    public async Task another_client_cannot_redeem_a_code_nor_spoil_it()
    {
        var code = await CodeAsync();
        using var stolen = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(code, ("client_id", PublicClient))));
        await ShouldBeOAuthErrorAsync(stolen, HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);
        using var rightful = await RedeemAsync(code);
        rightful.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task another_server_cannot_redeem_a_code()
    {
        var code = await CodeAsync();
        using var answer = await PostAsWebClientAsync($"{Url}/oauth2/v1/token", TokenRequest(code));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(RedirectUri + "?tenant=1")]
    [InlineData("https://evil.example/")]
    public async Task the_redirect_uri_must_be_that_of_the_authorization_request(string? redirectUri)
    {
        using var answer = await RedeemAsync(await CodeAsync(), ("redirect_uri", redirectUri));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Fact]
    public async Task after_a_failed_attempt_of_its_client_a_code_is_spent()
    {
        var code = await CodeAsync();
        using var failed = await RedeemAsync(code, ("redirect_uri", "https://evil.example/"));
        await ShouldBeOAuthErrorAsync(await RedeemAsync(code), HttpStatusCode.BadRequest, "invalid_grant", InvalidCode);
    }

    [Fact]
    public async Task a_public_client_redeems_with_its_verifier_from_a_script()
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await RedeemAsPublicClientAsync(Verifier);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Access-Control-Allow-Origin").Single().Should().Be(AppOrigin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789b")]
    [InlineData("short")]
    public async Task without_the_right_verifier_there_are_no_tokens(string? verifier)
    {
        using var answer = await RedeemAsPublicClientAsync(verifier);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", "PKCE verification failed.");
    }

    [Fact]
    public async Task the_challenge_itself_is_no_verifier()
    {
        using var answer = await RedeemAsPublicClientAsync(Challenge);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", "PKCE verification failed.");
    }

    [Fact]
    public async Task a_verifier_without_a_challenge_is_refused()
    {
        using var answer = await RedeemAsync(await CodeAsync(), ("code_verifier", Verifier));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", "PKCE verification failed.");
    }

    [Fact]
    public async Task a_confidential_client_may_use_pkce_too()
    {
        using var answer = await RedeemAsync(await CodeAsync(("code_challenge", Challenge), ("code_challenge_method", "S256")), ("code_verifier", Verifier));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("grant_type")]
    public async Task a_missing_parameter_is_an_invalid_request(string name)
    {
        using var answer = await RedeemAsync(await CodeAsync(), (name, null));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task another_grant_type_is_not_supported()
    {
        using var answer = await RedeemAsync("c", ("grant_type", "urn:ietf:params:oauth:grant-type:saml2-bearer"));
        await ShouldBeOAuthErrorAsync(
            answer, HttpStatusCode.BadRequest, "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server. "
            + "Configured grant types: [authorization_code, refresh_token, client_credentials, password, interaction_code].");
    }

    [Theory]
    [InlineData("password")]
    [InlineData("client_credentials")]
    [InlineData("refresh_token")]
    [InlineData("interaction_code")]
    [InlineData("urn:ietf:params:oauth:grant-type:interaction_code")]
    public async Task a_grant_type_that_the_client_was_not_given_is_refused(string grantType)
    {
        using var answer = await RedeemAsync("c", ("grant_type", grantType));
        await ShouldBeOAuthErrorAsync(
            answer, HttpStatusCode.BadRequest, "unauthorized_client",
            "The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].");
    }

    [Fact]
    public async Task parameters_may_come_in_the_query_with_an_empty_body()
    {
        var url = QueryHelpers.AddQueryString($"{DefaultServer}/v1/token", TokenRequest(await CodeAsync()));
        using var answer = await PostAsWebClientAsync(url, []);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_parameter_in_query_and_body_is_refused()
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/token?code=other", TokenRequest(await CodeAsync()));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("code", "other")]
    [InlineData("grant_type", "authorization_code")]
    [InlineData("nobody_reads_this", "but it comes twice")]
    public async Task a_doubled_parameter_is_refused(string name, string value)
    {
        using var answer = await PostAsWebClientAsync(
            $"{DefaultServer}/v1/token", [.. TokenRequest(await CodeAsync()), new(name, value), new(name, value)]);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task a_body_that_is_no_form_is_refused()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/token", Json("{}"));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task garbage_in_a_form_does_no_harm()
    {
        using var content = new ByteArrayContent([.. "grant_type=%ff%00&code=%zz&"u8, 0xFF, 0xFE, 0x00, (byte)'=', 0xC0]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/token", content);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task a_huge_form_is_refused()
    {
        using var answer = await RedeemAsync(new string('x', 70_000));
        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<HttpResponseMessage> RedeemAsPublicClientAsync(string? verifier)
    {
        var code = await CodeAsync(("client_id", PublicClient), ("code_challenge", Challenge), ("code_challenge_method", "S256"));
        return await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(code, ("client_id", PublicClient), ("code_verifier", verifier))));
    }
}
