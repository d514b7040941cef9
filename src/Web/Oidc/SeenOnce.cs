using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Oidc;

/// <summary>Remembers for a while what has been seen, so that nothing counts twice. Bounded: of too many, the oldest are forgotten first.</summary>
/// <param name="remembered">For how long.</param>
/// <param name="capacity">How many at most; one takes about 200 bytes, however long it is itself.</param>
internal sealed class SeenOnce(TimeSpan remembered, int capacity, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Key, long At)> _oldestFirst = new();

    /// <summary>True for the first caller with this, and for no other.</summary>
    public bool TryAdd(string what)
    {
        Forget();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        if (!_seen.TryAdd(key, true))
        {
            return false;
        }

        _oldestFirst.Enqueue((key, clock.GetTimestamp()));
        return true;
    }

    private void Forget()
    {
        while (_oldestFirst.TryPeek(out var oldest)
            && (_seen.Count >= capacity || clock.GetElapsedTime(oldest.At) > remembered)
            && _oldestFirst.TryDequeue(out oldest))
        {
            _seen.TryRemove(oldest.Key, out _);
        }
    }
}
