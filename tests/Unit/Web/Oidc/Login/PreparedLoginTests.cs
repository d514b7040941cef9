using System.Text.Json;
using System.Text.RegularExpressions;
using RazorOkta.Harness;
using RazorOkta.Tests.Unit.FrontendHost;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Tests.Unit.Web.Oidc.Login;

/// <summary>A front-end that leaves state, nonce and challenge to the server finds them in its options, and starts the redirect itself.</summary>
public sealed partial class PreparedLoginTests
{
    [Theory]
    [InlineData("/authorization-code/login-redirect"), InlineData("/authorization-code/login-custom")]
    public async Task the_options_of_a_login_page_are_an_attempt_that_the_callback_knows(string page)
    {
        using var folder = new FrontendFolder().Install("modern", serverLogin: true);
        await using var world = await LoginWorld.StartAsync(settings => settings with { FrontendRoot = folder.Path, StaticDir = folder.StaticDir });
        var visitor = world.NewVisitor();

        var login = LoginOf(await visitor.GetAsync($"{page}?returnTo=%2F%3Ffrom%3Dhere"));

        visitor.Cookies.Should().ContainSingle(cookie => cookie.Key.StartsWith("razorokta-login-", StringComparison.Ordinal));
        login.GetProperty("codeChallengeMethod").GetString().Should().Be("S256");
        world.Provider.Nonce = login.GetProperty("nonce").GetString()!;
        (await visitor.GetAsync($"{LoginWorld.Callback}?state={login.GetProperty("state").GetString()}&code=_Code_")).Location.Should().Be("/?from=here");
        var verifier = System.Web.HttpUtility.ParseQueryString(world.Provider.Requests.Single(request => request.Method == "POST").Body)["code_verifier"]!;
        LoginAttempt.ChallengeFor(verifier).Should().Be(login.GetProperty("codeChallenge").GetString());
    }

    [Fact]
    public async Task with_such_a_front_end_cookies_that_scripts_can_write_start_nothing()
    {
        using var folder = new FrontendFolder().Install("modern", serverLogin: true);
        await using var world = await LoginWorld.StartAsync(settings => settings with { FrontendRoot = folder.Path, StaticDir = folder.StaticDir });

        (await world.ComeBackAsync()).Reason.Should().Be("no-attempt");
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    [Fact]
    public async Task a_front_end_of_the_family_is_given_no_attempt()
    {
        using var folder = new FrontendFolder().Install("family");
        await using var world = await LoginWorld.StartAsync(settings => settings with { FrontendRoot = folder.Path, StaticDir = folder.StaticDir });

        var answer = await world.NewVisitor().GetAsync("/authorization-code/login-redirect");

        answer.SetCookies.Should().BeEmpty();
        Options().Match(answer.Body).Groups[1].Value.Should().NotContain("\"login\"");
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task a_page_of_another_kind_makes_no_attempt()
    {
        using var folder = new FrontendFolder().Install("modern", serverLogin: true);
        await using var world = await LoginWorld.StartAsync(settings => settings with { FrontendRoot = folder.Path, StaticDir = folder.StaticDir });

        (await world.NewVisitor().GetAsync("/")).SetCookies.Should().BeEmpty();
        (await world.NewVisitor().GetAsync("/authorization-code/login-redirect", headers: ("Sec-Purpose", "prefetch"))).SetCookies.Should().BeEmpty();
    }

    private static JsonElement LoginOf(Answer answer)
    {
        using var options = JsonDocument.Parse(Options().Match(answer.Body).Groups[1].Value);
        return options.RootElement.GetProperty("login").Clone();
    }

    [GeneratedRegex("var options = (.*);")]
    private static partial Regex Options();
}
