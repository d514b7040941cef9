using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Checks;

/// <summary>Proves that each check of the web app is noticed: takes one away, runs what it had refused, and looks for a case that fails.</summary>
internal static class CheckRun
{
    private const int Workers = 2;

    /// <summary>Rules for the configuration, which is checked before there is anything to certify, have their unit tests; so has what is only shown.</summary>
    private static readonly string[] Elsewhere = ["Configuration/", "Profile/", "Pages/FrontendOptions.cs", "Pages/MountOptions.cs", "HealthEndpoint.cs", "Oidc/SeenFile.cs", "Program.cs", "WebApp.cs", "StateFolder.cs", "Log.cs", "obj/", "bin/"];

    /// <param name="trials">All that there is to run.</param>
    /// <param name="folder">Where <c>reach.json</c> and <c>checks.md</c> are written.</param>
    /// <param name="line">Which checks, and what is known already.</param>
    /// <returns>The exit code: 0 when every check is noticed, or is known as a second line.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Trial> trials, string folder, CommandLine line)
    {
        var sources = await WebSources.BuildAsync();
        Expect(sources.Compilation);
        var all = sources.Written
            .Where(written => !Elsewhere.Any(room => written.File.StartsWith(room, StringComparison.Ordinal)))
            .SelectMany(written => new CheckFinder(written.File, written.Tree, sources.Compilation.GetSemanticModel(written.Tree)).Find())
            .ToList();
        var checks = all.Where(check => $"{check}".Contains(line.In ?? "", StringComparison.Ordinal)).ToList();
        Console.WriteLine($"{checks.Count} checks and parts of checks");

        using var workers = new WorkerPool(Workers);
        var reach = line.After is not { } earlier ? await Reach.FindAsync(sources.Compilation, all, trials, workers) : Reach.Read(earlier);
        reach.Write(Path.Combine(folder, "reach.json"));

        var results = new ConcurrentDictionary<Check, CheckVerdict>();
        await workers.ForEachAsync(checks, async (check, worker) =>
        {
            results[check] = await TryAsync(check, sources, worker, new Relevance(trials, reach, line.Most));
            CheckReport.Say(results[check], results.Count, checks.Count);
        });

        IReadOnlyList<CheckVerdict> verdicts = [.. checks.Select(check => results[check])];
        CheckReport.Write(Path.Combine(folder, "checks.md"), verdicts);
        CheckReport.Summarise(verdicts);
        return verdicts.Any(verdict => verdict.Outcome == CheckOutcome.Unnoticed) ? 1 : 0;
    }

    private static async Task<CheckVerdict> TryAsync(Check check, WebSources sources, Worker worker, Relevance relevance)
    {
        if (SecondLines.ReasonFor(check) is { } reason)
        {
            return new CheckVerdict(check, CheckOutcome.SecondLine, reason);
        }

        if (!check.Ways.Any(way => worker.TryUse(sources.Compilation.ReplaceSyntaxTree(check.Tree, check.Tree.WithRootAndOptions(way, check.Tree.Options)))))
        {
            return new CheckVerdict(check, CheckOutcome.NoCheck, "in no way does the code after it compile without it");
        }

        var names = relevance.NamesFor(check);
        if (names.Count == 0)
        {
            return new CheckVerdict(check, CheckOutcome.Unnoticed, $"no case gets there: {check.Turn!.Name}");
        }

        return await worker.FirstRedAsync(names) is { } red
            ? new CheckVerdict(check, CheckOutcome.Noticed, red)
            : new CheckVerdict(check, CheckOutcome.Unnoticed, $"{names.Count} cases pass without it: {string.Join(", ", names.Select(RowOf).Distinct().Take(3))}…");

        static string RowOf(string name) => name.Split(':')[0];
    }

    /// <summary>The whole web app must compile: else every check would seem to be none.</summary>
    private static void Expect(Compilation whole)
    {
        using var assembly = new MemoryStream();
        if (whole.Emit(assembly) is { Success: false } emitted)
        {
            throw new InvalidOperationException($"The web app does not compile here: {string.Join('\n', emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(10))}");
        }
    }
}

/// <summary>What became of a check that was taken away.</summary>
internal sealed record CheckVerdict(Check Check, CheckOutcome Outcome, string Why);

internal enum CheckOutcome
{
    /// <summary>A case fails without it.</summary>
    Noticed,

    /// <summary>No case does.</summary>
    Unnoticed,

    /// <summary>Another check stands behind it, and would refuse the same.</summary>
    SecondLine,

    /// <summary>A step without which there is no value: the code after it would have nothing to go on with.</summary>
    NoCheck,
}
