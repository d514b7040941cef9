using System.Diagnostics;

namespace RazorOkta.FrontendHost.Build;

/// <summary>Runs one node or npm command; its output goes line by line to a callback, its process tree dies with the cancellation.</summary>
internal static class NodeProcess
{
    /// <summary>How long the last lines may take, once the program has ended: a child that it has left behind holds them open for as long as it lives.</summary>
    private static readonly TimeSpan PatienceForLastLines = TimeSpan.FromSeconds(2);

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

        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var (ended, output, errors) = (NewSignal(), NewSignal(), NewSignal());
        process.Exited += (_, _) => ended.TrySetResult();
        process.OutputDataReceived += (_, e) => Forward(e.Data, output);
        process.ErrorDataReceived += (_, e) => Forward(e.Data, errors);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ended.Task.WaitAsync(cancellation);
            await Task.WhenAny(Task.WhenAll(output.Task, errors.Task), Task.Delay(PatienceForLastLines, cancellation));
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        void Forward(string? line, TaskCompletionSource end)
        {
            if (line is null)
            {
                end.TrySetResult();
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                onLine(line);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsOurs(string name) =>
        name is "npm_config_local_prefix" or "npm_command" or "INIT_CWD"
        || OurPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
