using Microsoft.Extensions.Time.Testing;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>One server for a table of faults; each row gets a world of its own.</summary>
public sealed class FaultServer : IAsyncLifetime
{
    private MockOktaServer? _server;

    public ObservedTime Time { get; } = new();

    public MockOktaServer Server => _server!;

    internal static OrgDefinition Definition => new()
    {
        Clients =
        [
            new OidcClient
            {
                ClientId = FaultyLogin.Client, ClientSecret = FaultyLogin.Secret,
                RedirectUris = [FaultyLogin.RedirectUri], PostLogoutRedirectUris = [FaultyLogin.AppRoot],
                GrantTypes = [GrantType.AuthorizationCode, GrantType.RefreshToken],
            },
        ],
    };

    /// <summary>Whatever is armed: the key set without the faults of its world.</summary>
    internal async Task<WireAnswer> HealthyKeysAsync(MockOktaWorld world)
    {
        using var http = new FaultyLogin(world.Url);
        (await http.Http.DeleteAsync($"{world.Url}/_mock/faults")).EnsureSuccessStatusCode();
        return await http.KeysAsync();
    }

    public async Task InitializeAsync() => _server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, TimeProvider = Time, Org = Definition });

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

/// <summary>Time that stands still, and tells when somebody begins to wait for it.</summary>
public sealed class ObservedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
{
    private TaskCompletionSource _waiting = New();

    /// <summary>Completes when a timer of this length is made; timers of other lengths are the server's own.</summary>
    public Task Waits(TimeSpan length)
    {
        Length = length;
        return _waiting.Task;
    }

    private TimeSpan Length { get; set; } = Timeout.InfiniteTimeSpan;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Length)
        {
            Interlocked.Exchange(ref _waiting, New()).TrySetResult();
        }

        return timer;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
