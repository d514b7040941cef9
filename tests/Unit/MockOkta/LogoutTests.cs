using System.Buffers.Text;
using System.Net;
using System.Text;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class LogoutTests : OrgUnderTest
{
    [Theory]
    [InlineData(AppRoot, true), InlineData("https://stranger.example/", false)]
    public async Task who_comes_with_a_token_of_an_earlier_org_finds_a_way_back_to_a_registered_address_alone(string target, bool isOffered)
    {
        using var answer = await Browser.GetAsync(QueryHelpers.AddQueryString(
            $"{DefaultServer}/v1/logout", new Dictionary<string, string?> { ["id_token_hint"] = "a.b.c", ["post_logout_redirect_uri"] = target }));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Contains($"href=\"{target}\"", StringComparison.Ordinal).Should().Be(isOffered);
    }

    [Fact]
    public async Task it_ends_the_session_clears_the_cookie_and_goes_back_with_the_state()
    {
        var hint = await IdTokenAsync();
        using var answer = await LogoutAsync(hint, AppRoot, ("state", "a b"));
        answer.Headers.Location!.OriginalString.Should().Be(AppRoot + "?state=a%20b");
        answer.Headers.GetValues("Set-Cookie").Single().Should().StartWith("sid=;");
        await ShouldBeSignedInAsync(false);
    }

    [Fact]
    public async Task a_form_post_does_the_same()
    {
        using var form = Form([new("id_token_hint", await IdTokenAsync()), new("post_logout_redirect_uri", AppRoot)]);
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/logout", form);
        answer.Headers.Location!.OriginalString.Should().Be(AppRoot);
        await ShouldBeSignedInAsync(false);
    }

    [Fact]
    public async Task an_access_token_is_no_hint_also_when_its_audience_is_the_client()
    {
        using var made = await Browser.PostAsync("/_mock/authorization-servers", Json($$"""{"id":"third","audience":"{{WebClient}}"}"""));
        using var redeemed = await PostAsWebClientAsync($"{Url}/oauth2/third/v1/token", TokenRequest(await CodeAsync($"{Url}/oauth2/third")));
        var tokens = await JsonAsync(redeemed);
        foreach (var (token, expected) in new[] { ("access_token", HttpStatusCode.BadRequest), ("id_token", HttpStatusCode.OK) })
        {
            using var answer = await Browser.GetAsync($"{Url}/oauth2/third/v1/logout?id_token_hint={tokens.GetProperty(token).GetString()}");
            answer.StatusCode.Should().Be(expected);
        }
    }

    [Fact]
    public async Task without_a_redirect_uri_it_says_that_you_are_signed_out()
    {
        using var answer = await LogoutAsync(await IdTokenAsync(), null);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("You are signed out");
        await ShouldBeSignedInAsync(false);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://localhost:3000")]
    [InlineData(RedirectUri)]
    public async Task a_redirect_uri_that_is_not_registered_for_logout_gets_our_page_and_ends_nothing(string redirectUri)
    {
        using var answer = await LogoutAsync(await IdTokenAsync(), redirectUri);
        await ShouldStayOnOurPageAsync(answer);
    }

    [Fact]
    public async Task a_missing_hint_gets_our_page()
    {
        await IdTokenAsync();
        await ShouldStayOnOurPageAsync(await LogoutAsync(null, AppRoot));
    }

    [Fact]
    public async Task an_altered_hint_gets_our_page()
    {
        var parts = (await IdTokenAsync()).Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("john", "jane", StringComparison.Ordinal);
        await ShouldStayOnOurPageAsync(await LogoutAsync($"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}", AppRoot));
    }

    [Fact]
    public async Task a_hint_without_signature_gets_our_page()
    {
        var parts = (await IdTokenAsync()).Split('.');
        var header = Base64Url.EncodeToString("""{"alg":"none"}"""u8);
        await ShouldStayOnOurPageAsync(await LogoutAsync($"{header}.{parts[1]}.", AppRoot));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("..")]
    [InlineData("e30.e30.e30")]
    [InlineData("W10.W10.W10")]
    [InlineData("eyJhbGciOjF9.e30.e30")]
    [InlineData("%00.\u00e4.!")]
    public async Task garbage_as_a_hint_gets_our_page(string hint)
    {
        await IdTokenAsync();
        await ShouldStayOnOurPageAsync(await LogoutAsync(hint, AppRoot));
    }

    [Fact]
    public async Task an_access_token_is_no_hint()
    {
        var accessToken = (await TokensAsync()).GetProperty("access_token").GetString();
        await ShouldStayOnOurPageAsync(await LogoutAsync(accessToken, AppRoot));
    }

    [Fact]
    public async Task a_hint_of_another_server_gets_our_page()
    {
        var hint = await IdTokenAsync();
        using var answer = await Browser.GetAsync(QueryHelpers.AddQueryString($"{Url}/oauth2/v1/logout", "id_token_hint", hint));
        await ShouldStayOnOurPageAsync(answer);
    }

    [Fact]
    public async Task a_doubled_parameter_gets_our_page()
    {
        var hint = await IdTokenAsync();
        using var answer = await Browser.GetAsync(
            QueryHelpers.AddQueryString($"{DefaultServer}/v1/logout", "id_token_hint", hint) + "&post_logout_redirect_uri=a&post_logout_redirect_uri=b");
        await ShouldStayOnOurPageAsync(answer);
    }

    [Fact]
    public async Task a_client_id_that_is_not_the_hint_s_gets_our_page()
    {
        var hint = await IdTokenAsync();
        await ShouldStayOnOurPageAsync(await LogoutAsync(hint, AppRoot, ("client_id", PublicClient)));
        using var same = await LogoutAsync(hint, AppRoot, ("client_id", WebClient));
        same.Headers.Location!.OriginalString.Should().Be(AppRoot);
    }

    [Fact]
    public async Task an_expired_hint_is_good_enough()
    {
        var hint = await IdTokenAsync();
        Clock.Advance(TimeSpan.FromMinutes(90));
        using var answer = await LogoutAsync(hint, AppRoot);
        answer.Headers.Location!.OriginalString.Should().Be(AppRoot);
    }

    [Fact]
    public async Task somebody_else_s_session_is_left_alone()
    {
        var hint = await IdTokenAsync();
        await SignInAsync("george");
        using var answer = await LogoutAsync(hint, AppRoot);
        answer.Headers.Location!.OriginalString.Should().Be(AppRoot);
        await ShouldBeSignedInAsync(true);
    }

    [Fact]
    public async Task without_a_session_it_still_goes_back()
    {
        var hint = await IdTokenAsync();
        using var first = await LogoutAsync(hint, AppRoot);
        using var second = await LogoutAsync(hint, AppRoot);
        second.Headers.Location!.OriginalString.Should().Be(AppRoot);
    }

    /// <summary>Also leaves the browser signed in as john.</summary>
    private async Task<string> IdTokenAsync() => (await TokensAsync()).GetProperty("id_token").GetString()!;

    private Task<HttpResponseMessage> LogoutAsync(string? hint, string? redirectUri, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] parameters = [("id_token_hint", hint), ("post_logout_redirect_uri", redirectUri), .. more];
        return Browser.GetAsync(QueryHelpers.AddQueryString(
            $"{DefaultServer}/v1/logout", parameters.Where(parameter => parameter.Value is not null).ToDictionary(parameter => parameter.Name, parameter => parameter.Value)));
    }

    private async Task ShouldStayOnOurPageAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.Location.Should().BeNull();
        await ShouldBeSignedInAsync(true);
    }

    private async Task ShouldBeSignedInAsync(bool expected)
    {
        using var session = await Browser.GetAsync("/api/v1/sessions/me");
        session.IsSuccessStatusCode.Should().Be(expected);
    }
}
