using System.Collections.Concurrent;
using System.Diagnostics;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Running;

/// <summary>How a run goes.</summary>
internal sealed record RunSettings
{
    /// <summary>Checks under way at once.</summary>
    public int AtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Where evidence is kept.</summary>
    public required string Folder { get; init; }

    /// <summary><c>null</c>: Chromium.</summary>
    public IBrowser? Browser { get; init; }

    /// <summary>Failures that the author knows of, by the check's name, with their reason.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>();
}

/// <summary>Tries a front-end with every check, each in a world of its own.</summary>
internal sealed class Certification(Candidate candidate, IReadOnlyList<Check> checks, RunSettings settings, Action<Verdict> said) : IDisposable
{
    /// <summary>A front-end that hangs has failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PatienceAtTheStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _room = new(settings.AtOnce);
    private readonly ConcurrentDictionary<Check, Lazy<Task<Verdict>>> _verdicts = new();

    /// <returns>In the order of the checks.</returns>
    public async Task<IReadOnlyList<Verdict>> RunAsync() => await Task.WhenAll(checks.Select(VerdictOf));

    public void Dispose() => _room.Dispose();

    private Task<Verdict> VerdictOf(Check check) => _verdicts.GetOrAdd(check, _ => new Lazy<Task<Verdict>>(() => Task.Run(() => JudgeAsync(check)))).Value;

    private async Task<Verdict> JudgeAsync(Check check)
    {
        var verdict = await NotJudgedAsync(check) ?? Compared(await TryAsync(check));
        said(verdict);
        return verdict;
    }

    /// <summary>Why a check is not tried; <c>null</c>: it is.</summary>
    private async Task<Verdict?> NotJudgedAsync(Check check)
    {
        if (check.CannotBeAskedOf(candidate))
        {
            return new Verdict(check, Outcome.NotApplicable, check.IsOfPackage ? "There is no package: it runs somewhere." : "It needs an org of its own, and this one is others' too.");
        }

        foreach (var need in checks.Where(check.NeedsCheck))
        {
            if (await VerdictOf(need) is { Outcome: Outcome.Failed or Outcome.NotRun or Outcome.KnownFailure } broken)
            {
                return new Verdict(check, Outcome.NotRun, $"Left out, because {broken.Check.Name} {(broken.Outcome == Outcome.NotRun ? "was left out" : "has failed")}: this builds on it.");
            }
        }

        return null;
    }

    /// <summary>With what its author knows of. One that passes and should not fails: the list is to be corrected.</summary>
    private Verdict Compared(Verdict verdict) => !settings.Known.TryGetValue(verdict.Check.Name, out var reason) ? verdict : verdict.Outcome switch
    {
        Outcome.Failed => verdict with { Outcome = Outcome.KnownFailure, Message = $"{reason} ({verdict.Message})" },
        Outcome.Passed => verdict with { Outcome = Outcome.Failed, Message = $"It passes, and the list of known failures says that it does not (\"{reason}\"). Take it off the list." },
        _ => verdict,
    };

    private async Task<Verdict> TryAsync(Check check)
    {
        if (check.IsOfPackage)
        {
            return await TryAsync(check, new Trial(null, candidate), () => Task.FromResult<string?>(null));
        }

        await _room.WaitAsync();
        World? world = null;
        try
        {
            world = await StartAsync(check);
            return await TryAsync(check, new Trial(world, candidate), async () => await Keeping.KeepAsync(settings.Folder, check.Name, world));
        }
        finally
        {
            await EndAsync(world);
            _room.Release();
        }
    }

    /// <summary>A page that hangs does not hold up the others: its world is left to itself.</summary>
    private static async Task EndAsync(World? world)
    {
        try
        {
            await (world?.DisposeAsync().AsTask() ?? Task.CompletedTask).WaitAsync(PatienceAtTheEnd);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
        }
    }

    private async Task<World> StartAsync(Check check)
    {
        try
        {
            var world = (check.World ?? new WorldSettings()) with { Browser = settings.Browser, IsFilmed = true };
            var starting = candidate.There is { } there ? World.ThereAsync(there.Origin, there.OrgUrl, world) : World.StartAsync(candidate.Frontend!, world);
            return await starting.WaitAsync(PatienceAtTheStart);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            throw new CannotBeJudgedException($"the browser gives no page ({FirstLines(e.Message)}).");
        }
    }

    private static async Task<Verdict> TryAsync(Check check, Trial trial, Func<Task<string?>> keep)
    {
        var began = Stopwatch.GetTimestamp();
        var (outcome, message) = await OutcomeOfAsync(check, trial);
        return new Verdict(check, outcome, message)
        {
            Seen = trial.Seen, Took = Stopwatch.GetElapsedTime(began), Evidence = outcome is Outcome.Failed or Outcome.Warning ? await keep() : null,
        };
    }

    private static async Task<(Outcome, string?)> OutcomeOfAsync(Check check, Trial trial)
    {
        try
        {
            await check.Script(trial).WaitAsync(Longest);
            return (Outcome.Passed, null);
        }
        catch (NotApplicableException e)
        {
            return (Outcome.NotApplicable, e.Message);
        }
        catch (CheckFailedException e)
        {
            return (check.Warns ? Outcome.Warning : Outcome.Failed, e.Message);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return (Outcome.Failed, e is TimeoutException && e.Message.Length == 0 ? $"It was not over after {Longest.TotalSeconds} seconds." : FirstLines(e.Message));
        }
    }

    private static string FirstLines(string message) => string.Join(" ", message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(4));
}
