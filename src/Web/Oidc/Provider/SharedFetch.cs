namespace RazorOkta.Web.Oidc.Provider;

/// <summary>Lets any number of callers share one fetch, and keeps a least time between two.</summary>
/// <param name="fetch">Fetches; has a time limit of its own, for it runs on behalf of all.</param>
/// <param name="interval">Least time between the starts of two fetches. A caller that comes earlier waits; it is never turned away.</param>
internal sealed class SharedFetch<T>(Func<Task<Result<T>>> fetch, TimeSpan interval, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Flight? _latest;

    /// <summary>Joins the latest fetch, or starts one when that has ended.</summary>
    /// <returns>The fetch, and whether its request had already gone out: then its answer may be older than the caller's question.</returns>
    public (Task<Result<T>> Fetch, bool WasUnderWay) Join()
    {
        lock (_gate)
        {
            if (_latest is { Task.IsCompleted: false } running)
            {
                return (running.Task, running.IsUnderWay);
            }

            var wait = _latest is null ? TimeSpan.Zero : interval - clock.GetElapsedTime(_latest.StartedAt);
            var flight = new Flight();
            flight.Task = FlyAsync(flight, wait);
            _latest = flight;
            return (flight.Task, false);
        }
    }

    private async Task<Result<T>> FlyAsync(Flight flight, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock);
        }

        flight.StartedAt = clock.GetTimestamp();
        flight.IsUnderWay = true;
        return await fetch();
    }

    private sealed class Flight
    {
        public Task<Result<T>> Task { get; set; } = null!;
        public long StartedAt { get; set; }
        public volatile bool IsUnderWay;
    }
}
