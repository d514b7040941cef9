using System.Diagnostics.CodeAnalysis;

namespace RazorOkta.MockOkta.Org;

/// <summary>
/// Things that live for a while under a random key. When full, the oldest goes: a flood of requests costs old logins, not memory.
/// Entries stand in the order they came, and tidying looks only at the front: one whose own lifetime is shorter than the others' is dead
/// to every reader in time, and only its memory waits for those before it.
/// </summary>
internal sealed class ExpiringStore<T>(TimeProvider clock, TimeSpan lifetime, int capacity)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _oldestFirst = [];

    /// <summary>Those alive, oldest first.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _oldestFirst.Where(IsAlive).Select(entry => entry.Value)];
            }
        }
    }

    /// <param name="key">Not there yet.</param>
    /// <param name="value">What is to be found under it.</param>
    /// <param name="ownLifetime">In place of the store's.</param>
    public void Add(string key, T value, TimeSpan? ownLifetime = null)
    {
        lock (_gate)
        {
            Tidy();
            _byKey.Add(key, _oldestFirst.AddLast(new Entry(key, value, ownLifetime ?? lifetime, clock.GetUtcNow() + (ownLifetime ?? lifetime))));
        }
    }

    public T? Find(string? key)
    {
        lock (_gate)
        {
            return TryFind(key, out var node) ? node.Value.Value : null;
        }
    }

    /// <summary>Of several callers at once exactly one gets it.</summary>
    public T? Take(string? key)
    {
        lock (_gate)
        {
            if (!TryFind(key, out var node))
            {
                return null;
            }

            Remove(node);
            return node.Value.Value;
        }
    }

    public DateTimeOffset? ExpiryOf(string key)
    {
        lock (_gate)
        {
            return TryFind(key, out var node) ? node.Value.ExpiresAt : null;
        }
    }

    /// <summary>False when it is there already: of several callers at once exactly one succeeds.</summary>
    public bool TryAdd(string key, T value, TimeSpan? ownLifetime = null)
    {
        lock (_gate)
        {
            if (TryFind(key, out _))
            {
                return false;
            }

            if (_byKey.TryGetValue(key, out var dead))
            {
                Remove(dead);
            }

            Tidy();
            _byKey.Add(key, _oldestFirst.AddLast(new Entry(key, value, ownLifetime ?? lifetime, clock.GetUtcNow() + (ownLifetime ?? lifetime))));
            return true;
        }
    }

    /// <summary>Starts the lifetime anew; null when it had ended. Returns the new end.</summary>
    public DateTimeOffset? Renew(string key)
    {
        lock (_gate)
        {
            if (!TryFind(key, out var node))
            {
                return null;
            }

            Remove(node);
            var renewed = node.Value with { ExpiresAt = clock.GetUtcNow() + node.Value.Lifetime };
            _byKey.Add(key, _oldestFirst.AddLast(renewed));
            return renewed.ExpiresAt;
        }
    }

    public void RemoveAll(Func<T, bool> isMeant)
    {
        lock (_gate)
        {
            for (var node = _oldestFirst.First; node is not null;)
            {
                var next = node.Next;
                if (isMeant(node.Value.Value))
                {
                    Remove(node);
                }

                node = next;
            }
        }
    }

    private bool TryFind(string? key, [NotNullWhen(true)] out LinkedListNode<Entry>? node)
    {
        node = key is null ? null : _byKey.GetValueOrDefault(key);
        return node is not null && IsAlive(node.Value);
    }

    private bool IsAlive(Entry entry) => entry.ExpiresAt > clock.GetUtcNow();

    private void Tidy()
    {
        while (_oldestFirst.First is { } oldest && (!IsAlive(oldest.Value) || _byKey.Count >= capacity))
        {
            Remove(oldest);
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _oldestFirst.Remove(node);
        _byKey.Remove(node.Value.Key);
    }

    private sealed record Entry(string Key, T Value, TimeSpan Lifetime, DateTimeOffset ExpiresAt);
}
