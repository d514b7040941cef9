using System.Globalization;
using System.Net;
using RazorOkta.MockOkta;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Isolated orgs in one process.</summary>
public sealed class WorldTests : OrgUnderTest
{
    [Fact]
    public async Task a_world_has_an_issuer_of_its_own_and_a_whole_login_stays_inside()
    {
        using var world = Server.CreateWorld();
        var issuer = $"{world.Url}/oauth2/default";
        var metadata = await JsonAsync(await Browser.GetAsync($"{issuer}/.well-known/openid-configuration"));
        metadata.GetProperty("issuer").GetString().Should().Be(issuer);
        world.Url.Should().StartWith($"{Url}/w/");

        using var toSignIn = await AuthorizeAsync(issuer);
        toSignIn.Headers.Location!.ToString().Should().StartWith($"{world.Url}/login/login.htm?fromURI=%2Fw%2F");
        using var posted = await Browser.PostAsync(toSignIn.Headers.Location, Form([new("username", "john"), new("password", Password)]));
        posted.Headers.Location!.ToString().Should().StartWith(new Uri(world.Url).AbsolutePath + "/login/sessionCookieRedirect");
        using var withCookie = await Browser.GetAsync(new Uri(new Uri(Url), posted.Headers.Location));
        withCookie.Headers.GetValues("Set-Cookie").Should().Contain(cookie => cookie.Contains($"path={new Uri(world.Url).AbsolutePath}/;"));
        using var back = await Browser.GetAsync(withCookie.Headers.Location);
        using var answer = await PostAsWebClientAsync($"{issuer}/v1/token", TokenRequest(QueryOf(back)["code"]));
        ClaimsOf((await JsonAsync(answer)).GetProperty("id_token")).GetProperty("iss").GetString().Should().Be(issuer);
    }

    [Fact]
    public async Task two_worlds_share_neither_codes_nor_sessions_nor_keys()
    {
        using var one = Server.CreateWorld();
        using var two = Server.CreateWorld();
        var code = await CodeInAsync(one);

        using var foreign = await PostAsWebClientAsync($"{two.Url}/oauth2/default/v1/token", TokenRequest(code));
        await ShouldBeOAuthErrorAsync(foreign, HttpStatusCode.BadRequest, "invalid_grant");
        using var session = await Browser.GetAsync($"{two.Url}/api/v1/sessions/me");
        session.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await KidAsync(one)).Should().NotBe(await KidAsync(two));
        using var own = await PostAsWebClientAsync($"{one.Url}/oauth2/default/v1/token", TokenRequest(code));
        own.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_session_of_the_root_org_does_not_hide_that_of_a_world()
    {
        await SignInAsync("george");
        using var world = Server.CreateWorld();
        await CodeInAsync(world);

        (await JsonAsync(await Browser.GetAsync($"{world.Url}/api/v1/sessions/me"))).GetProperty("login").GetString().Should().Be("john@acme.com");
        (await JsonAsync(await Browser.GetAsync("/api/v1/sessions/me"))).GetProperty("login").GetString().Should().Be("george@acme.com");
    }

    [Fact]
    public async Task a_world_by_host_name_is_found_by_its_name_alone()
    {
        using var world = Server.CreateWorld(byHostName: true);
        var name = new Uri(world.Url).Host;
        name.Should().EndWith(".mock.localhost");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{DefaultServer}/.well-known/openid-configuration") { Headers = { Host = new Uri(world.Url).Authority } };
        (await JsonAsync(await Browser.SendAsync(request))).GetProperty("issuer").GetString().Should().Be($"{world.Url}/oauth2/default");
        using var byPath = await Browser.GetAsync($"/w/{name.Split('.')[0]}/oauth2/default/.well-known/openid-configuration");
        byPath.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_world_by_path_has_no_host_name()
    {
        using var world = Server.CreateWorld();
        var host = new Uri(world.Url).Segments[^1] + ".mock.localhost";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{DefaultServer}/.well-known/openid-configuration") { Headers = { Host = host } };
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{0}.mock.localhost"), InlineData("{0}.MOCK.localhost"), InlineData("{0}.mock.LOCALHOST")]
    public async Task a_host_name_means_the_same_in_any_case(string host)
    {
        using var world = Server.CreateWorld(byHostName: true);
        var id = new Uri(world.Url).Host.Split('.')[0];
        foreach (var name in new[] { string.Format(CultureInfo.InvariantCulture, host, id), string.Format(CultureInfo.InvariantCulture, host, id.ToUpperInvariant()) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{DefaultServer}/.well-known/openid-configuration") { Headers = { Host = name } };
            (await JsonAsync(await Browser.SendAsync(request))).GetProperty("issuer").GetString().Should().Be($"{world.Url}/oauth2/default");
        }
    }

    [Fact]
    public async Task under_the_name_of_one_world_no_other_is_found()
    {
        using var byName = Server.CreateWorld(byHostName: true);
        using var byPath = Server.CreateWorld();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{byPath.Url}/_mock/clock") { Headers = { Host = new Uri(byName.Url).Authority } };
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/w"), InlineData("/w/"), InlineData("/w/nowhere"), InlineData("/w/nowhere/oauth2/default/v1/keys")]
    public async Task an_unknown_world_is_not_found(string path) =>
        await ShouldBeOktaErrorAsync(await Browser.GetAsync(path), HttpStatusCode.NotFound, "E0000007");

    [Theory]
    [InlineData("/w/nowhere/_mock/journal", null)]
    [InlineData("/w/nowhere/_mock", null)]
    [InlineData("/_mock/journal", "nowhere.mock.localhost")]
    public async Task the_control_address_of_an_unknown_world_says_so_in_its_own_words(string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Be("There is no world 'nowhere'.");
    }

    [Fact]
    public async Task a_host_name_that_no_world_has_is_not_the_root_s()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{DefaultServer}/v1/keys") { Headers = { Host = "nobody.mock.localhost" } };
        await ShouldBeOktaErrorAsync(await Browser.SendAsync(request), HttpStatusCode.NotFound, "E0000007");
    }

    [Fact]
    public async Task a_dropped_world_is_gone()
    {
        var world = Server.CreateWorld();
        world.Dispose();
        using var answer = await Browser.GetAsync($"{world.Url}/oauth2/default/v1/keys");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<string> CodeInAsync(MockOktaWorld world)
    {
        var authn = await JsonAsync(await Browser.PostAsync($"{world.Url}/api/v1/authn", Json($$"""{"username":"john","password":"{{Password}}"}""")));
        using var answer = await AuthorizeAsync($"{world.Url}/oauth2/default", ("sessionToken", authn.GetProperty("sessionToken").GetString()));
        return QueryOf(answer)["code"];
    }

    private async Task<string> KidAsync(MockOktaWorld world) =>
        (await JsonAsync(await Browser.GetAsync($"{world.Url}/oauth2/default/v1/keys"))).GetProperty("keys")[0].GetProperty("kid").GetString()!;
}
