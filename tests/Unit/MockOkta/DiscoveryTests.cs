using System.Net;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class DiscoveryTests : OrgUnderTest
{
    [Theory]
    [InlineData("", "/oauth2/v1")]
    [InlineData("/oauth2/default", "/oauth2/default/v1")]
    public async Task each_server_describes_itself(string issuerPath, string endpoints)
    {
        using var answer = await Browser.GetAsync($"{issuerPath}/.well-known/openid-configuration");
        answer.Headers.CacheControl!.ToString().Should().Contain("max-age=86400").And.Contain("must-revalidate");
        var metadata = await JsonAsync(answer);
        metadata.GetProperty("issuer").GetString().Should().Be(Url + issuerPath);
        metadata.GetProperty("code_challenge_methods_supported").ToString().Should().Be("[\"S256\"]");
        metadata.GetProperty("response_types_supported").EnumerateArray().Select(type => type.GetString()).Should().Equal(
            "code", "id_token", "token", "id_token token", "code id_token", "code token", "code id_token token");
        metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().Should().BeFalse();
        foreach (var (name, path) in new[]
        {
            ("authorization_endpoint", "authorize"), ("token_endpoint", "token"), ("jwks_uri", "keys"), ("userinfo_endpoint", "userinfo"),
            ("end_session_endpoint", "logout"), ("revocation_endpoint", "revoke"), ("pushed_authorization_request_endpoint", "par"), ("introspection_endpoint", "introspect"),
        })
        {
            metadata.GetProperty(name).GetString().Should().Be($"{Url}{endpoints}/{path}");
        }
    }

    [Fact]
    public async Task the_oauth_document_leaves_openid_connect_out()
    {
        using var answer = await Browser.GetAsync("/oauth2/default/.well-known/oauth-authorization-server");
        var metadata = await JsonAsync(answer);
        metadata.GetProperty("issuer").GetString().Should().Be(DefaultServer);
        metadata.TryGetProperty("userinfo_endpoint", out _).Should().BeFalse();
        metadata.TryGetProperty("claims_supported", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("/oauth2/unknown/.well-known/openid-configuration")]
    [InlineData("/oauth2/unknown/v1/keys")]
    [InlineData("/oauth2/Default/v1/keys")]
    public async Task an_unknown_server_is_not_found(string path)
    {
        using var answer = await Browser.GetAsync(path);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.NotFound, "E0000007");
    }
}
