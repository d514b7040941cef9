namespace RazorOkta.Web;

/// <summary>The folder for what must outlive a restart: sessions, and the keys that protect them.</summary>
internal static class StateFolder
{
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
}
