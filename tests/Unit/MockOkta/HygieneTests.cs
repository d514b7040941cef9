using System.Net;
using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class HygieneTests : OrgUnderTest
{
    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/oauth2/default/v1/nothing")]
    [InlineData("/oauth2/nothing")]
    public async Task an_unknown_path_of_the_api_is_okta_s_not_found(string path)
    {
        using var answer = await Browser.GetAsync(path);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.NotFound, "E0000007");
    }

    [Fact]
    public async Task an_unknown_page_is_a_page()
    {
        using var answer = await Browser.GetAsync("/nothing");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Theory]
    [InlineData("GET", "/api/v1/authn")]
    [InlineData("GET", "/oauth2/default/v1/token")]
    [InlineData("PUT", "/api/v1/sessions/me")]
    [InlineData("DELETE", "/oauth2/v1/keys")]
    public async Task a_wrong_method_is_okta_s_not_allowed(string method, string path)
    {
        using var answer = await Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.MethodNotAllowed, "E0000022");
    }

    [Theory]
    [InlineData("PUT", "/login/login.htm", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/login/login.htm", HttpStatusCode.RequestEntityTooLarge)]
    public async Task a_page_refuses_with_a_page(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = Form([new("username", new string('x', 70_000))]) };
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task a_chunk_of_no_size_is_not_well_formed()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(Url).Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /oauth2/default/v1/token HTTP/1.1\r\nHost: {new Uri(Url).Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFFFFFF\r\na=b\r\n0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).Should().StartWith("HTTP/1.1 400").And.Contain("E0000003");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/sessions/me")]
    [InlineData("/oauth2/default/v1/authorize")]
    [InlineData("/oauth2/default/v1/userinfo")]
    public async Task every_answer_has_a_request_id_of_its_own(string path)
    {
        using var one = await Browser.GetAsync(path);
        using var two = await Browser.GetAsync(path);
        one.Headers.GetValues("X-Okta-Request-Id").Single().Should().NotBeEmpty().And.NotBe(two.Headers.GetValues("X-Okta-Request-Id").Single());
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("10.0.0.1", HttpStatusCode.BadRequest)]
    [InlineData("evil-localhost", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("org.localhost:1234", HttpStatusCode.OK)]
    [InlineData("localhost:1234", HttpStatusCode.OK)]
    [InlineData("[::1]:1234", HttpStatusCode.OK)]
    [InlineData("127.0.0.2", HttpStatusCode.OK)]
    public async Task it_answers_to_loopback_names_only(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task the_stylesheet_is_served()
    {
        using var answer = await Browser.GetAsync("/assets/mock-okta.css");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/css");
    }
}
