using System.Diagnostics;
using System.Globalization;
using System.Text;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>12. Many at once. The counts are the list's, but for the soak, which is shortened; each case says how many.</summary>
internal static class Scale
{
    private const long Megabyte = 1024 * 1024;

    private static readonly string[] LogAttacks = ["\r\nforged line", "\u001b[2Jforged", "\u202Eforged", new string('x', 6000), "\0forged", "forged\u2028line"];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("scale-login-start-flood",
            new Case("starts", "memory flat; 429 past the limit; signed-in users are served", StartFloodAsync) { Alone = true },
            new Case("dripping-headers", "408 or closed; others are served", DripAsync)),
        new("scale-transaction-cookie-pileup", new Case("", "never 400 or 431; the oldest are dropped", PileupAsync)),
        new("scale-callback-flood",
            new Case("callbacks", "R400 without a call to the provider; one bounded log event each", CallbackFloodAsync) { Alone = true },
            new Case("logout-tokens", "400; no fetch of the keys and no log event for each", LogoutTokenFloodAsync) { Alone = true }),
        new("scale-jwks-thundering-herd", new Case("", "ACCEPT for all, one fetch of the keys", HerdAsync) { FaultOnTheWay = "scale-jwks-thundering-herd", Alone = true }),
        new("scale-provider-brownout", new Case("", "other pages keep their latency; recovery within seconds", BrownoutAsync)
        {
            FaultOnTheWay = "scale-provider-brownout", Setup = Setup.Impatient, Alone = true,
        }),
        new("scale-other-node-finishes-login",
            new Case("another-node", "ACCEPT", stage => AnotherNodeAsync(stage, restart: false)) { Setup = SharedState },
            new Case("after-a-restart", "ACCEPT", stage => AnotherNodeAsync(stage, restart: true)) { Setup = SharedState }),
        new("scale-session-store-down",
            new Case("full", "R503 and no session; no loop", StoreDownAsync) { Setup = SharedState },
            new Case("evicted-while-signed-in", "nobody is taken for signed in unseen; no loop", EvictedAsync) { Setup = SharedState }),
        new("scale-many-sessions-one-user", new Case("", "all end in bounded time, 200", ManySessionsAsync) { Fault = "scale-many-sessions-one-user", Alone = true }),
        new("scale-giant-return-url", new Case("", "dropped or 414; state and address below 4 kB", GiantReturnPathAsync)),
        new("scale-log-injection", [.. LogAttacks.SelectMany((attack, i) => new[] { "state", "error", "user-agent", "returnTo" }.Select(where => new Case($"{where}-{i + 1}", "one bounded, escaped event each", stage => LogInjectionAsync(stage, where, attack))))]),
        new("scale-soak", new Case("", "no growth of memory; refused are exactly the faulty ones", SoakAsync) { Alone = true }),
    ];

    /// <summary>What strangers can write into the log.</summary>
    private const int MostLinesAMinute = 100;

    private static Setup SharedState => new() { KeepsState = true };

    private static long Memory()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task ManyAsync(int count, int atOnce, Func<int, Task> what) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await what(i));

    private static async Task StartFloodAsync(Stage stage)
    {
        const int Count = 10_000;
        var user = stage.NewVisitor();
        await user.LogInAsync();
        await ManyAsync(100, 8, _ => new Browser().GetAsync(stage.Web.Origin + Known.Login)); // so that all is compiled
        var before = Memory();
        var (started, limited, others) = (0, 0, 0);
        await ManyAsync(Count, 16, async _ =>
        {
            var status = (await new Browser().GetAsync(stage.Web.Origin + Known.Login)).Status;
            _ = status switch { 302 => Interlocked.Increment(ref started), 429 => Interlocked.Increment(ref limited), _ => Interlocked.Increment(ref others) };
        });
        Expect.Same(Known.JohnId, await user.SignedInAsAsync(), "a signed-in user");
        var grown = (Memory() - before) / (double)Megabyte;
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"of {Count} starts {started} began, {limited} got 429; memory grew by {grown:0.0} MB"));
        Expect.That(others == 0, $"{others} answers are neither a start nor 429");
        Expect.That(limited > 0, "nothing is limited");
        Expect.That(grown < 20, $"memory grew by {grown:0} MB");
    }

    /// <summary>Clients that never end their headers do not keep others waiting.</summary>
    private static async Task DripAsync(Stage stage)
    {
        const int Count = 200;
        List<System.Net.Sockets.TcpClient> clients = [];
        try
        {
            for (var i = 0; i < Count; i++)
            {
                var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync(System.Net.IPAddress.Loopback, new Uri(stage.Web.Origin).Port);
                await client.GetStream().WriteAsync("GET /authorization-code/login HTTP/1.1\r\nHost: local"u8.ToArray());
                clients.Add(client);
            }

            var began = Stopwatch.GetTimestamp();
            await Judge.LogInAsync(stage, Accept);
            var took = Stopwatch.GetElapsedTime(began);
            Expect.That(took < TimeSpan.FromSeconds(5), $"a login beside them took {took.TotalSeconds:0.0} s");
            stage.Saw($"{Count} clients drip their headers, and a login beside them is served; the server's own limit for headers (30 s) was not waited for");
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static async Task PileupAsync(Stage stage)
    {
        const int Count = 50;
        var visitor = stage.NewVisitor();
        for (var i = 0; i < Count; i++)
        {
            var login = await visitor.BeginAsync(Start.Server, "/?" + new string('a', 500));
            Expect.That(login.AuthorizeUrl is not null, $"start {i + 1} is answered {login.Began}");
        }

        var header = visitor.Browser.Cookies.HeaderFor(new Uri(stage.Web.RedirectUri), Asker.User)!;
        Expect.That(header.Length < 16 * 1024, $"the cookies have {header.Length} characters");
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), Accept);
        stage.Saw($"{Count} logins begun and none finished; {visitor.Browser.Cookies.All.Count(kept => kept.Name.Contains("login-", StringComparison.Ordinal))} cookies are left, {header.Length} characters; the next login is accepted");
    }

    private static async Task CallbackFloodAsync(Stage stage)
    {
        const int Count = 10_000;
        await Judge.LogInAsync(stage, Accept);
        await stage.Org.ForgetJournalAsync();
        var lines = stage.Web.Log.Lines.Count;
        var began = Stopwatch.GetTimestamp();
        await ManyAsync(Count, 16, async i =>
        {
            var answer = await new Browser().GetAsync($"{stage.Web.RedirectUri}?code=c{i}&state=s{i}", headers: ("Cookie", $"okta-oauth-state=other{i}; okta-oauth-nonce=n{i}"));
            Expect.Same(401, answer.Status, "the status");
        });
        var took = Stopwatch.GetElapsedTime(began);
        var events = stage.Web.Log.Lines.Skip(lines).ToList();
        Expect.Same(0, (await stage.Org.JournalAsync()).Entries.Count, "calls to the provider");
        Expect.That(events.Count <= Count && events.All(line => line.Length < 500), $"{events.Count} log events");
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"{Count} callbacks in {took.TotalSeconds:0.0} s, no call to the provider, {events.Count} log events"));
        stage.Refused("state-mismatch");
    }

    private static async Task LogoutTokenFloodAsync(Stage stage)
    {
        const int Count = 1_000;
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await stage.Org.ForgetJournalAsync();
        var lines = stage.Web.Log.Lines.Count;
        var began = Stopwatch.GetTimestamp();
        await ManyAsync(Count, 16, async i =>
        {
            var token = $"{Encode($"{{\"alg\":\"RS256\",\"typ\":\"logout+jwt\",\"kid\":\"k{i}\"}}")}.{Encode("{\"sub\":\"x\"}")}.{new string('A', 342)}";
            Expect.Same(400, (await new Browser().PostAsync(stage.Web.Origin + Known.BackchannelLogout, [new("logout_token", token)])).Status, "the status");
        });
        var took = Stopwatch.GetElapsedTime(began);
        var fetches = (await stage.Org.JournalAsync()).Count("/v1/keys");
        Expect.That(fetches <= took.TotalSeconds + 2, $"{fetches} fetches of the keys in {took.TotalSeconds:0.0} s");
        var events = stage.Web.Log.Lines.Count - lines;
        Expect.That(events <= MostLinesAMinute * (took.TotalMinutes + 1), $"{events} log events of {Count} strangers");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "a signed-in user");
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"{Count} logout tokens with kids of their own in {took.TotalSeconds:0.0} s, {fetches} fetches of the keys, {events} log events"));
    }

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static async Task HerdAsync(Stage stage)
    {
        const int Count = 500;
        await Judge.LogInAsync(stage, Accept);
        List<(Visitor Visitor, Login Login)> waiting = [];
        for (var i = 0; i < Count; i++)
        {
            var visitor = stage.NewVisitor();
            waiting.Add((visitor, await visitor.ReachCallbackAsync()));
        }

        await stage.Org.ForgetJournalAsync(); // it keeps the last 2,000 requests
        stage.Clock.Advance(TimeSpan.FromSeconds(10));
        using var rotation = stage.Org.Arm(stage.Case.FaultOnTheWay!);
        await Task.WhenAll(waiting.Select(one => one.Visitor.ComeBackAsync(one.Login)));
        var fetches = (await stage.Org.JournalAsync()).Count("/v1/keys");
        var accepted = waiting.Count(one => one.Login.Callback!.OpenedSessions.Count > 0);
        stage.Saw($"{Count} logins at the moment of a rotation: {accepted} accepted, {fetches} fetches of the keys");
        Expect.Same(Count, accepted, "accepted logins");
        // Who comes while a fetch is under way cannot know whether it shows the new key, and takes part in one more.
        Expect.That(fetches <= 2, $"{fetches} fetches of the keys");
    }

    private static async Task BrownoutAsync(Stage stage)
    {
        const int Count = 200;
        var user = stage.NewVisitor();
        await user.LogInAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        var waiting = new List<(Visitor Visitor, Login Login)>();
        for (var i = 0; i < Count; i++)
        {
            var visitor = stage.NewVisitor();
            waiting.Add((visitor, await visitor.ReachCallbackAsync()));
        }

        var slowest = TimeSpan.Zero;
        using (stage.Org.Arm(stage.Case.FaultOnTheWay!))
        {
            var logins = Task.WhenAll(waiting.Select(one => one.Visitor.ComeBackAsync(one.Login)));
            while (!logins.IsCompleted)
            {
                var began = Stopwatch.GetTimestamp();
                Expect.Same(200, (await user.GetAsync(Known.Profile)).Status, "the status of another page");
                slowest = slowest > Stopwatch.GetElapsedTime(began) ? slowest : Stopwatch.GetElapsedTime(began);
            }

            await logins;
        }

        Expect.That(waiting.All(one => FailurePages.Read(one.Login.Final) is Outcome.R503 or Outcome.R504), "not every login is R503 or R504");
        var recovering = Stopwatch.GetTimestamp();
        var next = stage.NewVisitor();
        await next.LogInAsync(); // not judged by the journal, in which the calls that were given up may still arrive
        var recovered = Stopwatch.GetElapsedTime(recovering);
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"{Count} logins at once against endpoints that take 10 s (budget 1.5 s): the slowest other page took {slowest.TotalMilliseconds:0} ms, the first login after it {recovered.TotalSeconds:0.0} s"));
        Expect.Same(Known.JohnId, await next.SignedInAsAsync(), "who is signed in after it");
        Expect.That(slowest < TimeSpan.FromSeconds(2), $"another page took {slowest.TotalSeconds:0.0} s");
        Expect.That(recovered < TimeSpan.FromSeconds(5), $"the first login after it took {recovered.TotalSeconds:0.0} s");
    }

    /// <summary>
    /// The other node has a state folder of its own, with the keys of the first, or after a restart the same; the redirect URI is that of the first,
    /// as behind a load balancer.
    /// </summary>
    private static async Task AnotherNodeAsync(Stage stage, bool restart)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Start.Server);
        if (restart)
        {
            await stage.Web.DisposeAsync();
        }

        using var own = new Harness.TemporaryFolder();
        Directory.CreateDirectory(own["keys"]);
        foreach (var key in Directory.GetFiles(Path.Combine(stage.Settings.StateDir!, "keys")))
        {
            File.Copy(key, Path.Combine(own["keys"], Path.GetFileName(key)));
        }

        await using var other = await Harness.WebHost.StartAsync(_ => stage.Settings with
        {
            RedirectUri = stage.Web.RedirectUri, StateDir = restart ? stage.Settings.StateDir : own.Path,
        });
        var answer = await visitor.Browser.GetAsync(login.CallbackUrl!.Replace(stage.Web.Origin, other.Origin, StringComparison.Ordinal), Asker.OtherSite);
        Expect.Same(302, answer.Status, $"the status at the other node ({answer.Reason})");
        Expect.Same(200, (await visitor.Browser.GetAsync(other.Origin + Known.Profile)).Status, "the status of the profile at the other node");
        stage.Saw("begun at one node, finished at another that has the same keys");
    }

    /// <summary>The folder of the sessions is a file: nothing can be written.</summary>
    private static async Task StoreDownAsync(Stage stage)
    {
        await Judge.LogInAsync(stage, Accept);
        var folder = Path.Combine(stage.Settings.StateDir!, "sessions");
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "");
        var visitor = stage.NewVisitor();
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), new Expectation(Reach.UserInfo, Outcome.R503));
    }

    private static async Task EvictedAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await stage.Web.DisposeAsync();
        Directory.Delete(Path.Combine(stage.Settings.StateDir!, "sessions"), recursive: true);
        await using var again = await Harness.WebHost.StartAsync(_ => stage.Settings);
        var answer = await visitor.Browser.GetAsync(again.Origin + Known.Profile);
        Expect.OneOf(answer.Status, "the status", 302, 401);
        Expect.That(answer.Location is null or "/", $"it leads to {answer.Location}");
        stage.Saw("a cookie whose session is gone opens nothing, and leads to the overview");
    }

    private static async Task ManySessionsAsync(Stage stage)
    {
        const int Count = 1_000;
        var visitors = new System.Collections.Concurrent.ConcurrentBag<Visitor>();
        await ManyAsync(Count, 8, async _ =>
        {
            var visitor = stage.NewVisitor();
            await visitor.LogInAsync();
            visitors.Add(visitor);
        });
        var began = Stopwatch.GetTimestamp();
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitors.First().SessionIdAsync()), "the status");
        var took = Stopwatch.GetElapsedTime(began);
        Expect.That(took < TimeSpan.FromSeconds(3), $"it took {took.TotalSeconds:0.0} s");
        foreach (var visitor in visitors)
        {
            Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        }

        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"{Count} sessions over after {took.TotalMilliseconds:0} ms"));
    }

    private static async Task GiantReturnPathAsync(Stage stage)
    {
        foreach (var length in new[] { 1_000, 3_000, 6_000, 64 * 1024 })
        {
            var login = await stage.NewVisitor().BeginAsync(Start.Server, "/?" + new string('a', length));
            Expect.OneOf(login.Began!.Status, $"the status for {length} characters", 302, 400, 414, 431);
            Expect.That(login.AuthorizeUrl is null || login.AuthorizeUrl.Length < 4096, $"the address of the provider has {login.AuthorizeUrl?.Length} characters");
            Expect.That(login.Began.SetCookies.All(set => set.Raw.Length < 4096), "the transaction's cookie has 4 kB or more");
        }

        stage.Saw("dropped up to the server's own limit for addresses, 414 beyond it");
    }

    private static async Task LogInjectionAsync(Stage stage, string where, string attack)
    {
        var before = stage.Web.Log.Lines.Count;
        var escaped = Uri.EscapeDataString(attack);
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync();
        var answer = where switch
        {
            "state" => await visitor.GetAsync($"{Known.Callback}?code=c&state={escaped}"),
            "error" => await visitor.GetAsync($"{Known.Callback}?error={escaped}&state={login.State}"),
            "returnTo" => await visitor.GetAsync($"{Known.Login}?returnTo={escaped}"),
            _ => await RawHttp.SendAsync(stage.Web.Origin, "GET", $"{Known.Callback}?code=c&state=s", headers: ("User-Agent", attack.Replace("\r\n", "\r\n ", StringComparison.Ordinal).Replace('\0', ' '))),
        };
        var added = stage.Web.Log.Lines.Skip(before).ToList();
        Expect.That(answer.Status < 500, $"it is answered {answer.Status}");
        Expect.That(added.Count <= 2, $"{added.Count} log events");
        Expect.That(added.All(line => line.Length < 600 && !line.Any(c => char.IsControl(c) || c is '\u202E' or '\u2028') && !line.Contains("xxxxxxxxxx", StringComparison.Ordinal)), "what was sent reaches the log as it was");
        stage.Saw($"{answer.Status}, {added.Count} log events");
    }

    /// <summary>The list asks for 100,000 logins in an hour; memory that grows with each login shows in a thousand.</summary>
    private static async Task SoakAsync(Stage stage)
    {
        const int Count = 1_000;
        const int OneIn = 100;
        var (accepted, refused) = (0, 0);
        await ManyAsync(200, 4, OneAsync); // so that all is compiled, and pools have their size
        await stage.Org.ForgetJournalAsync();
        var before = Memory();
        (accepted, refused) = (0, 0);
        await ManyAsync(Count, 4, OneAsync);
        await stage.Org.ForgetJournalAsync();
        var grown = (Memory() - before) / (double)Megabyte;
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"{Count} logins and logouts, 1 percent of them with a forged state (the list: 100,000 in an hour): {refused} refused; memory grew by {grown:0.0} MB, the test's own log included"));
        Expect.Same(Count / OneIn, refused, "refused logins");
        Expect.Same(Count - refused, accepted, "accepted logins");
        Expect.That(grown < 15, $"memory grew by {grown:0.0} MB");

        async Task OneAsync(int i)
        {
            var visitor = stage.NewVisitor();
            var login = await visitor.ReachCallbackAsync();
            if (i % OneIn == OneIn - 1)
            {
                login.CallbackUrl = login.CallbackUrl!.Replace("state=", "state=x", StringComparison.Ordinal);
            }

            await visitor.ComeBackAsync(login);
            if (login.Callback!.OpenedSessions.Count > 0)
            {
                Interlocked.Increment(ref accepted);
                await visitor.LogOutAsync();
            }
            else
            {
                Interlocked.Increment(ref refused);
            }
        }
    }
}
