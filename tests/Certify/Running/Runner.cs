using System.Collections.Concurrent;
using System.Diagnostics;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Running;

/// <summary>One thing to try.</summary>
internal sealed record Trial(Listing Listing, Case Case)
{
    public string Name => Verdict.NameOf(Listing.Id, Case.Variant);
}

/// <summary>Runs cases, a few at a time; those that measure come last, each alone.</summary>
internal sealed class Runner(MockOktaServer worlds, bool keepsEvidence = true)
{
    /// <summary>A case that waits for ever has failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    public async Task<IReadOnlyList<Verdict>> RunAsync(IReadOnlyList<Trial> trials, int atOnce, Action<Verdict> said, CancellationToken cancellation = default)
    {
        var verdicts = new ConcurrentDictionary<Trial, Verdict>();
        await RunAsync(trials.Where(trial => !trial.Case.Alone), atOnce);
        await RunAsync(trials.Where(trial => trial.Case.Alone), 1);
        return [.. trials.Where(verdicts.ContainsKey).Select(trial => verdicts[trial])];

        Task RunAsync(IEnumerable<Trial> some, int together) => Parallel.ForEachAsync(
            some.TakeWhile(_ => !cancellation.IsCancellationRequested), new ParallelOptions { MaxDegreeOfParallelism = together }, async (trial, _) =>
            {
                if (!cancellation.IsCancellationRequested)
                {
                    said(verdicts[trial] = await TryAsync(trial));
                }
            });
    }

    public async Task<Verdict> TryAsync(Trial trial)
    {
        var began = Stopwatch.GetTimestamp();
        Stage? stage = null;
        try
        {
            stage = await Stage.StartAsync(trial.Case, worlds);
            await trial.Case.Script(stage).WaitAsync(Longest);
            return Say(Outcomes.Passed, stage.Seen.Count > 0 ? stage.Seen[^1] : "as expected");
        }
        catch (Exception failure)
        {
            if (stage is not null && keepsEvidence)
            {
                await Evidence.KeepAsync(trial, stage, failure);
            }

            return Say(Outcomes.Failed, failure is RowException ? failure.Message : $"{failure.GetType().Name}: {FirstLine(failure)}");
        }
        finally
        {
            await (stage?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        Verdict Say(string outcome, string observed) => new(
            trial.Listing, trial.Case.Variant, outcome, trial.Case.Expected, observed, stage?.Seen ?? [], stage?.Reasons ?? [], Stopwatch.GetElapsedTime(began));
    }

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].Trim();
}
