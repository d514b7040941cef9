using RazorOkta.Frontends.Candidates;

namespace RazorOkta.Frontends;

/// <summary>Judges a folder again whenever something in it changes.</summary>
internal static class Watching
{
    // An editor that saves, and a tool that writes, touch many files at once.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    /// <returns>What the last run has returned.</returns>
    /// <exception cref="CannotBeJudgedException">It is no folder.</exception>
    public static async Task<int> RunAsync(CommandLine line, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(line.Candidate!);
        if (!Directory.Exists(folder))
        {
            throw new CannotBeJudgedException($"--watch needs a folder, and {line.Candidate} is none.");
        }

        using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        while (true)
        {
            var result = await JudgeAsync(line, cancellation);
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Note(object _, FileSystemEventArgs change) => _ = IsSource(Path.GetRelativePath(folder, change.FullPath)) && changed.TrySetResult();
            watcher.Changed += Note;
            watcher.Created += Note;
            watcher.Deleted += Note;
            watcher.EnableRaisingEvents = true;
            Console.WriteLine($"{Environment.NewLine}Waiting for a change in {folder}; Ctrl-C ends it.");
            try
            {
                await changed.Task.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                return result;
            }

            watcher.EnableRaisingEvents = false;
            watcher.Changed -= Note;
            watcher.Created -= Note;
            watcher.Deleted -= Note;
            await Task.Delay(Calm, cancellation);
        }
    }

    private static async Task<int> JudgeAsync(CommandLine line, CancellationToken cancellation)
    {
        try
        {
            return await Judging.RunAsync(line, cancellation);
        }
        catch (CannotBeJudgedException e)
        {
            Console.Error.WriteLine($"It cannot be judged: {e.Message}"); // a package.json in the middle of being edited
            return 2;
        }
    }

    private static bool IsSource(string path) => !path.Split('/', '\\').Any(part => part is "node_modules" or "dist" or ".git");
}
