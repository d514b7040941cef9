using System.Diagnostics;
using RazorOkta.Certify.Report;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Backends;

/// <summary>
/// Tries a server that is not ours with the rules of the family, and with every fault of the provider that shows in a login's answer: the same words, and
/// the same faults, as in the certificate of the web app. Judged from outside, by status, session and the org's journal.
/// </summary>
internal static class BackendRun
{
    // What a server of the family does not look at (metadata, UserInfo) cannot mislead it.
    private static readonly string[] Sections = ["5.", "6.", "7."];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <returns>0: nothing failed; 1: something did; 2: there is nothing to be tried.</returns>
    public static async Task<int> RunAsync(CommandLine line, string folder)
    {
        var origin = new Uri(line.Backend!).GetLeftPart(UriPartial.Authority);
        await using var org = Org.OfItsOwn(await MockOktaServer.StartAsync(new MockOktaSettings { Port = line.MockPort, Org = Known.Org(origin) }));
        Console.WriteLine($"The org    {org.Issuer}, client {Known.ClientId} with the secret {Known.ClientSecret}");
        Console.WriteLine($"The server {origin}, which must be configured for it");
        return await TryAsync(new Backend(org, origin, Known.ClientId), line.Only, folder);
    }

    /// <param name="backend">What is tried.</param>
    /// <param name="only">Part of the names of what is tried; <c>null</c>: everything is.</param>
    /// <param name="folder">Where the reports go.</param>
    /// <returns>As of <see cref="RunAsync"/>.</returns>
    public static async Task<int> TryAsync(Backend backend, string? only, string folder)
    {
        if (await MistakeAsync(backend) is { } mistake)
        {
            Console.Error.WriteLine(mistake);
            return 2;
        }

        var verdicts = new List<Verdict>();
        foreach (var rule in FamilyRules.All.Where(rule => IsMeant(rule.Id)))
        {
            await AddAsync(new Listing(rule.Id, "The routes of the family", By.Request, ""), "", rule.Expected, () => rule.Script(backend));
        }

        foreach (var trial in Certificate.All.SelectMany(one => (one.Row?.Cases ?? []).Select(@case => new Trial(one.Listing, @case))).Where(IsTried))
        {
            await AddAsync(trial.Listing, trial.Case.Variant, $"{trial.Case.Expectation}", () => FaultAsync(backend, trial.Case));
        }

        JsonReport.Write(Path.Combine(folder, "backend.json"), verdicts);
        JUnitReport.Write(Path.Combine(folder, "backend.xml"), verdicts);
        ConsoleReport.Summarise(verdicts);
        Console.WriteLine($"Report: {Path.Combine(folder, "backend.json")}");
        return verdicts.Any(verdict => verdict.Outcome == Outcomes.Failed) ? 1 : 0;

        bool IsMeant(string name) => only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase);

        bool IsTried(Trial trial) =>
            trial.Case is { Fault: not null, Expectation: not null, Alone: false } && trial.Case.Setup == new Setup() && !trial.Case.Variant.EndsWith("@contract-1", StringComparison.Ordinal)
            && Sections.Any(section => trial.Listing.Section.StartsWith(section, StringComparison.Ordinal)) && IsMeant(trial.Name);

        async Task AddAsync(Listing listing, string variant, string expected, Func<Task> script)
        {
            var began = Stopwatch.GetTimestamp();
            var (outcome, observed) = await OutcomeOfAsync(script);
            var verdict = new Verdict(listing, variant, outcome, expected, observed, [], [], Stopwatch.GetElapsedTime(began));
            verdicts.Add(verdict);
            ConsoleReport.Say(verdict);
        }
    }

    private static async Task<(string Outcome, string Observed)> OutcomeOfAsync(Func<Task> script)
    {
        try
        {
            await script().WaitAsync(Longest);
            return (Outcomes.Passed, "as expected");
        }
        catch (Exception e) when (e is RowException or HttpRequestException or TimeoutException or OperationCanceledException)
        {
            return (Outcomes.Failed, e.Message);
        }
    }

    /// <summary>One login under one fault. With new keys each time, for servers keep them by their names.</summary>
    private static async Task FaultAsync(Backend backend, Case @case)
    {
        await backend.Org.RotateKeysAsync();
        using var armed = backend.Org.Arm(@case.Fault!);
        var visitor = backend.NewVisitor();
        var answer = (await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor))).Callback!;
        var isSignedIn = await visitor.SignedInAsAsync() is not null;
        if (@case.Expectation!.Accepts)
        {
            // A server may be stricter than it must; it may not fail over it.
            Expect.That(isSignedIn || (@case.Expectation.Outcomes.Length > 1 && answer.Status is >= 400 and < 600), $"the callback answers {answer}, and nobody is signed in");
            return;
        }

        Expect.That(!isSignedIn, $"the callback answers {answer}, and somebody is signed in");
        Expect.That(answer.Status is >= 400 and < 600, $"the callback answers {answer}, and should refuse");
    }

    /// <summary>Why nothing can be said of the server; <c>null</c>: something can. One that refuses everything would keep every rule of refusing.</summary>
    private static async Task<string?> MistakeAsync(Backend backend)
    {
        try
        {
            await new Browser().GetAsync(backend.Origin + "/");
        }
        catch (HttpRequestException e)
        {
            return $"{backend.Origin} does not answer: {e.Message}";
        }

        var (outcome, observed) = await OutcomeOfAsync(() => FamilyRules.LoginAsync(backend));
        return outcome == Outcomes.Passed
            ? null
            : $"It cannot be judged: a login with nothing wrong in it does not succeed, for {observed}.{Environment.NewLine}Is the server configured as above, and is it one whose front-end begins logins in the browser, with the cookies okta-oauth-state and okta-oauth-nonce?";
    }
}
