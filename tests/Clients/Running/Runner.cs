using System.Collections.Concurrent;
using System.Diagnostics;
using RazorOkta.MockOkta;

namespace RazorOkta.Clients.Running;

/// <summary>Runs rows, a few at a time.</summary>
internal sealed class Runner(MockOktaServer worlds, AppHost apps, Chromium chromium)
{
    /// <summary>A row that waits for ever is a row that failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private const float OneStepMs = 20_000;

    public async Task<IReadOnlyList<Verdict>> RunAsync(IReadOnlyList<Row> rows, int atOnce, Action<Verdict> said)
    {
        var verdicts = new ConcurrentDictionary<Row, Verdict>();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (row, _) =>
        {
            verdicts[row] = row.NotPossible is { } reason ? new Verdict(row, Outcomes.NotPossible, reason, [], [], TimeSpan.Zero) : await RunAsync(row);
            said(verdicts[row]);
        });
        return [.. rows.Select(row => verdicts[row])];
    }

    private async Task<Verdict> RunAsync(Row row)
    {
        var began = Stopwatch.GetTimestamp();
        await using var stage = new Stage(row, worlds, apps, await NewPageAsync(row));
        stage.Listen();
        try
        {
            await row.Script!(stage).WaitAsync(Longest);
            return new Verdict(row, Outcomes.Passed, null, stage.Seen, await stage.Org.RequestsAsync(), Stopwatch.GetElapsedTime(began));
        }
        catch (Exception failure)
        {
            await Evidence.KeepAsync(stage, failure);
            return new Verdict(row, Outcomes.Failed, FirstLine(failure), stage.Seen, stage.HasOrg ? await stage.Org.RequestsAsync() : [], Stopwatch.GetElapsedTime(began));
        }
    }

    private async Task<IPage> NewPageAsync(Row row)
    {
        var context = await chromium.NewContextAsync(row);
        context.SetDefaultTimeout(OneStepMs);
        return await context.NewPageAsync();
    }

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].Trim();
}
