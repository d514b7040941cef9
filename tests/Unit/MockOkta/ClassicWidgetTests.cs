using System.Net;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>What the classic widget asks beside the transaction.</summary>
public sealed class ClassicWidgetTests : OrgUnderTest
{
    [Theory]
    [InlineData("john")]
    [InlineData("nobody")]
    public async Task the_security_image_is_unknown_to_all(string username) =>
        (await Browser.GetStringAsync($"/login/getimage?username={username}")).Should().Be("""{"result":"success","pwdImg":"/img/security/unknown.png","imageDescription":""}""");

    [Theory]
    [InlineData("john")]
    [InlineData("nobody")]
    public async Task everybody_signs_in_here(string username)
    {
        using var answer = await Browser.GetAsync($"/.well-known/webfinger?resource=okta%3Aacct%3A{username}&requestContext=x");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/jrd+json");
        (await answer.Content.ReadAsStringAsync()).Should().Be(
            $$$"""{"subject":"okta:acct:{{{username}}}","links":[{"rel":"okta:idp","href":"{{{Url}}}","titles":{"und":"OKTA"},"properties":{"okta:idp:type":"OKTA"}}]}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?resource=acct:john")]
    public async Task a_resource_of_another_kind_is_refused(string query)
    {
        using var answer = await Browser.GetAsync("/.well-known/webfinger" + query);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000001");
    }
}
