namespace RazorOkta.MockOkta.Journal;

/// <summary>Every request of one org and its answer, as they were on the wire. Bounded: when full, the oldest go.</summary>
internal sealed class RequestJournal
{
    public const int Capacity = 2_000;

    /// <summary>By <see cref="JournalEntry.Weight"/>.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Page> _pages = new();
    private long _bytes;
    private long _last;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _pages.Select(page => page.Entry)];
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
                return _pages.TryPeek(out var oldest) ? oldest.Entry.Number : _last + 1;
            }
        }
    }

    /// <returns>Where it stands, for what is known of it later.</returns>
    public Page Add(JournalEntry entry)
    {
        lock (_gate)
        {
            entry.Number = ++_last;
            var page = new Page { Entry = entry };
            _pages.Enqueue(page);
            _bytes += entry.Weight;
            Trim();
            return page;
        }
    }

    /// <summary>The whole of what was written down when it began. Nothing happens where it has gone meanwhile.</summary>
    public void Complete(Page page, JournalEntry whole)
    {
        lock (_gate)
        {
            if (page.IsTornOut)
            {
                return;
            }

            whole.Number = page.Entry.Number;
            _bytes += whole.Weight - page.Entry.Weight;
            page.Entry = whole;
            Trim();
        }
    }

    /// <summary>Numbers go on where they were, so that a reader who asks for what is new misses nothing.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            while (_pages.Count > 0)
            {
                TearOutOldest();
            }
        }
    }

    private void Trim()
    {
        while (_pages.Count > Capacity || _bytes > MaxBytes)
        {
            TearOutOldest();
        }
    }

    private void TearOutOldest()
    {
        var oldest = _pages.Dequeue();
        oldest.IsTornOut = true;
        _bytes -= oldest.Entry.Weight;
    }

    /// <summary>An entry's place, from the beginning of its answer on.</summary>
    internal sealed class Page
    {
        public required JournalEntry Entry { get; set; }

        public bool IsTornOut { get; set; }
    }
}
