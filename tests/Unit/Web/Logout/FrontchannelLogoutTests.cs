using System.Net;

namespace RazorOkta.Tests.Unit.Web.Logout;

/// <summary>The provider's frame: what ends, and what does not (OIDC Front-Channel Logout 3).</summary>
public sealed class FrontchannelLogoutTests
{
    private const string Path = "/authorization-code/frontchannel-logout";

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task the_right_issuer_and_session_end_it_with_or_without_the_cookie(bool withCookie)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Sid_");
        var visitor = await world.SignInAsync();
        var copy = visitor.Cookie("razorokta")!;

        var answer = await (withCookie ? visitor : world.NewVisitor()).GetAsync($"{Path}?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid=_Sid_&x_unheard_of=7");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.SetCookies.Any(cookie => cookie.StartsWith("razorokta=;", StringComparison.Ordinal)).Should().Be(withCookie);
        var thief = world.NewVisitor();
        thief.Plant("razorokta", copy);
        (await thief.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task another_session_s_cookie_stays()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Sid_");
        await world.SignInAsync();
        world.Provider.NameSession("_Mine_");
        var mine = await world.SignInAsync();

        (await mine.GetAsync($"{Path}?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid=_Sid_")).Status.Should().Be(HttpStatusCode.OK);

        (await mine.IsSignedInAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData("?iss={0}1&sid=_Sid_", "issuer"), InlineData("?iss={0}/&sid=_Sid_", "issuer"), InlineData("?iss={0}&iss={0}&sid=_Sid_", "issuer")]
    [InlineData("?sid=_Sid_", "issuer"), InlineData("", "issuer")]
    [InlineData("?iss={0}", "session"), InlineData("?iss={0}&sid=", "unknown-session"), InlineData("?iss={0}&sid=_Sid_&sid=_Sid_", "session")]
    [InlineData("?iss={0}&sid=_Sid_1", "unknown-session")]
    public async Task anything_else_ends_nothing(string query, string reason)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Sid_");
        var visitor = await world.SignInAsync();

        var answer = await visitor.GetAsync(Path + query.Replace("{0}", Uri.EscapeDataString(world.Provider.Issuer), StringComparison.Ordinal));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.SetCookies.Should().BeEmpty();
        (await visitor.IsSignedInAsync()).Should().BeTrue();
        world.Web.Log.Lines.Where(line => line.Contains($"Front-channel logout refused: frontchannel-{reason} (", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public async Task a_session_without_a_name_cannot_be_named()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        (await visitor.GetAsync($"{Path}?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid=null")).Status.Should().Be(HttpStatusCode.BadRequest);

        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData("_Sid_", 200), InlineData("_Other_", 400)]
    public async Task the_provider_alone_may_frame_it_and_nobody_keeps_it(string sid, int status)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Sid_");
        await world.SignInAsync();

        var answer = await world.NewVisitor().GetAsync($"{Path}?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid={sid}");

        ((int)answer.Status).Should().Be(status);
        var headers = answer.Response.Headers;
        headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.EndWith($"frame-ancestors {world.Provider.Url}");
        headers.Contains("X-Frame-Options").Should().BeFalse();
        headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory]
    [InlineData("POST"), InlineData("HEAD")]
    public async Task it_takes_get_alone(string method)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.NameSession("_Sid_");
        var visitor = await world.SignInAsync();

        (await visitor.SendAsync(new HttpMethod(method), $"{Path}?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid=_Sid_")).Status.Should().Be(HttpStatusCode.MethodNotAllowed);

        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData("/"), InlineData("/authorization-code/profile"), InlineData("/authorization-code/backchannel-logout"), InlineData("/nowhere")]
    public async Task nothing_else_may_be_framed(string path)
    {
        await using var world = await LoginWorld.StartAsync();

        var headers = (await world.NewVisitor().GetAsync(path)).Response.Headers;

        headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'none'");
        headers.GetValues("X-Frame-Options").Should().Equal("DENY");
    }
}
