using System.Net;
using System.Text.RegularExpressions;
using RazorOkta.Tests.Unit.Web.Logout;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>The page of one's own sessions.</summary>
public sealed partial class OwnSessionsTests
{
    private const string Path = "/authorization-code/sessions";
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0";

    [Fact]
    public async Task it_lists_one_s_own_and_marks_this_one()
    {
        await using var world = await LoginWorld.StartAsync();
        await SignInAsync(world, Firefox);
        world.Provider.NameSession("_Sid_", "00uGeorge");
        await SignInAsync(world, "curl/8.5.0");
        world.Provider.NameSession("_Sid_");
        var mine = await SignInAsync(world, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1");

        var page = await mine.GetAsync(Path);

        page.Status.Should().Be(HttpStatusCode.OK);
        Items().Matches(page.Body).Should().HaveCount(2);
        page.Body.Should().Contain("Firefox on Windows").And.NotContain("curl");
        page.Body.Split("data-se=\"session\"")[1].Should().Contain("Safari on iPhone").And.Contain("this browser");
        page.Body.Should().Contain("End all others (1)").And.NotContain(mine.Cookie("razorokta")!);
    }

    [Fact]
    public async Task another_of_one_s_own_ends_at_once_and_no_more()
    {
        await using var world = await LoginWorld.StartAsync();
        var (other, third, mine) = (await world.SignInAsync(), await world.SignInAsync(), await world.SignInAsync());
        var id = IdsOf(await other.GetAsync(Path))[0];

        var answer = await PostAsync(mine, "End", ("id", id));

        answer.Location.Should().Be(Path);
        (await other.IsSignedInAsync()).Should().BeFalse();
        (await third.IsSignedInAsync()).Should().BeTrue();
        (await mine.IsSignedInAsync()).Should().BeTrue();
        (await PostAsync(mine, "End", ("id", id))).Status.Should().Be(HttpStatusCode.NotFound, "it is not there any more");
    }

    [Fact]
    public async Task all_others_end_with_one_click_and_nobody_else_s()
    {
        await using var world = await LoginWorld.StartAsync();
        var (other, third, mine) = (await world.SignInAsync(), await world.SignInAsync(), await world.SignInAsync());
        world.Provider.NameSession("_Sid_", "00uGeorge");
        var george = await world.SignInAsync();

        await PostAsync(mine, "EndOthers");

        (await other.IsSignedInAsync()).Should().BeFalse();
        (await third.IsSignedInAsync()).Should().BeFalse();
        (await mine.IsSignedInAsync()).Should().BeTrue();
        (await george.IsSignedInAsync()).Should().BeTrue();
        (await mine.GetAsync(Path)).Body.Should().NotContain("End all others");
    }

    [Fact]
    public async Task this_one_ends_by_the_whole_way_out()
    {
        await using var world = await LoginWorld.StartAsync();
        var mine = await world.SignInAsync();

        (await PostAsync(mine, "End", ("id", IdsOf(await mine.GetAsync(Path))[0]))).Location.Should().Be(LoginWorld.Logout);
    }

    [Fact]
    public async Task another_user_s_cannot_be_named()
    {
        await using var world = await LoginWorld.StartAsync();
        var john = await world.SignInAsync();
        world.Provider.NameSession("_Sid_", "00uGeorge");
        var george = await world.SignInAsync();

        foreach (var id in new[] { IdsOf(await john.GetAsync(Path))[0], "nobody", "" })
        {
            (await PostAsync(george, "End", ("id", id))).Status.Should().Be(HttpStatusCode.NotFound);
        }

        (await PostAsync(george, "End")).Status.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync(george, "Other")).Status.Should().Be(HttpStatusCode.NotFound);
        (await john.IsSignedInAsync()).Should().BeTrue();
        (await george.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task another_site_s_form_ends_nothing()
    {
        await using var world = await LoginWorld.StartAsync();
        var (other, mine) = (await world.SignInAsync(), await world.SignInAsync());
        var id = IdsOf(await other.GetAsync(Path))[0];

        (await mine.PostAsync($"{Path}?handler=End", ("id", id))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await mine.PostAsync($"{Path}?handler=EndOthers")).Status.Should().Be(HttpStatusCode.BadRequest);

        (await other.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task a_browser_that_lies_about_itself_says_nothing()
    {
        await using var world = await LoginWorld.StartAsync();
        var mine = await SignInAsync(world, $"<script>alert(1)</script>{new string('x', 5000)} Firefox/1");

        (await mine.GetAsync(Path)).Body.Should().Contain("Unknown browser").And.NotContain("alert(1)").And.NotContain("xxxx");
    }

    [Fact]
    public async Task the_profile_leads_there()
    {
        await using var world = await LoginWorld.StartAsync();

        (await (await world.SignInAsync()).GetAsync(LoginWorld.Profile)).Body.Should().Contain($"href=\"{Path}\"");
    }

    private static async Task<Visitor> SignInAsync(LoginWorld world, string browser)
    {
        var visitor = world.NewVisitor();
        await visitor.GetAsync($"{LoginWorld.Callback}?state=_{browser.Length}_&code=_Code_", $"okta-oauth-nonce=_Nonce_;okta-oauth-state=_{browser.Length}_", ("User-Agent", browser));
        visitor.Cookie("razorokta").Should().NotBeNull();
        return visitor;
    }

    /// <summary>As the page's own forms do.</summary>
    private static async Task<Answer> PostAsync(Visitor visitor, string handler, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.GetAsync(Path)).Body.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        return await visitor.PostAsync($"{Path}?handler={handler}", [.. fields, ("__RequestVerificationToken", token)]);
    }

    private static string[] IdsOf(Answer page) => [.. Ids().Matches(page.Body).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("data-se=\"session\"")]
    private static partial Regex Items();

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex Ids();
}
