using RazorOkta.Certify.Running;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Checks;

/// <summary>Runs some cases until one fails: that is all that there is to know of a web app without one of its checks.</summary>
internal static class UntilRed
{
    public const string Mark = "RED ";

    private const int AtOnce = 4;

    /// <returns>The exit code: 1 when a case has failed, 0 when none has.</returns>
    public static async Task<int> RunAsync(MockOktaServer worlds, IReadOnlyList<Trial> all, IReadOnlyList<string> names)
    {
        var byName = all.ToDictionary(trial => trial.Name, StringComparer.Ordinal);
        using var red = new CancellationTokenSource();
        var verdicts = await new Runner(worlds, keepsEvidence: false).RunAsync([.. names.Select(name => byName[name])], AtOnce, Look, red.Token);
        return verdicts.Any(verdict => verdict.Outcome == Outcomes.Failed) ? 1 : 0;

        void Look(Verdict verdict)
        {
            if (verdict.Outcome == Outcomes.Failed && !red.IsCancellationRequested)
            {
                Console.WriteLine($"{Mark}{verdict.Name}\t{verdict.Observed.ReplaceLineEndings(" ")}");
                red.Cancel();
            }
        }
    }
}
