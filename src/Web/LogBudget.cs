namespace RazorOkta.Web;

/// <summary>
/// Bounds what strangers can write into the log: a hundred lines a minute. More are counted, and the count is said with the next line that is
/// written. Each counts for itself, so that a flood at one address hides nothing of another.
/// </summary>
internal sealed class LogBudget(TimeProvider clock)
{
    private const int PerMinute = 100;

    private readonly Lock _gate = new();
    private long _since = clock.GetTimestamp();
    private int _lines;
    private int _leftOut;

    /// <param name="leftOut">How many lines were left out since the last one that was written.</param>
    /// <returns>Whether this one may be written.</returns>
    public bool TrySpend(out int leftOut)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_since) >= TimeSpan.FromMinutes(1))
            {
                (_since, _lines) = (clock.GetTimestamp(), 0);
            }

            if (_lines == PerMinute)
            {
                _leftOut++;
                leftOut = 0;
                return false;
            }

            _lines++;
            (leftOut, _leftOut) = (_leftOut, 0);
            return true;
        }
    }
}
