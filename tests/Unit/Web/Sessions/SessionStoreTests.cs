using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Harness;
using RazorOkta.Tests.Unit.Web.Logout;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>What the store promises, and what a session keeps.</summary>
public sealed class SessionStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Returned _returned = new();
    private readonly EphemeralDataProtectionProvider _protection = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task peeking_does_not_keep_a_session_alive_and_finding_does()
    {
        var store = Start();
        var (peeked, found) = (await OpenAsync(store), await OpenAsync(store));

        _clock.Advance(TimeSpan.FromMinutes(59));
        (await store.PeekAsync(peeked)).Should().NotBeNull();
        (await store.FindAsync(found)).Should().NotBeNull();
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await store.PeekAsync(peeked)).Should().BeNull();
        (await store.PeekAsync(found)).Should().NotBeNull();
    }

    [Fact]
    public async Task other_tokens_are_taken_once_and_outlive_a_restart()
    {
        var store = Start();
        var handle = await OpenAsync(store);
        var seen = (await store.PeekAsync(handle))!;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await store.FindAsync(handle); // its use is written down in between

        (await store.TryReplaceTokensAsync(seen, Tokens("_Second_"), "_IdToken2_")).Should().BeTrue();
        (await store.TryReplaceTokensAsync(seen, Tokens("_Third_"), "_IdToken3_")).Should().BeFalse("it has other tokens by now");

        foreach (var one in new[] { store, Start() })
        {
            var session = (await one.PeekAsync(handle))!;
            session.Tokens!.AccessToken.Should().Be("_Second_");
            session.User.IdToken.Should().Be("_IdToken2_");
            session.Id.Should().Be(seen.Id);
            session.UsedAt.Should().Be(_clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task what_is_closed_comes_back_by_no_way()
    {
        var store = Start();
        var handle = await OpenAsync(store);
        var seen = (await store.PeekAsync(handle))!;

        (await store.CloseAsync(SessionsOf.One(seen))).Should().ContainSingle();

        (await store.TryReplaceTokensAsync(seen, Tokens("_Second_"), "_IdToken_")).Should().BeFalse();
        (await store.FindAsync(handle)).Should().BeNull();
        (await store.CloseAsync(handle)).Should().BeNull();
        (await store.ListAsync(SessionsOf.User(seen.User))).Should().BeEmpty();
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task uses_and_renewals_that_are_under_way_revive_nothing()
    {
        var store = Start();
        for (var round = 0; round < 50; round++)
        {
            var handle = await OpenAsync(store);
            var seen = (await store.PeekAsync(handle))!;
            _clock.Advance(TimeSpan.FromMinutes(2)); // so that each use is written down
            using var start = new ManualResetEventSlim();
            Task[] all =
            [
                .. Enumerable.Range(0, 3).Select(_ => Run(async () => await store.FindAsync(handle))),
                Run(async () => await store.TryReplaceTokensAsync(seen, Tokens("_Second_"), "_IdToken_")),
                Run(async () => await store.CloseAsync(SessionsOf.One(seen))),
            ];
            start.Set();
            await Task.WhenAll(all);

            (await store.PeekAsync(handle)).Should().BeNull();
            Directory.GetFiles(_folder.Path).Should().BeEmpty();

            Task Run(Func<Task> what) => Task.Run(async () =>
            {
                start.Wait();
                await what();
            });
        }
    }

    [Fact]
    public async Task a_use_that_was_overtaken_by_the_end_finds_nobody_and_revives_nothing()
    {
        var clock = new InterruptingClock(_clock);
        var store = Start(clock);
        var handle = await OpenAsync(store);
        _clock.Advance(TimeSpan.FromMinutes(2)); // so that its use is to be written down
        clock.Interruption = () => store.CloseAsync(SessionsOf.User(User("00uJohn"))).AsTask().Wait();

        (await store.FindAsync(handle)).Should().BeNull();

        (await store.PeekAsync(handle)).Should().BeNull();
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task each_closed_session_goes_to_one_caller()
    {
        var store = Start();
        await OpenAsync(store);

        var closed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await store.CloseAsync(SessionsOf.User(User("00uJohn"))))));

        closed.Sum(some => some.Count).Should().Be(1);
    }

    [Fact]
    public async Task a_thousand_sessions_of_one_user_end_in_bounded_time_and_nobody_else_s()
    {
        var store = Start();
        for (var i = 0; i < 1000; i++)
        {
            await OpenAsync(store);
        }

        var george = await OpenAsync(store, "00uGeorge");
        var watch = new Stopwatch();
        watch.Start();

        var closed = await store.CloseAsync(SessionsOf.Provider("_Issuer_", "00uJohn", null));

        closed.Should().HaveCount(1000);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2), "it takes some fifty milliseconds on a machine that is not busy");
        (await store.PeekAsync(george)).Should().NotBeNull();
        Directory.GetFiles(_folder.Path).Should().ContainSingle();
    }

    [Fact]
    public void everybody_cannot_be_meant() =>
        FluentActions.Invoking(() => SessionsOf.Provider("_Issuer_", null, null)).Should().Throw<ArgumentException>();

    [Fact]
    public async Task a_session_that_runs_out_gives_its_refresh_token_back_once()
    {
        var store = Start();
        var handle = await OpenAsync(store);
        await OpenAsync(store, tokens: new SessionTokens("_NoRefreshToken_", null, null));
        _clock.Advance(TimeSpan.FromHours(2));

        await store.FindAsync(handle);
        await OpenAsync(store); // sweeps

        _returned.All.Should().Equal("_RefreshToken_");
    }

    [Fact]
    public async Task a_file_of_an_earlier_version_is_read()
    {
        var handle = await OpenAsync(Start());
        var file = Directory.GetFiles(_folder.Path).Single();
        var protector = _protection.CreateProtector("RazorOkta.Sessions.Store.v1");
        var json = JsonNode.Parse(protector.Unprotect(await File.ReadAllBytesAsync(file)))!.AsObject();
        foreach (var added in new[] { "Id", "ProviderSession", "Tokens", "Browser" })
        {
            json.Remove(added).Should().BeTrue();
        }

        await File.WriteAllBytesAsync(file, protector.Protect(JsonSerializer.SerializeToUtf8Bytes(json)));

        var session = await Start().FindAsync(handle);
        session!.User.Subject.Should().Be("00uJohn");
        session.Tokens.Should().BeNull();
        session.Id.Should().HaveLength(12);
    }

    [Theory]
    [InlineData("{}"), InlineData("null"), InlineData("[]"), InlineData("{\"User\":null,\"OpenedAt\":\"2030-01-01T00:00:00Z\",\"UsedAt\":\"2030-01-01T00:00:00Z\"}"), InlineData("no json")]
    public async Task a_file_that_is_no_session_is_dropped(string json)
    {
        var file = Path.Combine(_folder.Path, "odd.session");
        await File.WriteAllBytesAsync(file, _protection.CreateProtector("RazorOkta.Sessions.Store.v1").Protect(System.Text.Encoding.UTF8.GetBytes(json)));

        Start();

        File.Exists(file).Should().BeFalse();
    }

    [Fact]
    public async Task a_session_keeps_what_the_login_gave_and_shows_none_of_it()
    {
        using var state = new TemporaryFolder();
        await using var world = await LoginWorld.StartAsync(settings => settings with { StateDir = state.Path });
        world.Provider.NameSession();
        world.Provider.TokenAnswer = answer => answer["refresh_token"] = "_RefreshToken_";
        var visitor = await world.SignInAsync();

        var protection = DataProtectionProvider.Create(new DirectoryInfo(state["keys"]), setup => setup.SetApplicationName("RazorOkta"));
        var file = await File.ReadAllBytesAsync(Directory.GetFiles(state["sessions"]).Single());
        var session = JsonSerializer.Deserialize<UserSession>(protection.CreateProtector("RazorOkta.Sessions.Store.v1").Unprotect(file))!;

        session.ProviderSession.Should().Be("_Sid_");
        session.Tokens!.AccessToken.Should().Be("_AccessToken_");
        session.Tokens.RefreshToken.Should().Be("_RefreshToken_");
        session.Tokens.ExpiresAt.Should().BeCloseTo(DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(2));
        System.Text.Encoding.UTF8.GetString(file).Should().NotContain("_RefreshToken_").And.NotContain("_AccessToken_");
        $"{session} {session.Tokens} {session.User}".Should().NotContain("_RefreshToken_").And.NotContain("_AccessToken_").And.NotContain("eyJ");
        (await visitor.GetAsync(LoginWorld.Profile)).Body.Should().NotContain("_RefreshToken_").And.NotContain("_AccessToken_");
        world.Web.Log.Text.Should().NotContain("_RefreshToken_").And.NotContain("_AccessToken_");
    }

    [Theory]
    [InlineData(3600.0, 3540.0), InlineData(60.0, 30.0), InlineData(100.0, 50.0), InlineData(null, null)]
    public void tokens_are_renewed_a_minute_before_their_end_or_halfway(double? lifetime, double? due)
    {
        var now = _clock.GetUtcNow();
        var tokens = SessionTokens.Create("_AccessToken_", "_RefreshToken_", lifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : null, now);

        (tokens.RenewAt - now)?.TotalSeconds.Should().Be(due);
        tokens.IsDue(now).Should().BeFalse();
        tokens.IsDue(now.AddDays(1)).Should().Be(due is not null);
        SessionTokens.Create("_AccessToken_", null, TimeSpan.FromHours(1), now).IsDue(now.AddDays(1)).Should().BeFalse("there is nothing to renew them with");
    }

    private FileSessionStore Start(TimeProvider? clock = null)
    {
        var options = new SessionOptions { Folder = _folder.Path };
        return new(options, new SessionFiles(options, _protection, NullLogger<SessionFiles>.Instance), _returned, clock ?? _clock);
    }

    private async Task<SessionHandle> OpenAsync(FileSessionStore store, string subject = "00uJohn", SessionTokens? tokens = null) =>
        (await store.TryOpenAsync(new UserSession
        {
            User = User(subject),
            ProviderSession = "_Sid_",
            Tokens = tokens ?? Tokens("_AccessToken_"),
            OpenedAt = _clock.GetUtcNow(),
            UsedAt = _clock.GetUtcNow(),
        }))!.Value;

    private static SignedInUser User(string subject) => new("_Issuer_", subject, JsonDocument.Parse("{}").RootElement, "_IdToken_");

    private static SessionTokens Tokens(string accessToken) => new(accessToken, "_RefreshToken_", null);

    private sealed class Returned : ITokenReturn
    {
        public List<string> All { get; } = [];

        public void Return(SessionTokens tokens) => All.Add(tokens.Foremost);
    }

    /// <summary>Something happens when somebody looks at the clock, once.</summary>
    private sealed class InterruptingClock(TimeProvider clock) : TimeProvider
    {
        public Action? Interruption { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            var interruption = Interruption;
            Interruption = null;
            interruption?.Invoke();
            return clock.GetUtcNow();
        }
    }
}
