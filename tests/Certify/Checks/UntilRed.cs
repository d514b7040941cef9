using RazorOkta.Certify.Running;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Checks;

/// <summary>Runs some cases until one fails: that is all that there is to know of a web app without one of its checks.</summary>
internal static class UntilRed
{
    public const string Mark = "RED ";

    /// <summary>Said of each case that is over: whoever waits knows that the run goes on.</summary>
    public const string Beat = ".";

    private const int AtOnce = 4;

    /// <returns>The exit code: 1 when a case has failed twice, 0 when none has.</returns>
    public static async Task<int> RunAsync(MockOktaServer worlds, IReadOnlyList<Trial> trials)
    {
        var runner = new Runner(worlds, keepsEvidence: false);
        while (trials.Count > 0)
        {
            using var red = new CancellationTokenSource();
            var tried = (await runner.RunAsync(trials, AtOnce, Look, red.Token)).ToDictionary(verdict => verdict.Name, StringComparer.Ordinal);

            // Once more, and alone: a case that failed because the machine was busy says nothing of the check. Several may have failed at once.
            foreach (var failed in trials.Where(trial => tried.GetValueOrDefault(trial.Name)?.Outcome == Outcomes.Failed))
            {
                if (await runner.TryAsync(failed) is { Outcome: Outcomes.Failed } again)
                {
                    Console.WriteLine($"{Mark}{again.Name}\t{again.Observed.ReplaceLineEndings(" ")}");
                    return 1;
                }
            }

            trials = [.. trials.Where(trial => !tried.ContainsKey(trial.Name))];

            void Look(Verdict verdict)
            {
                Console.WriteLine(Beat);
                if (verdict.Outcome == Outcomes.Failed)
                {
                    red.Cancel();
                }
            }
        }

        return 0;
    }
}
