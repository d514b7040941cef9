using System.Net;
using System.Text;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class AuthnTests : OrgUnderTest
{
    [Theory]
    [InlineData("john")]
    [InlineData("john@acme.com")]
    [InlineData("JOHN@acme.com")]
    public async Task short_name_and_login_both_sign_in(string username)
    {
        using var answer = await AuthnAsync(username, Password);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var body = await JsonAsync(answer);
        body.GetProperty("status").GetString().Should().Be("SUCCESS");
        body.GetProperty("sessionToken").GetString().Should().StartWith("20111");
        body.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T12:05:00.000Z");
        var user = body.GetProperty("_embedded").GetProperty("user");
        user.GetProperty("id").GetString().Should().StartWith("00u").And.HaveLength(20);
        user.GetProperty("passwordChanged").GetString().Should().EndWith("Z");
        user.GetProperty("profile").ToString().Should().Be(
            """{"login":"john@acme.com","firstName":"John","lastName":"Adams","locale":"en","timeZone":"America/Los_Angeles"}""");
    }

    [Theory]
    [InlineData("john", "wrong")]
    [InlineData("john", "asdf1234")]
    [InlineData("john", "Asdf1234 ")]
    [InlineData("nobody", "Asdf1234")]
    [InlineData("nobody", "wrong")]
    public async Task a_wrong_password_and_an_unknown_user_get_the_same_answer(string username, string password)
    {
        using var answer = await AuthnAsync(username, password);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "E0000004");
        (await JsonAsync(answer)).GetProperty("errorSummary").GetString().Should().Be("Authentication failed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"john\"")]
    [InlineData("{\"username\":1,\"password\":\"x\"}")]
    [InlineData("{\"username\":\"\\ud800\",\"password\":\"x\"}")]
    public async Task a_body_that_is_not_the_json_asked_for_is_not_well_formed(string body)
    {
        using var answer = await Browser.PostAsync("/api/v1/authn", Json(body));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000003");
    }

    [Fact]
    public async Task bytes_that_are_not_utf8_are_not_well_formed()
    {
        using var content = new ByteArrayContent([.. "{\"username\":\""u8, 0xFF, 0xC0, .. "\",\"password\":\"x\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var answer = await Browser.PostAsync("/api/v1/authn", content);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000003");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"username\":\"john\"}")]
    [InlineData("{\"password\":\"Asdf1234\"}")]
    [InlineData("{\"username\":\"\",\"password\":\"Asdf1234\"}")]
    public async Task a_missing_name_or_password_fails_validation(string body)
    {
        using var answer = await Browser.PostAsync("/api/v1/authn", Json(body));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000001");
        (await JsonAsync(answer)).GetProperty("errorCauses").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task another_content_type_is_refused(string contentType)
    {
        using var answer = await Browser.PostAsync("/api/v1/authn", new StringContent("{\"username\":\"john\",\"password\":\"Asdf1234\"}", Encoding.UTF8, contentType));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.UnsupportedMediaType, "E0000021");
    }

    [Fact]
    public async Task control_characters_in_a_name_do_no_harm()
    {
        using var answer = await AuthnAsync("john\0\r\n\u001b[31m", Password);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public async Task a_huge_body_is_refused()
    {
        using var answer = await AuthnAsync(new string('x', 70_000), Password);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.RequestEntityTooLarge, "E0000003");
    }
}
