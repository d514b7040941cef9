using System.Net;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class UserInfoTests : OrgUnderTest
{
    [Fact]
    public async Task it_has_the_whole_profile_and_the_subject_of_the_id_token()
    {
        var tokens = await TokensAsync();
        using var answer = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        var claims = await JsonAsync(answer);
        claims.EnumerateObject().Select(claim => claim.Name).Should().BeEquivalentTo(
            "sub", "name", "preferred_username", "given_name", "family_name", "locale", "zoneinfo", "updated_at", "email", "email_verified");
        claims.GetProperty("sub").GetString().Should().Be(ClaimsOf(tokens.GetProperty("id_token")).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task scopes_not_asked_for_release_nothing()
    {
        var tokens = await TokensAsync(("scope", "openid"));
        using var answer = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        (await JsonAsync(answer)).EnumerateObject().Select(claim => claim.Name).Should().Equal("sub");
    }

    [Fact]
    public async Task a_post_is_answered_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DefaultServer}/v1/userinfo");
        request.Headers.Authorization = new("Bearer", (await TokensAsync()).GetProperty("access_token").GetString());
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_altered_token_is_refused_as_okta_does()
    {
        var token = (await TokensAsync()).GetProperty("access_token").GetString()!;
        using var answer = await UserInfoAsync(token[..^2] + "xx");
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer error=\"invalid_token\", error_description=\"The access token is invalid.\"");
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task without_a_token_only_the_scheme_is_told()
    {
        using var answer = await Browser.GetAsync($"{DefaultServer}/v1/userinfo");
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
    }

    [Fact]
    public async Task a_token_ends_after_an_hour()
    {
        var token = (await TokensAsync()).GetProperty("access_token").GetString()!;
        Clock.Advance(TimeSpan.FromMinutes(60));
        using var answer = await UserInfoAsync(token);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_token_of_another_server_and_an_id_token_are_refused()
    {
        var tokens = await TokensAsync();
        using var elsewhere = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!, $"{Url}/oauth2");
        elsewhere.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var idToken = await UserInfoAsync(tokens.GetProperty("id_token").GetString()!);
        idToken.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
