using System.Diagnostics;

namespace RazorOkta.Harness;

/// <summary>How npm is started.</summary>
public static class Npm
{
    /// <param name="folder">Where it is to run.</param>
    /// <param name="words">What it is to do, for example <c>run</c> and <c>dev</c>.</param>
    public static ProcessStartInfo In(string folder, params string[] words) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. words]) { WorkingDirectory = folder } // a batch file, which only the shell can start
        : new ProcessStartInfo("npm", words) { WorkingDirectory = folder };
}
