using System.Net;
using System.Threading.Channels;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RazorOkta.Tests.Unit.Web.Logout;

/// <summary>Tokens of a session that is over are given back (RFC 7009), and nobody waits for it.</summary>
public sealed class RevocationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<RecordedRequest> _revoked = Channel.CreateUnbounded<RecordedRequest>();

    [Theory]
    [InlineData("_RefreshToken_", "_RefreshToken_"), InlineData(null, "_AccessToken_")]
    public async Task logout_gives_the_refresh_token_back_and_else_the_access_token(string? refreshToken, string expected)
    {
        await using var world = await StartAsync(refreshToken);
        var visitor = await world.SignInAsync();

        await visitor.GetAsync(LoginWorld.Logout);

        var request = await RevokedAsync();
        request.Method.Should().Be("POST");
        request.Query.Should().BeEmpty();
        HttpUtility.ParseQueryString(request.Body)["token"].Should().Be(expected);
        request.Headers["Authorization"].Should().StartWith("Basic ");
    }

    [Theory]
    [InlineData("back channel"), InlineData("a new login")]
    public async Task so_do_the_other_ends_of_a_session(string end)
    {
        await using var world = await StartAsync("_RefreshToken_");
        var visitor = await world.SignInAsync();

        await (end == "back channel" ? world.SendAsync(world.Provider.Make()) : world.ComeBackAsync(visitor));

        HttpUtility.ParseQueryString((await RevokedAsync()).Body)["token"].Should().Be("_RefreshToken_");
    }

    [Theory]
    [InlineData("_RefreshToken_", "_RefreshToken_"), InlineData(null, null)]
    public async Task a_session_that_has_run_out_gives_back_what_would_live_on(string? refreshToken, string? expected)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await StartAsync(refreshToken, clock);
        var visitor = await world.SignInAsync();

        clock.Advance(TimeSpan.FromHours(2));
        world.Provider.Now = clock.GetUtcNow();
        (await visitor.IsSignedInAsync()).Should().BeFalse();
        world.Provider.TokenAnswer = answer => answer["refresh_token"] = "_Next_";
        await (await world.SignInAsync()).GetAsync(LoginWorld.Logout); // the queue keeps its order

        var first = HttpUtility.ParseQueryString((await RevokedAsync()).Body)["token"];
        first.Should().Be(expected ?? "_Next_");
    }

    [Fact]
    public async Task the_front_channel_gives_nothing_back()
    {
        await using var world = await StartAsync("_RefreshToken_");
        world.Provider.NameSession("_Sid_");
        await world.SignInAsync();

        await world.NewVisitor().GetAsync($"/authorization-code/frontchannel-logout?iss={Uri.EscapeDataString(world.Provider.Issuer)}&sid=_Sid_");
        world.Provider.TokenAnswer = answer => answer["refresh_token"] = "_Next_";
        await (await world.SignInAsync()).GetAsync(LoginWorld.Logout);

        HttpUtility.ParseQueryString((await RevokedAsync()).Body)["token"].Should().Be("_Next_");
    }

    [Fact]
    public async Task logout_does_not_wait_for_it()
    {
        await using var world = await StartAsync("_RefreshToken_");
        var visitor = await world.SignInAsync();
        var (asked, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Provider.Instead["/v1/revoke"] = async _ =>
        {
            asked.TrySetResult();
            await released.Task;
        };

        var answer = await visitor.GetAsync(LoginWorld.Logout).WaitAsync(Patience);
        await asked.Task.WaitAsync(Patience);

        answer.Location.Should().StartWith($"{world.Provider.Issuer}/v1/logout?");
        (await visitor.IsSignedInAsync()).Should().BeFalse();
        released.SetResult();
    }

    [Fact]
    public async Task no_more_than_a_few_are_under_way_at_once()
    {
        await using var world = await StartAsync("_RefreshToken_");
        var (now, most, done) = (0, 0, 0);
        var allDone = new TaskCompletionSource();
        world.Provider.Instead["/v1/revoke"] = async http =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await http.Response.WriteAsync("");
            await Task.Yield();
            Interlocked.Decrement(ref now);
            if (Interlocked.Increment(ref done) == 30)
            {
                allDone.SetResult();
            }
        };
        for (var i = 0; i < 30; i++)
        {
            await world.SignInAsync();
        }

        await world.SendAsync(world.Provider.Make());

        await allDone.Task.WaitAsync(Patience);
        most.Should().BeLessThanOrEqualTo(4);
    }

    [Theory]
    [InlineData(503, """{"error":"temporarily_unavailable"}""", "revocation-refused")]
    [InlineData(400, """{"error":"unsupported_token_type","error_description":"_RefreshToken_"}""", "revocation-refused")]
    public async Task a_failure_is_said_once_and_without_the_token(int status, string body, string reason)
    {
        await using var world = await StartAsync("_RefreshToken_");
        var visitor = await world.SignInAsync();
        world.Provider.Instead["/v1/revoke"] = http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };

        await visitor.GetAsync(LoginWorld.Logout);
        await world.Web.Log.WaitForAsync(reason);
        world.Provider.Instead["/v1/revoke"] = TakeAsync;
        await (await world.SignInAsync()).GetAsync(LoginWorld.Logout);
        await RevokedAsync();

        world.Web.Log.Lines.Where(line => line.Contains(reason, StringComparison.Ordinal)).Should().ContainSingle();
        world.Web.Log.Text.Should().NotContain("_RefreshToken_").And.NotContain("_AccessToken_");
        world.Provider.Calls("/v1/revoke").Should().Be(2, "nothing is tried twice");
    }

    [Fact]
    public async Task a_provider_without_the_address_is_not_asked()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();

        (await visitor.GetAsync(LoginWorld.Logout)).Status.Should().Be(HttpStatusCode.Redirect);

        world.Provider.Calls("/v1/revoke").Should().Be(0);
    }

    [Fact]
    public async Task a_second_logout_is_fine_and_asks_nothing()
    {
        await using var world = await StartAsync("_RefreshToken_");
        var visitor = await world.SignInAsync();
        var copy = visitor.Cookie("razorokta")!;
        await visitor.GetAsync(LoginWorld.Logout);
        await RevokedAsync();

        visitor.Plant("razorokta", copy);
        (await visitor.GetAsync(LoginWorld.Logout)).Location.Should().Be("/");

        world.Provider.Calls("/v1/revoke").Should().Be(1);
    }

    [Theory]
    [InlineData("/?state=_Forged_"), InlineData("/?state=https://evil.example/"), InlineData("/"), InlineData("/?state=/authorization-code/profile&state=x")]
    public async Task the_state_that_comes_back_changes_nothing(string path)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();
        await visitor.GetAsync(LoginWorld.Logout);

        var answer = await visitor.GetAsync(path);

        (answer.Location is null or "/").Should().BeTrue("no redirect is taken from it");
        answer.Body.Should().NotContain("evil.example").And.NotContain("_Forged_");
        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    private async Task<LoginWorld> StartAsync(string? refreshToken, TimeProvider? clock = null)
    {
        var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock ?? TimeProvider.System });
        world.Provider.Metadata = json => json["revocation_endpoint"] = $"{world.Provider.Issuer}/v1/revoke";
        world.Provider.TokenAnswer = answer => answer["refresh_token"] = refreshToken;
        world.Provider.Instead["/v1/revoke"] = TakeAsync;
        _provider = world.Provider;
        return world;
    }

    private StubProvider _provider = null!;

    private Task TakeAsync(HttpContext http)
    {
        _revoked.Writer.TryWrite(_provider.Requests.Last(request => request.Path.EndsWith("/v1/revoke", StringComparison.Ordinal)));
        return Task.CompletedTask;
    }

    private Task<RecordedRequest> RevokedAsync() => _revoked.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
