using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Clients hear of a session's end through the browser (OIDC Front-Channel Logout).</summary>
public sealed class FrontchannelLogoutTests : OrgUnderTest
{
    private const string Address = "http://localhost:3000/frontchannel-logout";
    private const string OtherAddress = "https://app.example:8443/bye?tenant=1";
    private const string OtherRedirectUri = "https://app.example:8443/callback";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            base.Definition.Clients[0] with { FrontchannelLogoutUri = Address, FrontchannelLogoutSessionRequired = true },
            base.Definition.Clients[1] with { RedirectUris = [RedirectUri, OtherRedirectUri], FrontchannelLogoutUri = OtherAddress },
        ],
    };

    [Fact]
    public async Task a_logout_that_the_client_has_begun_loads_its_address_and_then_goes_back()
    {
        var idToken = (await TokensAsync()).GetProperty("id_token");
        using var answer = await LogoutAsync(idToken.GetString()!, ("post_logout_redirect_uri", AppRoot), ("state", "a\"b<c"));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").Single().Should().StartWith("sid=;");
        var page = await answer.Content.ReadAsStringAsync();
        var sid = ClaimsOf(idToken).GetProperty("sid").GetString();
        Frames(page).Should().Equal($"{Address}?iss={Uri.EscapeDataString(DefaultServer)}&sid={sid}");
        Refresh(page).Should().Be($"1; url={AppRoot}?state=a%22b%3Cc");
        page.Should().Contain($"<a href=\"{AppRoot}?state=a%22b%3Cc\">Continue</a>").And.NotContain("<script");
        Directives(answer).Should().Contain("default-src 'none'").And.Contain("frame-src http://localhost:3000").And.Contain("frame-ancestors 'none'");
        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task without_an_address_to_go_back_to_the_person_stays_on_the_page()
    {
        var page = await PageAsync(await LogoutAsync((await TokensAsync()).GetProperty("id_token").GetString()!));
        Frames(page).Should().ContainSingle();
        page.Should().Contain("You are signed out").And.Contain("Sign in again").And.NotContain("http-equiv");
    }

    [Theory]
    [InlineData("/login/signout", null), InlineData("/login/signout?fromURI=http%3A%2F%2Flocalhost%3A3000%2F", "1; url=http://localhost:3000/")]
    public async Task a_sign_out_at_the_org_does_the_same(string path, string? refresh)
    {
        await TokensAsync();
        var page = await PageAsync(await Browser.GetAsync(path));
        Frames(page).Should().ContainSingle().Which.Should().StartWith($"{Address}?iss=");
        Refresh(page).Should().Be(refresh);
    }

    [Fact]
    public async Task each_client_of_the_session_gets_a_frame_and_its_origin_may_be_framed()
    {
        await TokensAsync();
        await TokensOfTheOtherAsync();
        using var answer = await Browser.GetAsync("/login/signout");
        var frames = Frames(await PageAsync(answer));
        frames.Should().HaveCount(2);
        frames[1].Should().Be(OtherAddress, "it has not asked for iss and sid, and its own query stays");
        Directives(answer).Should().Contain("frame-src http://localhost:3000 https://app.example:8443");
    }

    [Fact]
    public async Task iss_and_sid_join_the_query_that_is_registered()
    {
        Server.Org.Change(now => now with { Clients = [now.Clients[0], now.Clients[1] with { FrontchannelLogoutSessionRequired = true }] });
        await TokensOfTheOtherAsync();
        var address = new Uri(Frames(await PageAsync(await Browser.GetAsync("/login/signout"))).Single());
        QueryHelpers.ParseQuery(address.Query).Keys.Should().Equal("tenant", "iss", "sid");
    }

    [Fact]
    public async Task who_has_not_asked_for_the_session_has_no_sid_in_its_tokens() =>
        ClaimsOf((await TokensOfTheOtherAsync()).GetProperty("id_token")).TryGetProperty("sid", out _).Should().BeFalse();

    [Fact]
    public async Task a_client_that_took_no_part_is_not_loaded()
    {
        await SignInAsync();
        (await PageAsync(await Browser.GetAsync("/login/signout"))).Should().NotContain("<iframe");
    }

    [Fact]
    public async Task a_client_that_is_no_more_is_not_loaded_and_the_way_back_is_a_redirect()
    {
        var idToken = (await TokensAsync()).GetProperty("id_token").GetString()!;
        Server.Org.Change(now => now with { Clients = [now.Clients[0] with { FrontchannelLogoutUri = null, FrontchannelLogoutSessionRequired = false }] });
        using var answer = await LogoutAsync(idToken, ("post_logout_redirect_uri", AppRoot));
        answer.Headers.Location!.OriginalString.Should().Be(AppRoot);
    }

    [Fact]
    public async Task somebody_else_s_session_loads_nothing()
    {
        var idToken = (await TokensAsync()).GetProperty("id_token").GetString()!;
        await SignInAsync("george");
        using var answer = await LogoutAsync(idToken, ("post_logout_redirect_uri", AppRoot));
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task the_metadata_promises_it()
    {
        var metadata = await JsonAsync(await Browser.GetAsync($"{DefaultServer}/.well-known/openid-configuration"));
        metadata.GetProperty("frontchannel_logout_supported").GetBoolean().Should().BeTrue();
        metadata.GetProperty("frontchannel_logout_session_supported").GetBoolean().Should().BeTrue();
    }

    private Task<HttpResponseMessage> LogoutAsync(string hint, params (string Name, string Value)[] more) => Browser.GetAsync(QueryHelpers.AddQueryString(
        $"{DefaultServer}/v1/logout", more.Append(("id_token_hint", hint)).ToDictionary(pair => pair.Item1, string? (pair) => pair.Item2)));

    private async Task<System.Text.Json.JsonElement> TokensOfTheOtherAsync()
    {
        var code = await CodeAsync(("client_id", PublicClient), ("code_challenge", Challenge), ("code_challenge_method", "S256"));
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(code, ("client_id", PublicClient), ("code_verifier", Verifier))));
        return await JsonAsync(answer);
    }

    private static async Task<string> PageAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    internal static IReadOnlyList<string> Frames(string page) => [.. Regex.Matches(page, "<iframe [^>]*src=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    internal static string? Refresh(string page) =>
        Regex.Match(page, "<meta http-equiv=\"refresh\" content=\"([^\"]*)\">") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    private static string[] Directives(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
}
