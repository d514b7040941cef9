using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost.Discover;

namespace RazorOkta.FrontendHost.Build;

/// <summary>Builds a front-end into a staging folder of its own; what is served is not touched.</summary>
internal sealed class FrontendBuilder(FrontendHostOptions options, ILogger<FrontendBuilder> log)
{
    public const string StagingPrefix = "build-";

    private const int KeptLines = 25;

    /// <summary>The signal that no process can refuse, SIGKILL.</summary>
    private const int Killed = 9;

    /// <summary>A folder for one build, which is not there yet: several may be under way at once.</summary>
    public string NewStaging() => Path.Combine(options.StagingDir, $"{StagingPrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>The staged output, or the problem with the last lines of the build; never both.</summary>
    public async Task<(BuildResult? Result, FrontendProblem? Problem)> BuildAsync(
        InstalledFrontend frontend, string fingerprint, string staging, CancellationToken cancellation)
    {
        var output = Path.Combine(staging, "out");
        Directory.CreateDirectory(output);
        await WriteConfigAsync(staging, output, cancellation);

        if (frontend.Output is { } finished)
        {
            return FinishedOutput.Copy(frontend, finished, output) is { } problem ? (null, problem) : (new BuildResult(frontend, fingerprint, output), null);
        }

        log.BuildStarts(frontend.Name, frontend.Version);
        var lines = new Queue<string>();
        var failure = await RunAsync(frontend, staging, output, Keep, cancellation);
        return failure is null
            ? (new BuildResult(frontend, fingerprint, output), null)
            : (null, new FrontendProblem(
                $"The build of the front-end {frontend.Name} {frontend.Version} failed: {failure}.",
                "Mend what its output names; then choose it again, or restart the server.",
                LastLines()));

        void Keep(string line)
        {
            log.BuildOutput(line);
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > KeptLines)
                {
                    lines.Dequeue();
                }
            }
        }

        string[] LastLines()
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>What went wrong, as the end of a sentence; <c>null</c> on success.</summary>
    private async Task<string?> RunAsync(
        InstalledFrontend frontend, string staging, string output, Action<string> onLine, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.BuildTimeout);
        try
        {
            var exitCode = await NodeProcess.RunAsync(BuildCommand.For(frontend, staging, output), onLine, limit.Token);
            return exitCode == 0 ? null : Ending(exitCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"it was still running after {options.BuildTimeout.TotalMinutes:0.#} minutes and was ended";
        }
        catch (Win32Exception e)
        {
            return $"node could not be started ({e.Message}); get Node 20 or newer from https://nodejs.org";
        }
    }

    /// <summary>A process that a signal has ended has 128 and the signal's number for its exit code.</summary>
    private static string Ending(int exitCode) => exitCode is > 128 and < 160 && !OperatingSystem.IsWindows()
        ? $"it was ended from outside, by signal {exitCode - 128}{(exitCode - 128 == Killed ? ", which is what a system sends that runs out of memory" : "")}"
        : $"it ended with exit code {exitCode}";

    // The contract lets a package read the host's configuration in its working directory, to find the output folder. Third-party code
    // is shown that and no more: the real file may hold a client secret.
    private static async Task WriteConfigAsync(string staging, string output, CancellationToken cancellation)
    {
        var config = new { oktaSample = new { server = new { staticDir = output } } };
        await using var file = File.Create(Path.Combine(staging, ".samples.config.json"));
        await JsonSerializer.SerializeAsync(file, config, cancellationToken: cancellation);
    }
}
