using System.Net;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>How a sign-in on a client's own page begins.</summary>
public sealed class InteractTests : IdxUnderTest
{
    [Theory]
    [InlineData("/oauth2/default")]
    [InlineData("/oauth2")]
    public async Task an_interaction_begins_at_every_authorization_server(string server)
    {
        using var answer = await Browser.PostAsync($"{server}/v1/interact", Form(InteractRequest()));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await JsonAsync(answer)).GetProperty("interaction_handle").GetString().Should().HaveLength(43);
    }

    [Theory]
    [InlineData("client_id", "unknown", "invalid_client", 401)]
    [InlineData("client_id", null, "invalid_client", 401)]
    [InlineData("client_id", PublicClient, "unauthorized_client", 400)]
    [InlineData("redirect_uri", RedirectUri + "/", "invalid_request", 400)]
    [InlineData("redirect_uri", null, "invalid_request", 400)]
    [InlineData("state", null, "invalid_request", 400)]
    [InlineData("scope", "openid unknown", "invalid_scope", 400)]
    [InlineData("scope", null, "invalid_scope", 400)]
    [InlineData("code_challenge_method", "plain", "invalid_request", 400)]
    [InlineData("code_challenge_method", null, "invalid_request", 400)]
    [InlineData("code_challenge", "short", "invalid_request", 400)]
    [InlineData("max_age", "soon", "invalid_request", 400)]
    [InlineData("recovery_token", "anything", "invalid_request", 400)]
    [InlineData("activation_token", "anything", "invalid_request", 400)]
    public async Task each_parameter_is_checked(string name, string? value, string error, int status)
    {
        using var answer = await InteractAsync((name, value));
        await ShouldBeOAuthErrorAsync(answer, (HttpStatusCode)status, error);
    }

    [Fact]
    public async Task pkce_is_required_even_of_a_client_with_a_secret()
    {
        using var answer = await InteractAsync(("client_id", WebClient), ("code_challenge", null), ("code_challenge_method", null));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task a_page_of_a_client_with_a_secret_comes_without_it()
    {
        using var answer = await InteractAsync(("client_id", WebClient));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(WebClientSecret, HttpStatusCode.OK)]
    [InlineData("wrong", HttpStatusCode.Unauthorized)]
    public async Task a_secret_that_is_sent_must_be_right(string secret, HttpStatusCode status)
    {
        using var answer = await InteractAsync(("client_id", WebClient), ("client_secret", secret));
        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task a_doubled_parameter_is_refused()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/interact", Form([.. InteractRequest(), new("prompt", "a"), new("prompt", "b")]));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task json_is_not_what_it_reads()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/interact", Json("{}"));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task a_handle_lives_for_an_hour()
    {
        var handle = await HandleAsync();
        Clock.Advance(TimeSpan.FromMinutes(59));
        (await IntrospectAsync(handle)).Status.Should().Be(HttpStatusCode.OK);

        var other = await HandleAsync();
        Clock.Advance(TimeSpan.FromMinutes(60));
        (await IntrospectAsync(other)).Status.Should().Be(HttpStatusCode.Unauthorized);
    }
}
