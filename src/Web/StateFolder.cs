namespace RazorOkta.Web;

/// <summary>
/// The folder for what must outlive a restart: sessions, and the keys that protect them. One server's alone: a second one would know the sessions
/// of the first as they were when it started, and bring back those that have ended. The system holds the lock and lets it go with the process,
/// however that ends; the file itself says nothing, and stays.
/// </summary>
internal sealed class StateFolder : IDisposable
{
    private const string LockFile = "lock";

    private readonly FileStream _lock;

    private StateFolder(FileStream held) => _lock = held;

    /// <summary>Makes the folder, readable for its owner alone where the system knows that.</summary>
    public static string Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>Takes the folder for this server, until the result is disposed.</summary>
    /// <exception cref="StateFolderException">Another server has it, or it cannot be written.</exception>
    public static StateFolder Take(string path)
    {
        try
        {
            return new StateFolder(new FileStream(Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StateFolderException(path, e);
        }
    }

    public void Dispose() => _lock.Dispose();
}

/// <summary>The state folder is not this server's alone.</summary>
internal sealed class StateFolderException(string path, Exception cause) : Exception(
    $"The state folder {path} cannot be taken: another server uses it, or it cannot be written ({cause.Message}) "
    + "End the other server, or give this one a folder of its own: oktaSample.server.stateDir in the configuration.", cause);
