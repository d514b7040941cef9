using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>Who is signed in, for scripts of our own pages.</summary>
public sealed class SessionEndpointTests
{
    private const string Path = "/authorization-code/session";

    [Fact]
    public async Task nobody_is_said_with_200()
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().GetAsync(Path, headers: ("Sec-Fetch-Mode", "cors"));

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Body.Should().Be("""{"signedIn":false}""");
    }

    [Fact]
    public async Task it_says_who_and_how_long_and_no_secret()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        world.Provider.TokenAnswer = answer => answer["refresh_token"] = "_RefreshToken_";
        var visitor = await world.SignInAsync();
        clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await visitor.GetAsync(Path);

        var json = JsonNode.Parse(answer.Body)!.AsObject();
        json.Select(member => member.Key).Should().Equal("signedIn", "secondsLeft", "idleSecondsLeft", "user");
        ((long)json["secondsLeft"]!).Should().Be((8 * 60 - 10) * 60);
        ((long)json["idleSecondsLeft"]!).Should().Be(50 * 60);
        ((string?)json["user"]!["email"]).Should().Be("john@acme.com");
        answer.Body.Should().NotContain("Token").And.NotContain("eyJ").And.NotContain("_Nonce_");
        answer.Response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task asking_keeps_no_session_alive_and_neither_limit_is_passed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var visitor = await world.SignInAsync();

        for (var minute = 0; minute < 59; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            (await visitor.GetAsync(Path)).Body.Should().Contain("\"signedIn\":true");
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        (await visitor.GetAsync(Path)).Body.Should().Be("""{"signedIn":false}""");
        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task what_is_left_without_use_is_never_more_than_what_is_left()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var visitor = await world.SignInAsync();
        for (var half = 0; half < 15; half++)
        {
            clock.Advance(TimeSpan.FromMinutes(30));
            (await visitor.IsSignedInAsync()).Should().BeTrue();
        }

        var json = JsonNode.Parse((await visitor.GetAsync(Path)).Body)!;

        ((long)json["secondsLeft"]!).Should().Be(30 * 60);
        ((long)json["idleSecondsLeft"]!).Should().Be(30 * 60);
    }

    [Fact]
    public async Task no_other_site_reads_it()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        foreach (var answer in new[]
        {
            await visitor.GetAsync(Path, headers: [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")]),
            await world.NewVisitor().GetAsync(Path, headers: ("Origin", "null")),
        })
        {
            answer.Response.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
            answer.Response.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            answer.Response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Response.Headers.CacheControl!.NoStore.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("POST"), InlineData("HEAD"), InlineData("OPTIONS")]
    public async Task it_takes_get_alone(string method)
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().SendAsync(new HttpMethod(method), Path)).Status.Should().Be(HttpStatusCode.MethodNotAllowed);
    }
}
