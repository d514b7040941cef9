using System.Diagnostics;

namespace RazorOkta.FrontendHost.Build;

/// <summary>Runs one node or npm command; its output goes line by line to a callback, its process tree dies with the cancellation.</summary>
internal static class NodeProcess
{
    private static readonly string[] OurPrefixes = ["oktaSample", "npm_package_", "npm_lifecycle_"];

    /// <returns>The exit code; 0 is success.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<int> RunAsync(ProcessStartInfo start, Action<string> onLine, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // Third-party build code gets neither our configuration (it may hold the client secret) nor the traces of an outer npm.
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Forward(e.Data);
        process.ErrorDataReceived += (_, e) => Forward(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        void Forward(string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                onLine(line);
            }
        }
    }

    private static bool IsOurs(string name) =>
        name is "npm_config_local_prefix" or "npm_command" or "INIT_CWD"
        || OurPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
