using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Frontends;

/// <summary>Judges the judge: every faulty front-end by every check. Its defect must be found, and nothing else.</summary>
internal static class Proving
{
    /// <returns>0: each defect is found, and nothing else; 1: not.</returns>
    public static async Task<int> RunAsync(CommandLine line, CancellationToken cancellation)
    {
        if (!FaultyFrontends.AreHere)
        {
            throw new CannotBeJudgedException("the faulty front-ends are in the repository of RazorOkta: run npm run certify -- --prove there.");
        }

        await using var browser = await Browsers.LaunchAsync(line.Browser);
        var wrong = 0;
        var proved = new HashSet<string>();
        foreach (var name in FaultyFrontends.Names.Where(name => line.Only is null || name.Contains(line.Only, StringComparison.Ordinal)))
        {
            using var folder = new TemporaryFolder();
            var candidate = await FaultyFrontends.MakeAsync(name, folder.Path);
            using var certification = new Certification(candidate, AllChecks.For(2, 4), new RunSettings { Folder = folder.Path, Browser = browser }, _ => { });
            var verdicts = await certification.RunAsync().WaitAsync(cancellation);
            Verdict[] found = [.. verdicts.Where(verdict => verdict.Outcome is Outcome.Failed or Outcome.Warning)];
            var isRight = found.Length > 0 && found.All(verdict => verdict.Check.Rule == FaultyFrontends.RuleOf(name));
            proved.UnionWith(isRight ? found.Select(verdict => verdict.Check.Name) : []);
            wrong += isRight ? 0 : 1;
            Console.WriteLine($"  {(isRight ? "found" : "WRONG"),-6} {name}: {string.Join("; ", found.Select(verdict => $"{verdict.Check.Name}: {verdict.Message}"))}");
        }

        string[] unproved = line.Only is null ? [.. AllChecks.For(2, 4).Select(check => check.Name).Where(name => !proved.Contains(name))] : [];
        if (unproved.Length > 0)
        {
            Console.WriteLine($"These checks have found nothing in any of them: {string.Join(", ", unproved)}.");
        }

        Console.WriteLine(wrong == 0 ? "Each defect is found, and nothing else." : $"{wrong} front-ends are not judged as they should be.");
        return wrong == 0 ? 0 : 1;
    }
}
