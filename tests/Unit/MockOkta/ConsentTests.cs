using System.Net;
using System.Text.RegularExpressions;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The question whether an application may have what it asks for.</summary>
public sealed partial class ConsentTests : OrgUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        Clients = [.. base.Definition.Clients.Select(client => client with { Consent = Consent.Required })],
    };

    [Fact]
    public async Task it_is_asked_after_the_sign_in_in_words_and_without_a_script()
    {
        using var toSignIn = await AuthorizeAsync();
        await SignInAsync();
        using var continued = await Browser.GetAsync(QueryOf(toSignIn)["fromURI"]);
        using var page = await Browser.GetAsync(continued.Headers.Location);
        var text = await page.Content.ReadAsStringAsync();
        text.Should().Contain("Tom &amp; Jerry").And.Contain("see your email address").And.Contain("john@acme.com").And.NotContain("<script");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'none'");
        using var answer = await SayAsync(continued, "allow");
        QueryOf(answer).Keys.Should().Equal("code", "state");
        using var tokens = await RedeemAsync(QueryOf(answer)["code"]);
        tokens.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_answer_is_remembered_for_this_person_and_these_scopes()
    {
        await ConsentAsync();
        using var again = await AuthorizeAsync(("scope", "openid email"), ("prompt", "none"));
        QueryOf(again).Should().ContainKey("code");
        using var more = await AuthorizeAsync(("scope", "openid address"));
        ShouldAsk(more);
        using var onAnotherServer = await AuthorizeAsync($"{Url}/oauth2");
        ShouldAsk(onAnotherServer);
        using var byAnotherClient = await AuthorizeAsync(("client_id", PublicClient), ("code_challenge", Challenge), ("code_challenge_method", "S256"));
        ShouldAsk(byAnotherClient);
        using var somebodyElse = await AuthorizeAsync(("sessionToken", await SessionTokenAsync("george")));
        ShouldAsk(somebodyElse);
    }

    [Fact]
    public async Task prompt_consent_asks_again_each_time_and_prompt_none_never()
    {
        await SignInAsync();
        using var silent = await AuthorizeAsync(("prompt", "none"));
        QueryOf(silent)["error"].Should().Be("consent_required");
        QueryOf(silent)["error_description"].Should().Be("The client specified not to prompt, but the client app requires consent.");
        await ConsentAsync();
        using var again = await AuthorizeAsync(("prompt", "consent"));
        ShouldAsk(again);
        using var answer = await SayAsync(again, "allow");
        QueryOf(answer).Should().ContainKey("code");
    }

    [Fact]
    public async Task a_no_is_told_to_the_client_and_not_remembered()
    {
        await SignInAsync();
        using var asked = await AuthorizeAsync();
        using var answer = await SayAsync(asked, "deny");
        QueryOf(answer)["error"].Should().Be("access_denied");
        QueryOf(answer)["state"].Should().Be("_State_");
        using var next = await AuthorizeAsync();
        ShouldAsk(next);
    }

    [Fact]
    public async Task another_site_cannot_say_yes()
    {
        await SignInAsync();
        using var asked = await AuthorizeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, asked.Headers.Location) { Content = Form([new("decision", "allow"), new("user", "00uJohnAdams00000001")]) };
        request.Headers.Add("Origin", Stranger);
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task who_has_signed_in_since_the_page_was_drawn_is_asked_anew()
    {
        await SignInAsync();
        using var asked = await AuthorizeAsync();
        var johns = await Browser.GetStringAsync(asked.Headers.Location);
        await SignInAsync("george");
        using var answer = await PostAsync(asked.Headers.Location!, johns, "allow");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("george@acme.com");
    }

    [Fact]
    public async Task without_a_session_the_page_leads_to_the_sign_in_and_a_used_one_nowhere()
    {
        await SignInAsync();
        using var asked = await AuthorizeAsync();
        using var stranger = NewBrowser();
        using var elsewhere = await stranger.GetAsync(asked.Headers.Location);
        elsewhere.Headers.Location!.AbsolutePath.Should().Be("/login/login.htm");

        var page = await Browser.GetStringAsync(asked.Headers.Location);
        using var first = await PostAsync(asked.Headers.Location!, page, "allow");
        first.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var second = await PostAsync(asked.Headers.Location!, page, "allow");
        second.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("perhaps")]
    [InlineData("")]
    public async Task an_answer_that_is_neither_is_asked_again(string decision)
    {
        await SignInAsync();
        using var asked = await AuthorizeAsync();
        using var answer = await SayAsync(asked, decision);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task ConsentAsync()
    {
        using var asked = await AuthorizeAsync(("sessionToken", await SessionTokenAsync()));
        using var answer = await SayAsync(asked, "allow");
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private async Task<HttpResponseMessage> SayAsync(HttpResponseMessage asked, string decision)
    {
        ShouldAsk(asked);
        return await PostAsync(asked.Headers.Location!, await Browser.GetStringAsync(asked.Headers.Location), decision);
    }

    private Task<HttpResponseMessage> PostAsync(Uri address, string page, string decision) =>
        Browser.PostAsync(address, Form([new("user", User().Match(page).Groups[1].Value), new("decision", decision)]));

    private static void ShouldAsk(HttpResponseMessage answer) => answer.Headers.Location!.AbsolutePath.Should().Be("/oauth2/v1/authorize/consent");

    [GeneratedRegex("name=\"user\" value=\"([^\"]+)\"")]
    private static partial Regex User();
}
