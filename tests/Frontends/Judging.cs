using System.Globalization;
using System.Text.Json;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Frontends;

/// <summary>One run of the command, from the candidate to the report.</summary>
internal static class Judging
{
    /// <returns>0: nothing has failed but what is known; 1: something has.</returns>
    /// <exception cref="CannotBeJudgedException">Nothing can be said.</exception>
    public static async Task<int> RunAsync(CommandLine line, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(line.Out ?? CommandLine.DefaultOut);
        var known = ReadKnown(line.Known);
        using var scratch = new TemporaryFolder();
        Say($"Taking    {line.Candidate}");
        var candidate = await Intake.TakeAsync(line.Candidate!, scratch.Path, Environment.CurrentDirectory, cancellation);
        var level = candidate.Contract == 1 ? 0 : line.Level ?? candidate.Level;
        Check[] checks = [.. WithNeeds([.. AllChecks.For(candidate.Contract, level)], line.Only)];
        if (checks.Length == 0)
        {
            throw new CannotBeJudgedException($"no check up to level {level} has \"{line.Only}\" in its name; --list names them.");
        }

        Say($"Judging   {candidate.Name} {candidate.Version} by {Words.Level(level)}: {checks.Length} checks");
        await using var browser = await Browsers.LaunchAsync(line.Browser);
        var settings = new RunSettings { Folder = folder, Browser = browser, Known = known };
        Empty(folder);
        using var certification = new Certification(candidate, checks, settings, SayVerdict);
        var verdicts = await certification.RunAsync().WaitAsync(cancellation);
        if (candidate.IsServed && line.Only is null)
        {
            await TakePicturesAsync(candidate, settings, cancellation);
        }

        var run = new Certificate(candidate, line.Candidate!, level, $"{line.Browser} {browser.Version}", DateTimeOffset.UtcNow, verdicts) { Only = line.Only };
        Write(run, folder);
        Say($"{Environment.NewLine}{Words.Verdict(run)} {Tally.Of(run)}.{Environment.NewLine}Report    {Path.Combine(folder, "report.html")}");
        return run.IsAsExpected ? 0 : 1;
    }

    private static async Task TakePicturesAsync(Candidate candidate, RunSettings settings, CancellationToken cancellation)
    {
        try
        {
            await Portrait.TakeAsync(candidate, settings).WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        }
        catch (TimeoutException)
        {
            Say("Pictures  not all: the pages took more than a minute");
        }
    }

    /// <summary>Those that are wanted, and those without which they cannot be judged.</summary>
    private static IEnumerable<Check> WithNeeds(IReadOnlyList<Check> all, string? only)
    {
        if (only is null)
        {
            return all;
        }

        var wanted = all.Where(check => check.Name.Contains(only, StringComparison.Ordinal)).ToHashSet();
        while (all.FirstOrDefault(check => !wanted.Contains(check) && wanted.Any(other => other.NeedsCheck(check))) is { } needed)
        {
            wanted.Add(needed);
        }

        return all.Where(wanted.Contains);
    }

    private static Dictionary<string, string> ReadKnown(string? file)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            var known = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
            return known.Keys.FirstOrDefault(name => AllChecks.All.All(check => check.Name != name)) is { } unknown
                ? throw new CannotBeJudgedException($"{file} names \"{unknown}\", and there is no such check; --list names them.")
                : known;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CannotBeJudgedException($"{file} is no list of known failures, {{\"check\": \"reason\"}}: {e.Message}");
        }
    }

    /// <summary>What an earlier run has left there, and nothing else.</summary>
    private static void Empty(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var own in new[] { "evidence", Portrait.Folder }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static void Write(Certificate run, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "report.html"), HtmlReport.Write(run, folder));
        File.WriteAllText(Path.Combine(folder, "report.json"), DataReports.Json(run));
        File.WriteAllText(Path.Combine(folder, "report.xml"), DataReports.JUnit(run));
        File.WriteAllText(Path.Combine(folder, "report.md"), PeoplesReports.Markdown(run));
        File.WriteAllText(Path.Combine(folder, "badge.svg"), PeoplesReports.Badge(run));
    }

    private static void SayVerdict(Verdict verdict)
    {
        var took = verdict.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Say($"  {Words.Of(verdict.Outcome),-15} {verdict.Check.Name}{(verdict.Took > TimeSpan.Zero ? $" ({took} s)" : "")}{(verdict.Message is null ? "" : $"{Environment.NewLine}{"",18}{verdict.Message}")}");
    }

    private static void Say(string text) => Console.WriteLine(text);
}
