using System.Collections.Concurrent;

namespace RazorOkta.Web.Sessions;

/// <summary>
/// Keeps sessions in memory, and encrypted in one file each, so that they survive a restart without a service to install. For one server
/// on one machine; several need a store that they share.
/// </summary>
internal sealed class FileSessionStore : ISessionStore
{
    private readonly ConcurrentDictionary<string, UserSession> _sessions = new(StringComparer.Ordinal);
    private readonly SessionIndex _index = new();
    private readonly SessionOptions _options;
    private readonly SessionFiles _files;
    private readonly ITokenReturn _tokens;
    private readonly TimeProvider _clock;
    private readonly Lock[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];
    private readonly Lock _sweepGate = new();
    private DateTimeOffset _sweptAt;

    public FileSessionStore(SessionOptions options, SessionFiles files, ITokenReturn tokens, TimeProvider clock)
    {
        (_options, _files, _tokens, _clock) = (options, files, tokens, clock);
        foreach (var (key, session) in files.ReadAll())
        {
            Keep(key, session);
        }

        _sweptAt = clock.GetUtcNow();
        Sweep(_sweptAt);
    }

    public ValueTask<SessionHandle?> TryOpenAsync(UserSession session)
    {
        _files.DeleteWhatHasStayed();
        SweepNowAndThen();
        var handle = SessionHandle.Create();
        if (!_files.TryWrite(handle.StoreKey, session))
        {
            return ValueTask.FromResult<SessionHandle?>(null);
        }

        Keep(handle.StoreKey, session);
        return ValueTask.FromResult<SessionHandle?>(handle);
    }

    public ValueTask<UserSession?> FindAsync(SessionHandle handle)
    {
        var session = Living(handle.StoreKey, out var now);
        return ValueTask.FromResult(session is not null && now - session.UsedAt >= _options.TouchInterval ? Touch(handle.StoreKey, session, now) : session);
    }

    public ValueTask<UserSession?> PeekAsync(SessionHandle handle) => ValueTask.FromResult(Living(handle.StoreKey, out _));

    public ValueTask<IReadOnlyList<UserSession>> ListAsync(SessionsOf which) =>
        ValueTask.FromResult<IReadOnlyList<UserSession>>(
            [.. _index.Find(which).Select(key => Living(key, out _)).OfType<UserSession>().Where(which.Include)]);

    public ValueTask<bool> TryReplaceTokensAsync(UserSession seen, SessionTokens tokens, string idToken)
    {
        foreach (var key in _index.Find(SessionsOf.One(seen)))
        {
            // By comparison, and again when only its use was written down in between.
            while (_sessions.TryGetValue(key, out var session) && session.Tokens == seen.Tokens)
            {
                if (_sessions.TryUpdate(key, session with { Tokens = tokens, User = session.User with { IdToken = idToken } }, session))
                {
                    Save(key);
                    return ValueTask.FromResult(true);
                }
            }
        }

        return ValueTask.FromResult(false);
    }

    public ValueTask<UserSession?> CloseAsync(SessionHandle handle) => ValueTask.FromResult(Remove(handle.StoreKey));

    public ValueTask<IReadOnlyList<UserSession>> CloseAsync(SessionsOf which) =>
        ValueTask.FromResult<IReadOnlyList<UserSession>>(
            [.. _index.Find(which).Where(key => _sessions.TryGetValue(key, out var session) && which.Include(session)).Select(Remove).OfType<UserSession>()]);

    private void Keep(string key, UserSession session)
    {
        _sessions[key] = session;
        _index.Add(key, session);
    }

    private UserSession? Living(string key, out DateTimeOffset now)
    {
        var session = _sessions.GetValueOrDefault(key);
        now = _clock.GetUtcNow();
        if (session is not null && _options.HasEnded(session, now))
        {
            Expire(key);
            return null;
        }

        return session;
    }

    // By comparison: a session that was closed a moment ago must not come back to life through a request that is still running.
    private UserSession? Touch(string key, UserSession session, DateTimeOffset now)
    {
        if (_sessions.TryUpdate(key, session with { UsedAt = now }, session))
        {
            // A use that cannot be written down costs the session some of its time after a restart, and nobody a page now.
            Save(key);
        }

        return _sessions.GetValueOrDefault(key);
    }

    private UserSession? Remove(string key)
    {
        if (!_sessions.TryRemove(key, out var session))
        {
            return null;
        }

        _index.Remove(key, session);
        Save(key);
        return session;
    }

    /// <summary>Makes the file what memory is by now. Two who write the same one take turns, so that the older does not come last.</summary>
    private void Save(string key)
    {
        lock (_gates[(uint)key.GetHashCode(StringComparison.Ordinal) % (uint)_gates.Length])
        {
            if (_sessions.TryGetValue(key, out var session))
            {
                _files.TryWrite(key, session);
            }
            else
            {
                _files.Delete(key);
            }
        }
    }

    private void Expire(string key)
    {
        // Its access token is over as well, or soon; a refresh token would live on for months.
        if (Remove(key)?.Tokens is { RefreshToken: not null } tokens)
        {
            _tokens.Return(tokens);
        }
    }

    /// <summary>Deletes what is over, at most once per idle limit: nobody comes back for those.</summary>
    private void SweepNowAndThen()
    {
        var now = _clock.GetUtcNow();
        lock (_sweepGate)
        {
            if (now - _sweptAt < _options.IdleLimit)
            {
                return;
            }

            _sweptAt = now;
        }

        Sweep(now);
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, session) in _sessions)
        {
            if (_options.HasEnded(session, now))
            {
                Expire(key);
            }
        }
    }
}
