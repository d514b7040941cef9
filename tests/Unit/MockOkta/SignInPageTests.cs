using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed partial class SignInPageTests : OrgUnderTest
{
    [Fact]
    public async Task the_chain_leads_from_authorize_over_the_page_to_the_redirect_uri()
    {
        using var toPage = await AuthorizeAsync();
        using var toCookie = await SubmitAsync(toPage.Headers.Location!, "george", Password);
        toCookie.Headers.Location!.ToString().Should().StartWith("/login/sessionCookieRedirect?checkAccountSetupComplete=true&token=20111");

        using var toContinuation = await Browser.GetAsync(toCookie.Headers.Location);
        toContinuation.Headers.GetValues("Set-Cookie").Single().Should().StartWith("sid=102");
        toContinuation.Headers.Location!.ToString().Should().StartWith($"{Url}/oauth2/v1/authorize/redirect?okta_key=");

        using var toApp = await Browser.GetAsync(toContinuation.Headers.Location);
        toApp.Headers.Location!.ToString().Should().StartWith(RedirectUri);
        QueryOf(toApp)["state"].Should().Be("_State_");

        using var tokens = await RedeemAsync(QueryOf(toApp)["code"]);
        ClaimsOf((await JsonAsync(tokens)).GetProperty("id_token")).GetProperty("email").GetString().Should().Be("george@acme.com");

        using var again = await Browser.GetAsync(toContinuation.Headers.Location);
        again.StatusCode.Should().Be(HttpStatusCode.BadRequest, "a request is answered once");
    }

    [Fact]
    public async Task the_widgets_link_to_a_page_of_help_without_scripts()
    {
        using var page = await Browser.GetAsync("/help/login");
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        var text = await page.Content.ReadAsStringAsync();
        text.Should().NotContain("<script").And.Contain("10 wrong passwords");
        foreach (var link in Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => link.StartsWith('/')))
        {
            using var target = await Browser.GetAsync(link);
            target.StatusCode.Should().Be(HttpStatusCode.OK, link);
        }

        Server.Org.Change(definition => definition with { Password = definition.Password with { SelfServiceUnlock = false } });
        (await Browser.GetStringAsync("/help/login")).Should().NotContain("/signin/unlock");
    }

    [Fact]
    public async Task the_page_has_the_hooks_of_the_widget_and_names_the_application()
    {
        var page = await PageAsync(("login_hint", "<john>"));
        page.Should().Contain("data-se=\"auth-container\"").And.Contain("data-se=\"o-form-head\"").And.Contain("data-se=\"o-form-error-container\"").And.Contain("data-type=\"save\"");
        UsernameHook().IsMatch(page).Should().BeTrue();
        PasswordHook().IsMatch(page).Should().BeTrue();
        page.Should().Contain("Tom &amp; Jerry&#x27;s app").And.Contain("value=\"&lt;john&gt;\"").And.NotContain("o-form-has-errors");
    }

    [Fact]
    public async Task the_page_forbids_scripts_and_frames_but_not_the_way_back_to_the_application()
    {
        using var toPage = await AuthorizeAsync();
        using var page = await Browser.GetAsync(toPage.Headers.Location);
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("script-src").And.NotContain("form-action");
        (await page.Content.ReadAsStringAsync()).Should().NotContain("<script");
    }

    [Theory]
    [InlineData("john", "wrong")]
    [InlineData("nobody", "Asdf1234")]
    [InlineData("john", "")]
    public async Task a_wrong_password_and_an_unknown_user_look_alike_and_the_name_is_kept(string username, string password)
    {
        using var toPage = await AuthorizeAsync();
        using var answer = await SubmitAsync(toPage.Headers.Location!, username, password);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("o-form-has-errors").And.Contain("role=\"alert\"").And.Contain("Unable to sign in").And.Contain($"value=\"{username}\"");
    }

    [Fact]
    public async Task after_a_wrong_password_the_right_one_still_leads_on()
    {
        using var toPage = await AuthorizeAsync();
        using var wrong = await SubmitAsync(toPage.Headers.Location!, "john", "wrong");
        using var right = await SubmitAsync(toPage.Headers.Location!, "john@acme.com", Password);
        right.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", Stranger)]
    [InlineData("Origin", "null")]
    public async Task another_site_cannot_post_the_form(string header, string value)
    {
        using var toPage = await AuthorizeAsync();
        Browser.DefaultRequestHeaders.Add(header, value);
        using var answer = await SubmitAsync(toPage.Headers.Location!, "john", Password);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_browser_may_post_the_form()
    {
        using var toPage = await AuthorizeAsync();
        Browser.DefaultRequestHeaders.Add("Origin", Url);
        Browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await SubmitAsync(toPage.Headers.Location!, "john", Password);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task an_expired_request_says_what_to_do()
    {
        using var toPage = await AuthorizeAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        using var page = await Browser.GetAsync(toPage.Headers.Location);
        page.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await page.Content.ReadAsStringAsync()).Should().Contain("Go back to the application");
        using var submitted = await SubmitAsync(toPage.Headers.Location!, "john", Password);
        submitted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var continued = await Browser.GetAsync(QueryOf(toPage)["fromURI"]);
        continued.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task waiting_requests_are_bounded_and_the_oldest_goes_first()
    {
        using var oldest = await AuthorizeAsync();
        for (var i = 0; i < 1_000; i++)
        {
            using var another = await AuthorizeAsync();
        }

        using var page = await Browser.GetAsync(oldest.Headers.Location);
        page.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task the_continuation_without_a_session_goes_back_to_the_page()
    {
        using var toPage = await AuthorizeAsync();
        using var continued = await Browser.GetAsync(QueryOf(toPage)["fromURI"]);
        continued.Headers.Location!.AbsolutePath.Should().Be("/login/login.htm");
    }

    [Fact]
    public async Task without_an_application_it_signs_in_to_the_org_itself()
    {
        using var submitted = await SubmitAsync(new Uri($"{Url}/login/login.htm"), "john", Password);
        using var home = await FollowAsync(submitted);
        var page = await home.Content.ReadAsStringAsync();
        page.Should().Contain("John Adams").And.Contain("Sign out");
        using var signedOut = await Browser.GetAsync("/login/signout");
        using var afterwards = await Browser.GetAsync("/app/UserHome");
        afterwards.Headers.Location!.OriginalString.Should().Be("/login/login.htm");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://localhost:3000@evil.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task nobody_is_redirected_to_a_stranger(string target)
    {
        foreach (var path in new[] { "/login/login.htm?fromURI=", "/login/signout?fromURI=", $"/login/sessionCookieRedirect?token={await SessionTokenAsync()}&redirectUrl=" })
        {
            using var answer = await Browser.GetAsync(path + Uri.EscapeDataString(target));
            var stays = answer.StatusCode != HttpStatusCode.Redirect || answer.Headers.Location!.AbsoluteUri.StartsWith(Url + "/", StringComparison.Ordinal);
            stays.Should().BeTrue("{0} answered {1} {2}", path, answer.StatusCode, answer.Headers.Location);
        }
    }

    [Fact]
    public async Task a_stranger_s_address_gets_the_error_page()
    {
        using var answer = await Browser.GetAsync("/login/signout?fromURI=https%3A%2F%2Fevil.example%2F");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("http://localhost:3000/anywhere")]
    [InlineData("/app/UserHome")]
    public async Task the_cookie_redirect_goes_to_the_org_and_to_its_applications(string target)
    {
        using var answer = await Browser.GetAsync($"/login/sessionCookieRedirect?token={await SessionTokenAsync()}&redirectUrl={Uri.EscapeDataString(target)}");
        answer.Headers.Location!.ToString().Should().EndWith(target);
        answer.Headers.Contains("Set-Cookie").Should().BeTrue();
    }

    [Fact]
    public async Task the_cookie_redirect_with_a_used_token_opens_no_session()
    {
        var token = await SessionTokenAsync();
        using var first = await Browser.GetAsync($"/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");
        using var second = await Browser.GetAsync($"/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");
        second.StatusCode.Should().Be(HttpStatusCode.Redirect);
        second.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task a_new_sign_in_replaces_the_old_session()
    {
        await SignInAsync("george");
        var old = (await SessionAsync()).GetProperty("id").GetString();
        await SignInAsync("john");
        (await SessionAsync()).GetProperty("id").GetString().Should().NotBe(old);
        using var stranger = NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions/me");
        request.Headers.Add("Cookie", $"sid={old}");
        using var answer = await stranger.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task sign_out_goes_where_it_was_asked_to()
    {
        await SignInAsync();
        using var answer = await Browser.GetAsync($"/login/signout?fromURI={Uri.EscapeDataString(AppRoot)}");
        answer.Headers.Location!.ToString().Should().Be(AppRoot);
        using var session = await Browser.GetAsync("/api/v1/sessions/me");
        session.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> SessionAsync()
    {
        using var answer = await Browser.GetAsync("/api/v1/sessions/me");
        return await JsonAsync(answer);
    }

    private async Task<string> PageAsync(params (string, string?)[] changes)
    {
        using var toPage = await AuthorizeAsync(changes);
        return await Browser.GetStringAsync(toPage.Headers.Location);
    }

    private Task<HttpResponseMessage> SubmitAsync(Uri page, string username, string password) =>
        Browser.PostAsync(page, Form([new("username", username), new("password", password)]));

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        while (answer.Headers.Location is { } next)
        {
            answer = await Browser.GetAsync(next);
        }

        return answer;
    }

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("""data-se="o-form-input-username">[^<]*<label[^>]*>Username</label>\s*<input[^>]*name="username"[^>]*""")]
    private static partial Regex UsernameHook();

    [GeneratedRegex("""data-se="o-form-input-password">[^<]*<label[^>]*>Password</label>\s*<input[^>]*name="password"[^>]*""")]
    private static partial Regex PasswordHook();
}
