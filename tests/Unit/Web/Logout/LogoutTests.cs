using System.Net;
using System.Web;

namespace RazorOkta.Tests.Unit.Web.Logout;

/// <summary>Logging out: ours first, then Okta's; and never because another site wants it.</summary>
public sealed class LogoutTests
{
    [Fact]
    public async Task logout_ends_the_session_and_goes_on_to_the_provider_with_the_hint()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        var answer = await visitor.GetAsync(LoginWorld.Logout);

        answer.Location.Should().StartWith($"{world.Provider.Issuer}/v1/logout?");
        var query = HttpUtility.ParseQueryString(new Uri(answer.Location!).Query);
        query["id_token_hint"].Should().StartWith("eyJ");
        query["post_logout_redirect_uri"].Should().Be(world.Web.Origin + "/");
        query["state"].Should().HaveLength(22);
        query.AllKeys.Should().HaveCount(3);
        (await visitor.GetAsync(LoginWorld.Profile)).Location.Should().Be("/");
    }

    [Fact]
    public async Task the_state_that_comes_back_is_not_kept_in_the_address()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync("/?state=whatever")).Location.Should().Be("/");
    }

    [Fact]
    public async Task logout_without_a_session_leads_to_the_overview()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync(LoginWorld.Logout)).Location.Should().Be("/");
    }

    [Fact]
    public async Task logout_works_when_the_provider_is_gone()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);
        await world.Provider.DisposeAsync();

        (await visitor.GetAsync(LoginWorld.Logout)).Status.Should().Be(HttpStatusCode.Redirect);
        (await visitor.GetAsync(LoginWorld.Profile)).Location.Should().Be("/");
    }

    [Theory]
    [InlineData("?a=\r\nSet-Cookie: x=y"), InlineData("?a=é"), InlineData("?a=\u0000")]
    public async Task an_odd_logout_address_of_the_provider_breaks_nothing(string suffix)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json["end_session_endpoint"] = $"{world.Provider.Issuer}/v1/logout{suffix}";
        var visitor = await SignedInAsync(world);

        var answer = await visitor.GetAsync(LoginWorld.Logout);

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.SetCookies.Should().OnlyContain(cookie => !cookie.StartsWith("x=", StringComparison.Ordinal));
        (await visitor.GetAsync(LoginWorld.Profile)).Location.Should().Be("/");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Sec-Purpose", "prefetch;prerender")]
    public async Task another_site_can_only_ask(string header, string value)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        var answer = await visitor.GetAsync(LoginWorld.Logout, headers: (header, value));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Body.Should().Contain("data-se=\"confirm-logout\"");
        (await visitor.GetAsync(LoginWorld.Profile)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task of_two_cookies_of_one_name_both_sessions_end()
    {
        await using var world = await LoginWorld.StartAsync();
        var (one, other) = (await SignedInAsync(world), await SignedInAsync(world));
        var both = $"razorokta={other.Cookie("razorokta")}";

        (await one.GetAsync(LoginWorld.Logout, both, ("Sec-Fetch-Site", "cross-site"))).Body.Should().Contain("Sign out?", "another site can only ask");
        (await one.IsSignedInAsync()).Should().BeTrue();
        var answer = await one.Copy().GetAsync(LoginWorld.Logout, both);

        answer.Location.Should().StartWith($"{world.Provider.Issuer}/v1/logout?");
        answer.SetCookies.Should().ContainSingle(cookie => cookie.StartsWith("razorokta=;", StringComparison.Ordinal));
        (await one.IsSignedInAsync()).Should().BeFalse();
        (await other.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task garbage_beside_it_saves_no_session()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        await visitor.Copy().GetAsync(LoginWorld.Logout, "razorokta=planted; razorokta=");

        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task the_question_is_answered_by_a_form_with_a_token()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);
        var page = await visitor.GetAsync(LoginWorld.Logout, headers: ("Sec-Fetch-Site", "cross-site"));
        var token = page.Body.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];

        (await visitor.SendAsync(HttpMethod.Post, LoginWorld.Logout)).Status.Should().Be(HttpStatusCode.BadRequest, "the token is missing");
        (await visitor.GetAsync(LoginWorld.Profile)).Status.Should().Be(HttpStatusCode.OK);

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        (await visitor.SendAsync(HttpMethod.Post, LoginWorld.Logout, form)).Status.Should().Be(HttpStatusCode.Redirect);
        (await visitor.GetAsync(LoginWorld.Profile)).Location.Should().Be("/");
    }

    private static async Task<Visitor> SignedInAsync(LoginWorld world)
    {
        var visitor = world.NewVisitor();
        (await world.ComeBackAsync(visitor)).OpensSession.Should().BeTrue();
        return visitor;
    }
}
