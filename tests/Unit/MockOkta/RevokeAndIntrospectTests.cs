using System.Net;
using System.Text;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class RevokeAndIntrospectTests : OrgUnderTest
{
    [Fact]
    public async Task a_revoked_token_opens_nothing_and_the_answer_is_empty_without_a_content_type()
    {
        var token = await AccessTokenAsync();
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/revoke", [new("token", token), new("token_type_hint", "access_token")]);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
        answer.Content.Headers.ContentType.Should().BeNull("AuthJS 5.11 to 8.0 would parse it");
        using var afterwards = await UserInfoAsync(token);
        afterwards.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task revoking_an_unknown_token_succeeds()
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/revoke", [new("token", "nonsense")]);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(PublicClient)]
    [InlineData(PublicClient + ":")]
    public async Task authjs_says_only_its_id_in_the_header_and_revokes_only_its_own_tokens(string credentials)
    {
        var token = await AccessTokenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DefaultServer}/v1/revoke") { Content = Form([new("token", token)]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)));
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        using var afterwards = await UserInfoAsync(token);
        afterwards.StatusCode.Should().Be(HttpStatusCode.OK, "the token belongs to another client");
    }

    [Theory]
    [InlineData("revoke")]
    [InlineData("introspect")]
    public async Task a_client_that_does_not_authenticate_is_refused(string endpoint)
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/{endpoint}", Form([new("token", "x"), new("client_id", WebClient)]));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task introspection_describes_a_token_to_its_client()
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", await AccessTokenAsync())]);
        var body = await JsonAsync(answer);
        body.GetProperty("active").GetBoolean().Should().BeTrue();
        body.GetProperty("client_id").GetString().Should().Be(WebClient);
        body.GetProperty("username").GetString().Should().Be("john@acme.com");
        body.GetProperty("aud").GetString().Should().Be("api://default");
    }

    [Fact]
    public async Task introspection_tells_others_nothing()
    {
        var token = await AccessTokenAsync();
        using var other = await Browser.PostAsync($"{DefaultServer}/v1/introspect", Form([new("token", token), new("client_id", PublicClient)]));
        (await other.Content.ReadAsStringAsync()).Should().Be("""{"active":false}""");
        using var unknown = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", "nonsense")]);
        (await unknown.Content.ReadAsStringAsync()).Should().Be("""{"active":false}""");
    }

    private async Task<string> AccessTokenAsync() => (await TokensAsync()).GetProperty("access_token").GetString()!;
}
