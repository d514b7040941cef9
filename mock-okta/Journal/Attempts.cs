namespace RazorOkta.MockOkta.Journal;

/// <summary>
/// Which requests belong to one login attempt: those that hang together by their handles. An attempt is named after the <c>state</c> of its
/// authorize (or interact) request.
/// </summary>
internal static class Attempts
{
    private const string State = "state:";

    /// <summary>By entry number; entries of no attempt are missing.</summary>
    public static IReadOnlyDictionary<long, string> Name(IReadOnlyList<JournalEntry> entries)
    {
        var groups = new Groups(entries.Count);
        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new string?[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var handle in Handles.In(entries[i]))
            {
                groups.Join(i, firstWith.TryAdd(handle, i) ? i : firstWith[handle]);
                names[i] ??= handle.StartsWith(State, StringComparison.Ordinal) ? handle[State.Length..] : null;
            }
        }

        var nameOfGroup = Enumerable.Range(0, entries.Count).Where(i => names[i] is not null)
            .GroupBy(groups.Find).ToDictionary(group => group.Key, group => names[group.First()]!);
        return Enumerable.Range(0, entries.Count).Where(i => nameOfGroup.ContainsKey(groups.Find(i)))
            .ToDictionary(i => entries[i].Number, i => nameOfGroup[groups.Find(i)]);
    }

    /// <summary>Sets that merge (union-find, with path halving).</summary>
    private sealed class Groups(int count)
    {
        private readonly int[] _parent = [.. Enumerable.Range(0, count)];

        public int Find(int i)
        {
            while (_parent[i] != i)
            {
                i = _parent[i] = _parent[_parent[i]];
            }

            return i;
        }

        public void Join(int one, int other) => _parent[Find(one)] = Find(other);
    }
}
