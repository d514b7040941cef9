namespace RazorOkta.Web.Oidc;

/// <summary>How long something may take, for a caller who may give it up before: tells the two apart.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _either;

    /// <param name="limit">How long.</param>
    /// <param name="clock">Whose time.</param>
    /// <param name="caller">Nobody waits any more.</param>
    public TimeLimit(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _time = new CancellationTokenSource(limit, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _time.Token);
    }

    /// <summary>Cancelled when time is up, or nobody waits.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Time is up, and somebody is still waiting.</summary>
    public bool IsUp => _time.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _time.Dispose();
    }
}
