using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Harness;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>What was used once, for as long as it matters.</summary>
public sealed class SeenOnceTests : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void it_is_remembered_for_its_time_across_restarts()
    {
        Start().TryAdd("a").Should().BeTrue();
        _clock.Advance(TimeSpan.FromMinutes(6));
        Start().TryAdd("a").Should().BeFalse();
        var last = Start();
        _clock.Advance(TimeSpan.FromMinutes(5));

        last.TryAdd("a").Should().BeTrue("its time is counted from when it was seen, and not from the start");
        Start().TryAdd("a").Should().BeFalse();
    }

    [Fact]
    public void neither_memory_nor_file_grows_without_end()
    {
        var seen = Start(capacity: 100);
        for (var i = 0; i < 5_000; i++)
        {
            seen.TryAdd($"{i}").Should().BeTrue();
        }

        seen.TryAdd("4950").Should().BeFalse();
        seen.TryAdd("4000").Should().BeTrue("the oldest are forgotten");
        File.ReadLines(_folder["seen"]).Should().HaveCountLessThan(1_300);
        Start(capacity: 100).TryAdd("4999").Should().BeFalse();
    }

    private SeenOnce Start(int capacity = 1_000) => new(Remembered, capacity, _clock, new SeenFile(_folder["seen"], NullLogger.Instance));
}
