using System.Diagnostics;
using RazorOkta.Frontends.Candidates;

namespace RazorOkta.Frontends;

/// <summary>
/// Where the program runs: in a checkout, where <c>npm run certify</c> has made everything ready, or as a dotnet tool, which has to find Node and a browser
/// itself.
/// </summary>
internal static class Surroundings
{
    private static readonly string Finder = Path.Combine(AppContext.BaseDirectory, "scripts", "find-browser.mjs");

    private static bool IsTool => File.Exists(Finder);

    /// <summary>How a user calls the program here.</summary>
    public static string Command => IsTool ? "razorokta-certify" : "npm run certify --";

    /// <param name="browser">That is going to be used.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    /// <exception cref="CannotBeJudgedException">There is no Node, or no browser.</exception>
    public static async Task PrepareAsync(string browser, CancellationToken cancellation)
    {
        if (!IsTool)
        {
            return;
        }

        var node = FindNode() ?? throw new CannotBeJudgedException("there is no node on the PATH. Front-ends are installed and built with it: get Node.js 20 or newer at https://nodejs.org.");
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", node); // Playwright's own is left out of the tool
        if (browser == "chromium")
        {
            Environment.SetEnvironmentVariable("RAZOROKTA_BROWSER", await FindBrowserAsync(node, cancellation));
        }
    }

    private static string? FindNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")).FirstOrDefault(File.Exists);

    private static async Task<string> FindBrowserAsync(string node, CancellationToken cancellation)
    {
        using var finder = Process.Start(new ProcessStartInfo(node, [Finder]) { RedirectStandardOutput = true })!;
        var found = await finder.StandardOutput.ReadToEndAsync(cancellation);
        await finder.WaitForExitAsync(cancellation);
        return finder.ExitCode == 0 ? found.Trim().Split('\n')[^1] : throw new CannotBeJudgedException("there is no browser.");
    }
}
