using System.Net;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class CorsTests : OrgUnderTest
{
    public static TheoryData<string, string> Scripted => new()
    {
        { "POST", "/api/v1/authn" },
        { "POST", "/api/v1/authn/factors/sms01/verify" },
        { "POST", "/api/v1/authn/recovery/password" },
        { "GET", "/api/v1/users/00u1/factors/questions" },
        { "GET", "/login/getimage" },
        { "GET", "/.well-known/webfinger" },
        { "GET", "/api/v1/sessions/me" },
        { "DELETE", "/api/v1/sessions/me" },
        { "POST", "/api/v1/sessions/me/lifecycle/refresh" },
        { "POST", "/oauth2/default/v1/token" },
        { "GET", "/oauth2/default/v1/userinfo" },
        { "POST", "/oauth2/default/v1/revoke" },
        { "POST", "/oauth2/v1/token" },
    };

    [Theory]
    [MemberData(nameof(Scripted))]
    public async Task a_preflight_of_a_trusted_origin_is_granted_with_the_headers_it_asked_for(string method, string path)
    {
        using var answer = await PreflightAsync(method, path, AppOrigin);
        answer.IsSuccessStatusCode.Should().BeTrue();
        Header(answer, "Access-Control-Allow-Origin").Should().Be(AppOrigin);
        Header(answer, "Access-Control-Allow-Credentials").Should().Be("true");
        Header(answer, "Access-Control-Allow-Headers").Should().Be("content-type,x-okta-user-agent-extended,x-okta-xsrftoken");
        Header(answer, "Access-Control-Allow-Methods").Should().Contain(method);
        Header(answer, "Access-Control-Max-Age").Should().Be("3600");
    }

    [Theory]
    [MemberData(nameof(Scripted))]
    public async Task a_preflight_of_another_origin_gets_no_headers(string method, string path)
    {
        using var answer = await PreflightAsync(method, path, Stranger);
        answer.Headers.Where(header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task an_error_for_a_trusted_origin_carries_the_headers_too()
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await AuthnAsync("john", "wrong");
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Header(answer, "Access-Control-Allow-Origin").Should().Be(AppOrigin);
        Header(answer, "Access-Control-Allow-Credentials").Should().Be("true");
    }

    [Theory]
    [InlineData(Stranger)]
    [InlineData("null")]
    [InlineData("http://localhost:3001")]
    [InlineData("https://localhost:3000")]
    public async Task another_origin_is_answered_without_the_headers(string origin)
    {
        Browser.DefaultRequestHeaders.Add("Origin", origin);
        using var answer = await AuthnAsync("john", Password);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    [Fact]
    public async Task each_world_trusts_the_origins_of_its_own_applications()
    {
        using var world = Server.CreateWorld(Definition with { Clients = [], TrustedOrigins = [Stranger] });
        foreach (var (origin, trusted) in new[] { (AppOrigin, false), (Stranger, true) })
        {
            using var answer = await PreflightAsync("POST", new Uri(world.Url).AbsolutePath + "/api/v1/authn", origin);
            answer.Headers.Contains("Access-Control-Allow-Origin").Should().Be(trusted, origin);
        }
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/oauth2/default/.well-known/oauth-authorization-server")]
    [InlineData("/oauth2/default/v1/keys")]
    public async Task metadata_and_keys_are_for_everyone_without_credentials(string path)
    {
        Browser.DefaultRequestHeaders.Add("Origin", Stranger);
        using var answer = await Browser.GetAsync(path);
        Header(answer, "Access-Control-Allow-Origin").Should().Be(Stranger);
        answer.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
        answer.Headers.Vary.Should().Contain("Origin");
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/oauth2/default/v1/keys")]
    public async Task a_trusted_origin_may_ask_for_metadata_and_keys_with_credentials_as_authjs_2_to_4_do(string path)
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await Browser.GetAsync(path);
        Header(answer, "Access-Control-Allow-Origin").Should().Be(AppOrigin);
        Header(answer, "Access-Control-Allow-Credentials").Should().Be("true");
        answer.Headers.Vary.Should().Contain("Origin");
    }

    [Fact]
    public async Task userinfo_lets_scripts_read_why_it_refused()
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await UserInfoAsync("nonsense");
        Header(answer, "Access-Control-Expose-Headers").Should().Be("WWW-Authenticate");
    }

    [Fact]
    public async Task authorize_is_not_for_scripts()
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await AuthorizeAsync();
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    private async Task<HttpResponseMessage> PreflightAsync(string method, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-okta-user-agent-extended,x-okta-xsrftoken");
        return await Browser.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));
}
