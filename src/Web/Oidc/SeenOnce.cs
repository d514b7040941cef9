using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Web.Oidc;

/// <summary>Remembers for a while what has been seen, so that nothing counts twice. Bounded: of too many, the oldest are forgotten first.</summary>
internal sealed class SeenOnce
{
    private const int SpareLines = 1_000;

    private readonly TimeSpan _remembered;
    private readonly int _capacity;
    private readonly TimeProvider _clock;
    private readonly SeenFile? _file;
    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _seen;
    private readonly Queue<(UInt128 Key, long At)> _oldestFirst;

    /// <param name="remembered">For how long.</param>
    /// <param name="capacity">How many at most; one takes less than 100 bytes, however long it is itself.</param>
    /// <param name="clock">Whose time.</param>
    /// <param name="file">Remembers them across restarts; default: nothing does.</param>
    public SeenOnce(TimeSpan remembered, int capacity, TimeProvider clock, SeenFile? file = null)
    {
        (_remembered, _capacity, _clock, _file) = (remembered, capacity, clock, file);
        // Of their whole size from the start: what a flood can fill later shows now, and nothing is copied on the way there.
        (_seen, _oldestFirst) = (new(capacity), new(capacity));
        var (now, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        foreach (var (key, at) in (file?.Read() ?? []).Where(seen => now - seen.At <= remembered).TakeLast(capacity))
        {
            Remember(key, timestamp - (long)((now - at).TotalSeconds * clock.TimestampFrequency));
        }

        Tidy();
    }

    /// <summary>True for the first caller with this, and for no other.</summary>
    public bool TryAdd(string what)
    {
        // Half of the hash is enough to tell a hundred thousand apart.
        var key = BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        lock (_gate)
        {
            Forget();
            if (!Remember(key, _clock.GetTimestamp()))
            {
                return false;
            }

            _file?.Append(key, _clock.GetUtcNow());
            if (_file?.Lines > (2 * _seen.Count) + SpareLines)
            {
                Tidy();
            }

            return true;
        }
    }

    private bool Remember(UInt128 key, long at)
    {
        if (!_seen.Add(key))
        {
            return false;
        }

        _oldestFirst.Enqueue((key, at));
        return true;
    }

    /// <summary>Leaves a file with what is remembered, and nothing that is over.</summary>
    private void Tidy() => _file?.Write(_oldestFirst.Select(seen => (seen.Key, _clock.GetUtcNow() - _clock.GetElapsedTime(seen.At))));

    private void Forget()
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_seen.Count >= _capacity || _clock.GetElapsedTime(oldest.At) > _remembered))
        {
            _seen.Remove(_oldestFirst.Dequeue().Key);
        }
    }
}
