using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace RazorOkta.Web.Sessions;

/// <summary>Opens, finds and closes sessions.</summary>
internal interface ISessionStore
{
    /// <summary><c>null</c> when the session cannot be kept: then there is none.</summary>
    SessionHandle? TryOpen(UserSession session);

    /// <summary>The session, unless it is closed, over, or was never there. Finding is using: the idle limit starts anew.</summary>
    UserSession? Find(SessionHandle handle);

    void Close(SessionHandle handle);
}

/// <summary>
/// Keeps sessions in memory, and encrypted in one file each, so that they survive a restart without a service to install. For one server
/// on one machine; several need a store that they share.
/// </summary>
internal sealed class FileSessionStore : ISessionStore
{
    private const string Extension = ".session";
    private const string HalfWritten = ".half";

    private readonly ConcurrentDictionary<string, UserSession> _sessions = new(StringComparer.Ordinal);
    private readonly SessionOptions _options;
    private readonly IDataProtector _protector;
    private readonly TimeProvider _clock;
    private readonly ILogger<FileSessionStore> _log;
    private readonly ConcurrentDictionary<string, bool> _undeleted = new(StringComparer.Ordinal);
    private readonly Lock _sweepGate = new();
    private DateTimeOffset _sweptAt;

    public FileSessionStore(SessionOptions options, IDataProtectionProvider protection, TimeProvider clock, ILogger<FileSessionStore> log)
    {
        (_options, _clock, _log) = (options, clock, log);
        _protector = protection.CreateProtector("RazorOkta.Sessions.Store.v1");
        Directory.CreateDirectory(options.Folder);
        foreach (var half in Directory.EnumerateFiles(options.Folder, $"*{HalfWritten}"))
        {
            File.Delete(half); // what a crash has left
        }

        foreach (var file in Directory.EnumerateFiles(options.Folder, $"*{Extension}"))
        {
            Restore(file);
        }

        _sweptAt = clock.GetUtcNow();
    }

    public SessionHandle? TryOpen(UserSession session)
    {
        Sweep();
        var handle = SessionHandle.Create();
        if (!TryWrite(handle.StoreKey, session))
        {
            return null;
        }

        _sessions[handle.StoreKey] = session;
        return handle;
    }

    public UserSession? Find(SessionHandle handle)
    {
        var key = handle.StoreKey;
        if (!_sessions.TryGetValue(key, out var session))
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        if (_options.HasEnded(session, now))
        {
            Remove(key);
            return null;
        }

        return now - session.UsedAt < _options.TouchInterval ? session : Touch(key, session, now);
    }

    public void Close(SessionHandle handle) => Remove(handle.StoreKey);

    // Memory first and by comparison: a session that was closed a moment ago must not come back to life through a request still running.
    private UserSession? Touch(string key, UserSession session, DateTimeOffset now)
    {
        var used = session with { UsedAt = now };
        if (!_sessions.TryUpdate(key, used, session))
        {
            return _sessions.GetValueOrDefault(key);
        }

        // A use that cannot be written down costs the session some of its time after a restart, and nobody a page now.
        TryWrite(key, used);
        if (!_sessions.ContainsKey(key))
        {
            Remove(key);
            return null;
        }

        return used;
    }

    private void Remove(string key)
    {
        _sessions.TryRemove(key, out _);
        TryDelete(key);
    }

    /// <summary>A file that stays would bring its session back after a restart, so it is tried again until it is gone.</summary>
    private void TryDelete(string key)
    {
        try
        {
            File.Delete(FileOf(key));
            _undeleted.TryRemove(key, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _undeleted[key] = true;
            _log.SessionUndeleted(key + Extension, e.GetType().Name);
        }
    }

    /// <summary>Deletes what is over, at most once per idle limit: nobody comes back for those.</summary>
    private void Sweep()
    {
        foreach (var key in _undeleted.Keys)
        {
            TryDelete(key);
        }

        var now = _clock.GetUtcNow();
        lock (_sweepGate)
        {
            if (now - _sweptAt < _options.IdleLimit)
            {
                return;
            }

            _sweptAt = now;
        }

        foreach (var (key, session) in _sessions)
        {
            if (_options.HasEnded(session, now))
            {
                Remove(key);
            }
        }
    }

    private bool TryWrite(string key, UserSession session)
    {
        // Into another file first: a crash in the middle leaves the old one.
        var half = Path.Combine(_options.Folder, $"{Guid.NewGuid():N}{HalfWritten}");
        try
        {
            File.WriteAllBytes(half, _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(session)));
            File.Move(half, FileOf(key), overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.SessionUnwritten(e.GetType().Name);
            return false;
        }
    }

    private void Restore(string file)
    {
        try
        {
            var session = JsonSerializer.Deserialize<UserSession>(_protector.Unprotect(File.ReadAllBytes(file)))!;
            if (!_options.HasEnded(session, _clock.GetUtcNow()))
            {
                _sessions[Path.GetFileNameWithoutExtension(file)] = session;
                return;
            }
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            _log.SessionUnreadable(Path.GetFileName(file), e.GetType().Name);
        }

        File.Delete(file);
    }

    private string FileOf(string key) => Path.Combine(_options.Folder, key + Extension);
}
