using System.Text.Json;
using Microsoft.CodeAnalysis;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Checks;

/// <summary>What each case of the whole web app reaches: with which reasons it was refused, and what each condition of a check said in it.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Passed">One that fails already says nothing of a check.</param>
/// <param name="Reasons">Reason codes.</param>
/// <param name="Said">Names of <see cref="Turn"/>s.</param>
internal sealed record CaseReach(string Case, bool Passed, IReadOnlyList<string> Reasons, HashSet<string> Said);

/// <summary><see cref="CaseReach"/> of all cases.</summary>
internal sealed class Reach(IReadOnlyList<CaseReach> cases)
{
    /// <summary>So many cases at a time for a worker.</summary>
    private const int Share = 100;

    public IReadOnlyList<CaseReach> Cases => cases;

    /// <exception cref="InvalidOperationException">The web app with probes does not compile, or a run has no end.</exception>
    public static async Task<Reach> FindAsync(Compilation web, IEnumerable<Check> checks, IReadOnlyList<Trial> trials, WorkerPool workers)
    {
        var probed = Probes.Put(web, checks.Select(check => check.Turn).OfType<Turn>());
        var found = new List<CaseReach>();
        await workers.ForEachAsync(trials.Select(trial => trial.Name).Chunk(Share), async (names, worker) =>
        {
            if (!worker.TryUse(probed))
            {
                throw new InvalidOperationException($"The web app does not compile with probes: {probed.GetDiagnostics().First(one => one.Severity == DiagnosticSeverity.Error)}");
            }

            var lines = await worker.ReachedAsync(names);
            lock (found)
            {
                found.AddRange(lines.Select(line => JsonSerializer.Deserialize<CaseReach>(line)!));
                Console.WriteLine($"{found.Count,4} of {trials.Count} cases run to see what they reach");
            }
        });
        var order = trials.Select((trial, i) => (trial.Name, i)).ToDictionary(StringComparer.Ordinal);
        return new Reach([.. found.OrderBy(one => order[one.Case])]);
    }

    public static Reach Read(string file) => new(JsonSerializer.Deserialize<List<CaseReach>>(File.ReadAllBytes(file))!);

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(cases));
    }

    public static string Line(string name, Verdict verdict, IReadOnlyList<string> said) =>
        JsonSerializer.Serialize(new CaseReach(name, verdict.Outcome == Outcomes.Passed, verdict.Reasons, [.. said]));
}
