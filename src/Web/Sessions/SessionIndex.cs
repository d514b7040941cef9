namespace RazorOkta.Web.Sessions;

/// <summary>Finds the store's keys of sessions by their name, their user, or the provider's session: none of these ever changes in a session.</summary>
internal sealed class SessionIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Entry, HashSet<string>> _keys = [];

    public void Add(string key, UserSession session)
    {
        lock (_gate)
        {
            foreach (var entry in EntriesOf(session))
            {
                if (!_keys.TryGetValue(entry, out var keys))
                {
                    _keys[entry] = keys = new(StringComparer.Ordinal);
                }

                keys.Add(key);
            }
        }
    }

    public void Remove(string key, UserSession session)
    {
        lock (_gate)
        {
            foreach (var entry in EntriesOf(session))
            {
                if (_keys.TryGetValue(entry, out var keys) && keys.Remove(key) && keys.Count == 0)
                {
                    _keys.Remove(entry);
                }
            }
        }
    }

    /// <summary>All keys of sessions that are meant, and perhaps more: the caller looks at each.</summary>
    public IReadOnlyList<string> Find(SessionsOf which)
    {
        lock (_gate)
        {
            return _keys.TryGetValue(Narrowest(which), out var keys) ? [.. keys] : [];
        }
    }

    private static Entry Narrowest(SessionsOf which) =>
        which.Id is { } id ? new(Kind.Id, which.Issuer, id)
        : which.ProviderSession is { } session ? new(Kind.ProviderSession, which.Issuer, session)
        : new(Kind.Subject, which.Issuer, which.Subject!);

    private static IEnumerable<Entry> EntriesOf(UserSession session)
    {
        var issuer = session.User.Issuer;
        yield return new(Kind.Id, issuer, session.Id);
        yield return new(Kind.Subject, issuer, session.User.Subject);
        if (session.ProviderSession is { } providerSession)
        {
            yield return new(Kind.ProviderSession, issuer, providerSession);
        }
    }

    private enum Kind
    {
        Id,
        Subject,
        ProviderSession,
    }

    private readonly record struct Entry(Kind Kind, string Issuer, string Value);
}
