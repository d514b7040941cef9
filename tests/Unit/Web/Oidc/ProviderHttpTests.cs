using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Tests.Unit.Web.Oidc.Login;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>How we treat a provider that is in trouble.</summary>
public sealed class ProviderHttpTests
{
    private const string Metadata = "/.well-known/openid-configuration";

    public static TheoryData<string, int, int> Wishes => new()
    {
        { "30", 29, 31 },
        { "86400", 59, 61 },    // no longer than a minute
        { "date", 29, 31 },
    };

    [Theory, MemberData(nameof(Wishes))]
    public async Task a_provider_that_asks_to_be_left_alone_is_left_alone(string retryAfter, int stillQuiet, int calledAgain)
    {
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var clock = new FakeTimeProvider(start);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        Throttle(world, retryAfter == "date" ? start.AddSeconds(30).ToString("R", CultureInfo.InvariantCulture) : retryAfter);

        (await ServerLogin.StartAsync(world)).Started.Reason.Should().Be("metadata-unavailable");
        clock.SetUtcNow(start.AddSeconds(stillQuiet));
        (await ServerLogin.StartAsync(world)).Started.Reason.Should().Be("metadata-quiet");
        world.Provider.Calls(Metadata).Should().Be(1);

        clock.SetUtcNow(start.AddSeconds(calledAgain));
        world.Provider.Instead.Clear();
        (await ServerLogin.StartAsync(world)).Started.Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("soon"), InlineData("-5"), InlineData("0"), InlineData(null)]
    public async Task a_wish_that_cannot_be_understood_is_none(string? retryAfter)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        Throttle(world, retryAfter);
        await ServerLogin.StartAsync(world);

        clock.Advance(TimeSpan.FromSeconds(2)); // two fetches keep a distance
        world.Provider.Instead.Clear();
        (await ServerLogin.StartAsync(world)).Started.Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("text/html"), InlineData("text/plain"), InlineData("application/octet-stream"), InlineData("application/json; charset=iso-8859-1"), InlineData("application/json; charset=utf-16")]
    public async Task what_does_not_say_that_it_is_json_is_not_read_as_json(string type)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.ContentType = type;

        (await world.ComeBackAsync()).OpensSession.Should().BeFalse();
        world.Provider.Calls("/v1/token").Should().Be(1);
        world.Provider.Calls("/v1/keys").Should().Be(0);
    }

    [Theory]
    [InlineData("application/json"), InlineData("application/json; charset=UTF-8"), InlineData("application/jwk-set+json"), InlineData(null)]
    public async Task what_says_so_or_says_nothing_is(string? type)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.ContentType = type;

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task an_old_document_serves_while_the_new_one_cannot_be_had_and_nobody_waits_for_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow); // whoever waited for it would wait for ever
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        await ServerLogin.StartAsync(world);
        clock.Advance(TimeSpan.FromHours(13));
        world.Provider.Instead[Metadata] = http => Task.Delay(Timeout.Infinite, http.RequestAborted);

        (await ServerLogin.StartAsync(world)).Started.Status.Should().Be(HttpStatusCode.Redirect);
        (await ServerLogin.StartAsync(world)).Started.Status.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task a_new_document_that_is_no_good_is_told_and_not_believed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        await ServerLogin.StartAsync(world);
        clock.Advance(TimeSpan.FromHours(13));
        world.Provider.Metadata = json => json["issuer"] = "https://evil.example";

        (await ServerLogin.StartAsync(world)).Started.Location.Should().StartWith(world.Provider.Issuer);
        (await world.Web.Log.WaitForAsync("The document from before is used")).Should().Contain("metadata-issuer");
        (await ServerLogin.StartAsync(world)).Started.Location.Should().StartWith(world.Provider.Issuer);
    }

    [Fact]
    public async Task a_throttled_token_endpoint_does_not_keep_the_keys_from_being_read()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/v1/token"] = Throttled("60");
        (await world.ComeBackAsync()).Reason.Should().Be("token-unavailable");
        (await world.ComeBackAsync()).Reason.Should().Be("token-quiet");

        (await ServerLogin.StartAsync(world)).Started.Status.Should().Be(HttpStatusCode.Redirect);
        world.Provider.Calls("/v1/token").Should().Be(1);
    }

    /// <summary>A call begins at once where there is room, so after the last has been asked for it is certain which of them the provider has got.</summary>
    [Fact]
    public async Task a_slow_provider_gets_no_more_calls_at_once_than_it_may()
    {
        using var provider = new SlowProvider();
        using var client = new HttpClient(provider);
        using var http = new ProviderHttp(client, Options with { MostCallsAtOnce = 3 }, new FakeTimeProvider());

        var calls = Enumerable.Range(0, 20).Select(_ => CallAsync(http)).ToList();
        provider.Got.Should().Be(3);

        foreach (var _ in calls)
        {
            await provider.AnswerOneAsync();
        }

        (await Task.WhenAll(calls)).Should().OnlyContain(status => status == 200);
        provider.Got.Should().Be(20);
        provider.MostAtOnce.Should().Be(3);
    }

    [Fact]
    public async Task a_provider_that_hangs_delays_each_login_by_its_own_time_only()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with
        {
            Oidc = options => options with { MostCallsAtOnce = 3, LoginTimeout = TimeSpan.FromSeconds(1) },
        });
        world.Provider.Instead["/v1/token"] = http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.ComeBackAsync()));

        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.GatewayTimeout);
        world.Provider.Instead.Clear();
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    private static void Throttle(LoginWorld world, string? retryAfter) => world.Provider.Instead[Metadata] = Throttled(retryAfter);

    private static RequestDelegate Throttled(string? retryAfter) => http =>
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    };

    private static OidcOptions Options => new()
    {
        OktaUrl = "http://provider.example",
        Issuer = "http://provider.example",
        ClientId = "_ClientId_",
        ClientSecret = "_ClientSecret_",
        RedirectUri = "http://localhost:3000/authorization-code/callback",
        PostLogoutRedirectUri = "http://localhost:3000/",
        Scopes = ["openid"],
        WireProfile = WireProfile.Standard,
    };

    private static async Task<int> CallAsync(ProviderHttp http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://provider.example/v1/token");
        (await http.SendAsync(request, "token", CancellationToken.None)).Succeeded(out var answer, out _).Should().BeTrue();
        return answer!.Status;
    }

    /// <summary>Answers a call when it is told to.</summary>
    private sealed class SlowProvider : HttpMessageHandler
    {
        private readonly Channel<TaskCompletionSource<HttpResponseMessage>> _waiting = Channel.CreateUnbounded<TaskCompletionSource<HttpResponseMessage>>();
        private readonly Lock _gate = new();
        private int _underWay;

        public int Got { get; private set; }

        public int MostAtOnce { get; private set; }

        public async Task AnswerOneAsync()
        {
            var call = await _waiting.Reader.ReadAsync();
            lock (_gate)
            {
                _underWay--;
            }

            call.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                Got++;
                MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            }

            _waiting.Writer.TryWrite(call);
            return call.Task;
        }
    }
}
