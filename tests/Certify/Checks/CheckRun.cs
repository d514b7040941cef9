using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RazorOkta.Certify.Checks;

/// <summary>Proves that each check of the web app is noticed: takes one away, runs what it had refused, and looks for a case that fails.</summary>
internal static class CheckRun
{
    private const int Workers = 2;

    /// <summary>Rules for the configuration, which is checked before there is anything to certify, have their unit tests; so has what is only shown.</summary>
    private static readonly string[] Elsewhere = ["Configuration/", "Profile/", "Program.cs", "WebApp.cs", "StateFolder.cs", "Log.cs", "obj/", "bin/"];

    /// <param name="healthy">The run of the whole web app.</param>
    /// <param name="folder">Where <c>checks.md</c> is written.</param>
    /// <param name="part">Only checks in files whose path contains it; empty: all.</param>
    /// <returns>The exit code: 0 when every check is noticed, or is known as a second line.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Verdict> healthy, string folder, string part)
    {
        var sources = await WebSources.BuildAsync();
        Expect(sources.Compilation);
        var checks = sources.Written
            .Where(written => !Elsewhere.Any(room => written.File.StartsWith(room, StringComparison.Ordinal)) && written.File.Contains(part, StringComparison.Ordinal))
            .SelectMany(written => new CheckFinder(written.File, written.Tree, sources.Compilation.GetSemanticModel(written.Tree)).Find())
            .ToList();
        Console.WriteLine($"{checks.Count} conditions of checks");

        var results = new ConcurrentDictionary<Check, CheckVerdict>();
        var waiting = new ConcurrentQueue<Check>(checks);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            using var worker = new Worker();
            while (waiting.TryDequeue(out var check))
            {
                results[check] = await TryAsync(check, sources, worker, healthy);
                CheckReport.Say(results[check], results.Count, checks.Count);
            }
        }));

        IReadOnlyList<CheckVerdict> verdicts = [.. checks.Select(check => results[check])];
        CheckReport.Write(Path.Combine(folder, "checks.md"), verdicts);
        CheckReport.Summarise(verdicts);
        return verdicts.Any(verdict => verdict.Outcome == CheckOutcome.Unnoticed) ? 1 : 0;
    }

    private static async Task<CheckVerdict> TryAsync(Check check, WebSources sources, Worker worker, IReadOnlyList<Verdict> healthy)
    {
        if (SecondLines.ReasonFor(check) is { } reason)
        {
            return new CheckVerdict(check, CheckOutcome.SecondLine, reason);
        }

        if (!TryCompile(sources.Compilation.ReplaceSyntaxTree(check.Tree, check.Tree.WithRootAndOptions(check.Without, check.Tree.Options)), worker.WebAssembly))
        {
            return new CheckVerdict(check, CheckOutcome.NoCheck, "without it nothing compiles");
        }

        var names = Relevance.NamesFor(check, healthy);
        return await worker.FirstRedAsync(names) is { } red
            ? new CheckVerdict(check, CheckOutcome.Noticed, red)
            : new CheckVerdict(check, CheckOutcome.Unnoticed, $"{names.Count} cases pass without it: {string.Join(", ", names.Select(RowOf).Distinct().Take(3))}…");

        static string RowOf(string name) => name.Split(':')[0];
    }

    private static bool TryCompile(Compilation compilation, string file)
    {
        using var assembly = new MemoryStream();
        if (!compilation.Emit(assembly).Success)
        {
            return false;
        }

        File.WriteAllBytes(file, assembly.ToArray());
        return true;
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

    /// <summary>The code after it needs it.</summary>
    NoCheck,
}
