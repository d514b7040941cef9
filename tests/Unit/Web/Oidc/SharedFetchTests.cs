using Microsoft.Extensions.Time.Testing;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>One fetch for all who ask, and a distance between two.</summary>
public sealed class SharedFetchTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<Result<int>>> _fetches = [];

    [Fact]
    public void who_comes_while_a_fetch_is_under_way_shares_it()
    {
        var shared = Shared();

        var (first, firstWasUnderWay) = shared.Join();
        var (second, secondWasUnderWay) = shared.Join();

        second.Should().BeSameAs(first);
        (firstWasUnderWay, secondWasUnderWay).Should().Be((false, true));
        _fetches.Should().HaveCount(1);
    }

    [Fact]
    public async Task the_next_fetch_waits_for_its_time_and_all_who_wait_share_it()
    {
        var shared = Shared();
        var (first, _) = shared.Join();
        _fetches[0].SetResult(1);
        await first;

        var (second, wasUnderWay) = shared.Join();
        var (third, _) = shared.Join();
        wasUnderWay.Should().BeFalse("its answer will be newer than the question");
        third.Should().BeSameAs(second);
        _fetches.Should().HaveCount(1);

        _clock.Advance(TimeSpan.FromSeconds(1));
        _fetches.Should().HaveCount(2);
        _fetches[1].SetResult(2);
        (await second).Succeeded(out var value, out _).Should().BeTrue();
        value.Should().Be(2);
    }

    [Fact]
    public async Task after_the_interval_a_fetch_starts_at_once()
    {
        var shared = Shared();
        var (first, _) = shared.Join();
        _fetches[0].SetResult(1);
        await first;
        _clock.Advance(TimeSpan.FromSeconds(2));

        shared.Join();

        _fetches.Should().HaveCount(2);
    }

    private SharedFetch<int> Shared() => new(
        () =>
        {
            _fetches.Add(new TaskCompletionSource<Result<int>>());
            return _fetches[^1].Task;
        },
        TimeSpan.FromSeconds(1),
        _clock);
}
