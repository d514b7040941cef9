using System.Net;
using RazorOkta.Tests.Unit.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>What pages say and where they lead.</summary>
public sealed class PageTextTests
{
    private const string Sessions = "/authorization-code/sessions";

    [Fact]
    public async Task claims_are_shown_as_the_provider_wrote_them()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Claims = claims => (claims["email_verified"], claims["nickname"]) = (true, "true \"John\"");
        var visitor = await world.SignInAsync();

        var page = (await visitor.GetAsync(LoginWorld.Profile)).Body;

        page.Should().Contain("data-claim=\"email_verified\">true<").And.Contain("data-claim=\"nickname\">true &quot;John&quot;<");
        page.Should().Contain("UserInfo", "its claims are among them");
    }

    [Fact]
    public async Task the_profile_has_one_heading_for_the_session_and_a_hidden_one_for_its_end()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        var headings = (await visitor.GetAsync(LoginWorld.Profile)).Body.Split("<h1 ").Skip(1).Select(heading => heading.Split("</h1>")[0]).ToList();

        headings.Should().HaveCount(2);
        headings[0].Should().Match("* data-personal>*You are signed in*").And.NotContain("hidden");
        headings[1].Should().Match("* data-ended hidden>*Your session has ended*").And.NotContain("aria-");
        (await visitor.GetAsync("/frame.css")).Body.Should().Contain(".explanation [hidden] { display: none !important; }", "the styles of a front-end must not show it");
    }

    [Fact]
    public async Task a_form_of_another_site_is_called_so()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        var sister = await visitor.SendAsync(HttpMethod.Post, $"{Sessions}?handler=EndOthers", headers: ("Sec-Fetch-Site", "same-site"));
        var foreign = await world.NewVisitor().SendAsync(HttpMethod.Post, Sessions, headers: ("Sec-Fetch-Site", "cross-site")); // SameSite keeps the cookie back

        sister.Status.Should().Be(HttpStatusCode.BadRequest);
        sister.Body.Should().Contain("another site").And.Contain("Nothing has been changed");
        foreign.Status.Should().Be(HttpStatusCode.Unauthorized);
        foreign.Body.Should().Contain("another site").And.NotContain("Nobody is signed in");
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task the_overview_leads_to_the_login_from_the_server_and_who_is_signed_in_to_their_sessions()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = world.NewVisitor();

        (await visitor.GetAsync("/")).Body.Should().Contain("href=\"/authorization-code/login\"").And.NotContain(Sessions);
        await world.SignInAsync(visitor);
        (await visitor.GetAsync("/")).Body.Should().Contain($"id=\"item-sessions\" class=\"item\" href=\"{Sessions}\"");
    }

    [Theory]
    [InlineData("/orders?id=7&x=%2F", "/authorization-code/login?returnTo=%2Forders%3Fid%3D7%26x%3D%252F")]
    [InlineData("https://evil.example/", "/"), InlineData(null, "/")]
    public async Task who_starts_again_ends_where_they_wanted_to(string? returnTo, string again)
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world, returnTo: returnTo);

        var refused = await login.FinishAsync(world, $"state={login.State}&error=access_denied");

        StartAgain(refused).Should().Be(again);
    }

    [Fact]
    public async Task a_login_that_could_not_be_started_remembers_it_as_well()
    {
        await using var world = await LoginWorld.StartAsync();
        await world.Provider.DisposeAsync();

        StartAgain((await ServerLogin.StartAsync(world, returnTo: "/orders")).Started).Should().Be("/authorization-code/login?returnTo=%2Forders");
    }

    private static string StartAgain(Answer page) => WebUtility.HtmlDecode(page.Body.Split("class=\"button\" href=\"")[1].Split('"')[0]);
}
