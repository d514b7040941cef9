using System.Globalization;
using RazorOkta.Certify.Running;
using RazorOkta.Harness;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Bench.Soaking;

using Known = Certify.Running.Known;

/// <summary>
/// Good and hostile traffic, mixed, at full speed: no session for a bad answer, no lost session for a good one, memory flat. The web app is a
/// process of its own; the org and all visitors are in this one.
/// </summary>
internal static class Soak
{
    private const int AtOnce = 48;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2); // until all is compiled, and caches and pools have their size
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private const int LooksPerCollection = 6;

    // So much comes and goes with what is under way when a collection happens to run.
    private const double UnderWay = 4 * 1024 * 1024;

    /// <param name="args">Nothing, or <c>--minutes</c> and how many are measured; default: 10.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (ReadMinutes(args) is not { } minutes)
        {
            Console.Error.WriteLine("soak takes nothing, or --minutes and a number above 0.");
            return 1;
        }

        var logFile = Path.Combine(RepositoryFolder.Artifacts("soak"), "web.log");
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        var port = ServerProcess.FreePort();
        var origin = $"http://localhost:{port}";
        await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Org = Org(origin) });
        await using var web = await WebProcess.StartAsync(server, port, logFile);
        var tally = new Tally();
        var scenes = Enumerable.Range(0, AtOnce).Select(i => new Scene(i, Certify.Running.Org.OfItsOwn(server), origin, tally)).ToArray();
        await Parallel.ForEachAsync(scenes, async (scene, _) => await scene.OpenAsync());

        using var end = new CancellationTokenSource();
        var traffic = scenes.Select(scene => Task.Run(() => GoOnAsync(scene, tally, end.Token))).ToArray();
        var measured = await MeasureAsync(web, tally, TimeSpan.FromMinutes(minutes));
        await end.CancelAsync();
        await Task.WhenAll(traffic);
        Console.WriteLine($"The web app's log: {logFile}");
        return await JudgeAsync(web, tally, scenes, measured) ? 0 : 1;
    }

    private static double? ReadMinutes(string[] args) => args switch
    {
        [] => 10,
        ["--minutes", var text] when double.TryParse(text, CultureInfo.InvariantCulture, out var minutes) && minutes > 0 => minutes,
        _ => null,
    };

    /// <summary>
    /// Access tokens live for two minutes, so that they are renewed each minute under load as well. The org keeps its latest 10,000 refresh tokens; those
    /// of sessions that stay must be used again before so many more are given out.
    /// </summary>
    private static OrgDefinition Org(string origin) => Known.Org(origin) with
    {
        Users = [.. Scene.Users(AtOnce)],
        AuthorizationServers = [new() { Id = AuthorizationServerDefinition.DefaultId, AccessTokenLifetime = TimeSpan.FromMinutes(2) }],
    };

    private static async Task GoOnAsync(Scene scene, Tally tally, CancellationToken end)
    {
        Act[] acts = [.. GoodActs.All, .. HostileActs.All];
        var weight = acts.Sum(act => act.Weight);
        while (!end.IsCancellationRequested)
        {
            var act = Draw(acts, Random.Shared.Next(weight));
            await TryAsync(act.Name, tally, async () =>
            {
                await act.RunAsync(scene);
                await scene.CheckOneAsync();
            });
            tally.Done(act.Name);
        }
    }

    private static Act Draw(Act[] acts, int ticket) => acts.First(act => (ticket -= act.Weight) < 0);

    private static async Task TryAsync(string what, Tally tally, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (e is RowException or HttpRequestException or OperationCanceledException)
        {
            tally.Violation($"{what}: {(e is RowException ? e.Message : $"{e.GetType().Name}: {e.Message}")}");
        }
    }

    private static async Task<Flatness[]> MeasureAsync(WebProcess web, Tally tally, TimeSpan time)
    {
        Flatness workingSet = new("working set", 0, Mebi), heap = new("heap", UnderWay, Mebi), live = new("heap in use", 0, Mebi),
            threads = new("threads", 10, Count), handles = new("handles", 20, Count);
        Console.WriteLine("  time  answers/s   cpu  working set       heap  heap in use  threads  handles  session files  log lines  violations");
        var looks = (int)Math.Max(1, time / Interval);
        var warmUp = (int)(WarmUp / Interval);
        using var timer = new PeriodicTimer(Interval);
        var (answers, processor) = (tally.Answers, web.Look().Processor);
        for (var i = 1; i <= warmUp + looks; i++)
        {
            await timer.WaitForNextTickAsync();
            var now = web.Look();
            var isMeasured = i > warmUp;
            var values = isMeasured ? [workingSet, heap, threads, handles] : new[] { new Flatness("", 0, Mebi), new("", 0, Mebi), new("", 0, Count), new Flatness("", 0, Count) };
            values[0].Add(now.WorkingSet);
            values[1].Add(await web.HeapAsync());
            values[2].Add(now.Threads);
            values[3].Add(now.Handles);
            var inUse = "";
            if (isMeasured && (i - warmUp) % LooksPerCollection == 1)
            {
                live.Add(await web.LiveAsync());
                inUse = live.Last;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{i * Interval.TotalSeconds,5:F0}s {(tally.Answers - answers) / Interval.TotalSeconds,10:F0} {(now.Processor - processor) / Interval,5:P0} {values[0].Last,12} {values[1].Last,10} {inUse,12} {now.Threads,8} {now.Handles,8} {web.SessionFiles,14} {web.Lines,10} {tally.Violated,11}{(isMeasured ? "" : "  (warm-up)")}"));
            (answers, processor) = (tally.Answers, now.Processor);
        }

        return [workingSet, heap, live, threads, handles];
    }

    private static async Task<bool> JudgeAsync(WebProcess web, Tally tally, Scene[] scenes, Flatness[] measured)
    {
        await Parallel.ForEachAsync(scenes, async (scene, _) => await TryAsync("the end", tally, scene.CloseAsync));
        var (files, state) = (web.SessionFiles, web.StateBytes);
        if (files > 0)
        {
            tally.Violation($"{files} session files are left when everybody has signed out");
        }

        Console.WriteLine();
        foreach (var act in GoodActs.All.Concat(HostileActs.All))
        {
            Console.WriteLine($"{act.Name,-40} {tally[act.Name],9}");
        }

        Console.WriteLine($"{"all",-40} {tally.Acts,9}, {tally.Answers} answers, {web.Lines} lines of log");
        Console.WriteLine($"{"state folder at the end",-40} {files,9} sessions, {state / 1024} KiB");
        Console.WriteLine();
        Console.WriteLine($"{"",-14} {"first third",12} {"last third",12}");
        var verdicts = measured.Select(value => value.Judge()).OfType<(string Text, bool IsFlat)>().ToArray();
        foreach (var (text, _) in verdicts)
        {
            Console.WriteLine(text);
        }

        Console.WriteLine();
        foreach (var violation in tally.Violations)
        {
            Console.WriteLine($"VIOLATION {violation}");
        }

        var passed = tally.Violated == 0 && verdicts.All(verdict => verdict.IsFlat);
        Console.WriteLine($"{(passed ? "PASSED" : "FAILED")}: {tally.Violated} violations");
        return passed;
    }

    private static string Mebi(double bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576:F1} MiB");

    private static string Count(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:F0}");
}
