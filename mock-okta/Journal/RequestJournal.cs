namespace RazorOkta.MockOkta.Journal;

/// <summary>Every request of one org and its answer, as they were on the wire. Bounded: when full, the oldest go.</summary>
internal sealed class RequestJournal
{
    public const int Capacity = 2_000;

    /// <summary>By <see cref="JournalEntry.Weight"/>.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<JournalEntry> _entries = new();
    private long _bytes;
    private long _last;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>The number of the newest entry; 0 before the first.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>The number of the oldest entry that is still there; where there is none, of the next.</summary>
    public long First
    {
        get
        {
            lock (_gate)
            {
                return _entries.TryPeek(out var oldest) ? oldest.Number : _last + 1;
            }
        }
    }

    public void Add(JournalEntry entry)
    {
        lock (_gate)
        {
            entry.Number = ++_last;
            _entries.Enqueue(entry);
            _bytes += entry.Weight;
            while (_entries.Count > Capacity || _bytes > MaxBytes)
            {
                _bytes -= _entries.Dequeue().Weight;
            }
        }
    }

    /// <summary>Numbers go on where they were, so that a reader who asks for what is new misses nothing.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _bytes = 0;
        }
    }
}
