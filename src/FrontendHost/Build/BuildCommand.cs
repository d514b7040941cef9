using System.Diagnostics;
using RazorOkta.FrontendHost.Discover;

namespace RazorOkta.FrontendHost.Build;

/// <summary>
/// The command that builds a front-end into a folder. Contract 2 names an npm script. Contract 1 has two names for the same build: the bin
/// <c>build-frontend</c>, and the package's <c>npm run build</c> with <c>DIST_OUT</c> set, which the bin calls.
/// </summary>
internal static class BuildCommand
{
    /// <param name="frontend">What to build.</param>
    /// <param name="workingDirectory">Folder that holds the staged <c>.samples.config.json</c>.</param>
    /// <param name="output">Absolute output folder.</param>
    public static ProcessStartInfo For(InstalledFrontend frontend, string workingDirectory, string output)
    {
        var start = frontend.ContractTwo is { } manifest ? NpmRun(frontend.Directory, manifest.Build)
            : BinWorksHere(frontend, output) ? new ProcessStartInfo("node", [Path.GetFullPath(frontend.Manifest.BuildFrontend!, frontend.Directory)]) { WorkingDirectory = workingDirectory }
            : NpmRun(frontend.Directory, "build");
        start.Environment["DIST_OUT"] = output;
        return start;
    }

    // The family's bins call `DIST_OUT=${out} npm run build` through the shell: that fails on Windows (samples-nodejs-express-4, issue 18)
    // and with a blank in the path. There the package's own build script is called directly.
    private static bool BinWorksHere(InstalledFrontend frontend, string output) =>
        !frontend.Manifest.HasBuildScript || (!OperatingSystem.IsWindows() && output.All(IsSafeInShell));

    private static bool IsSafeInShell(char c) => char.IsAsciiLetterOrDigit(c) || "/._-+@:,".Contains(c, StringComparison.Ordinal);

    // npm is a batch file on Windows, which only its shell can start; a script's name has no letter that means something there (ContractTwo).
    private static ProcessStartInfo NpmRun(string directory, string script) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo("cmd.exe", ["/d", "/c", $"npm run {script}"]) { WorkingDirectory = directory }
        : new ProcessStartInfo("npm", ["run", script]) { WorkingDirectory = directory };
}
