using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace RazorOkta.Web.Sessions;

/// <summary>Sessions on disk, each encrypted in a file of its own. Whoever calls sees to it that nobody else writes the same one.</summary>
internal sealed class SessionFiles
{
    private const string Extension = ".session";
    private const string HalfWritten = ".half";

    private readonly string _folder;
    private readonly IDataProtector _protector;
    private readonly ILogger<SessionFiles> _log;
    private readonly ConcurrentDictionary<string, bool> _undeleted = new(StringComparer.Ordinal);

    public SessionFiles(SessionOptions options, IDataProtectionProvider protection, ILogger<SessionFiles> log)
    {
        (_folder, _log) = (options.Folder, log);
        _protector = protection.CreateProtector("RazorOkta.Sessions.Store.v1");
        Directory.CreateDirectory(_folder);
        foreach (var half in Directory.EnumerateFiles(_folder, $"*{HalfWritten}"))
        {
            File.Delete(half); // what a crash has left
        }
    }

    /// <summary>Reads all that is there. What cannot be read opens nothing, and is deleted.</summary>
    public IEnumerable<(string Key, UserSession Session)> ReadAll()
    {
        foreach (var file in Directory.GetFiles(_folder, $"*{Extension}"))
        {
            var key = Path.GetFileNameWithoutExtension(file);
            if (Read(file) is { } session)
            {
                yield return (key, session);
            }
            else
            {
                Delete(key);
            }
        }
    }

    /// <summary>False when it cannot be written; then the old one, if any, is as it was.</summary>
    public bool TryWrite(string key, UserSession session)
    {
        // Into another file first: a crash in the middle leaves the old one.
        var half = Path.Combine(_folder, $"{Guid.NewGuid():N}{HalfWritten}");
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

    /// <summary>A file that stays would bring its session back after a restart, so it is tried again until it is gone.</summary>
    public void Delete(string key)
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

    public void DeleteWhatHasStayed()
    {
        foreach (var key in _undeleted.Keys)
        {
            Delete(key);
        }
    }

    private UserSession? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<UserSession>(_protector.Unprotect(File.ReadAllBytes(file))) is { User: { Issuer: not null, Subject: not null } } session
                ? session
                : throw new JsonException("Nobody's session");
        }
        catch (Exception e) when (e is CryptographicException or JsonException or IOException or UnauthorizedAccessException)
        {
            _log.SessionUnreadable(Path.GetFileName(file), e.GetType().Name);
            return null;
        }
    }

    private string FileOf(string key) => Path.Combine(_folder, key + Extension);
}
