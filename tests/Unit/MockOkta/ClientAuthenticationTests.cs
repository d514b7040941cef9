using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class ClientAuthenticationTests : OrgUnderTest
{
    [Theory]
    [InlineData(WebClient, WebClientSecret)]
    [InlineData("%5FWebClient%5F", "%5FWebClientSecret%5F")]
    public async Task the_header_may_be_form_encoded_or_raw(string clientId, string secret)
    {
        using var answer = await SendAsync(Basic(clientId, secret));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_secret_may_be_in_the_body()
    {
        using var answer = await SendAsync(null, ("client_id", WebClient), ("client_secret", WebClientSecret));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_same_client_id_next_to_the_header_is_no_second_method()
    {
        using var answer = await SendAsync(Basic(WebClient, WebClientSecret), ("client_id", WebClient));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("client_secret", WebClientSecret)]
    [InlineData("client_secret", "")]
    [InlineData("client_id", PublicClient)]
    public async Task two_methods_at_once_are_refused(string name, string value)
    {
        using var answer = await SendAsync(Basic(WebClient, WebClientSecret), (name, value));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData(WebClientSecret + "x")]
    public async Task a_wrong_secret_in_the_header_is_refused_with_the_scheme(string secret)
    {
        using var answer = await SendAsync(Basic(WebClient, secret));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client", "The client secret supplied for a confidential client is invalid.");
        answer.Headers.WwwAuthenticate.Single().Scheme.Should().Be("Basic");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task a_wrong_or_missing_secret_in_the_body_is_refused(string? secret)
    {
        using var answer = await SendAsync(null, ("client_id", WebClient), ("client_secret", secret));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
        answer.Headers.WwwAuthenticate.Should().BeEmpty();
    }

    [Fact]
    public async Task a_secret_in_the_query_is_refused()
    {
        var form = TokenRequest(await CodeAsync(), ("client_id", WebClient), ("client_secret", WebClientSecret));
        using var answer = await Browser.PostAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/token", form), null);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("0oaUnknown")]
    [InlineData(null)]
    public async Task an_unknown_client_is_told_in_the_other_dialect(string? clientId)
    {
        using var answer = await SendAsync(null, ("client_id", clientId));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
        (await JsonAsync(answer)).GetProperty("errorSummary").GetString().Should().Be("Invalid value for 'client_id' parameter.");
    }

    [Theory]
    [InlineData("Basic", "not base64")]
    [InlineData("Basic", "bm9jb2xvbg==")]
    [InlineData("Basic", null)]
    [InlineData("Bearer", "abc")]
    public async Task a_header_that_says_nothing_is_an_unknown_client(string scheme, string? value)
    {
        using var answer = await SendAsync(new AuthenticationHeaderValue(scheme, value));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task a_public_client_with_a_secret_is_refused()
    {
        using var answer = await SendAsync(Basic(PublicClient, "guess"));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
    }

    private async Task<HttpResponseMessage> SendAsync(AuthenticationHeaderValue? header, params (string Name, string? Value)[] more)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DefaultServer}/v1/token") { Content = Form(TokenRequest(await CodeAsync(), more)) };
        request.Headers.Authorization = header;
        return await Browser.SendAsync(request);
    }
}
