using System.Collections.Concurrent;

namespace RazorOkta.MockOkta.Faults;

/// <summary>What an armed fault has seen, for those that bring back something of an earlier exchange.</summary>
internal sealed class FaultMemory
{
    /// <summary>Far more than the logins of any test; then it begins anew.</summary>
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, string> _seen = new();

    /// <summary>Keeps this one and gives the one before; the first time the same.</summary>
    public string Exchange(string what, string value)
    {
        var before = _seen.GetOrAdd(what, value);
        _seen[what] = value;
        return before;
    }

    /// <summary>False for the first time.</summary>
    public bool HasSeen(string what)
    {
        if (_seen.Count >= Capacity)
        {
            _seen.Clear();
        }

        return !_seen.TryAdd(what, "");
    }

    public string? Take(string what) => _seen.TryRemove(what, out var kept) ? kept : null;

    public void Keep(string what, string value) => _seen[what] = value;
}
