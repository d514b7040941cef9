using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;

namespace RazorOkta.Certify.Rows;

/// <summary>4. Callbacks that no provider has sent: replayed, injected, doubled, misspelled.</summary>
internal static class CraftedCallback
{
    private const int Copies = 20;

    private static readonly Expectation AsAnError = new(Reach.Nothing, Outcome.R403);

    private static readonly IReadOnlyList<(string Name, Func<string, string> Make)> Odd =
    [
        ("code-64k", query => Without(query, "code") + "&code=" + new string('c', 64 * 1024)),
        ("code-6k", query => Without(query, "code") + "&code=" + new string('c', 6 * 1024)),
        ("state-64k", query => Without(query, "state") + "&state=" + new string('s', 64 * 1024)),
        ("unknown-6k", query => query + "&x=" + new string('x', 6 * 1024)),
        ("code-nul", query => Without(query, "code") + "&code=a%00b"),
        ("code-line-end", query => Without(query, "code") + "&code=a%0d%0aSet-Cookie:%20evil=1"),
        ("code-surrogate", query => Without(query, "code") + "&code=%ed%a0%80"),
        ("code-overlong", query => Without(query, "code") + "&code=%c0%af%c0%ae"),
        ("state-nul", query => query.Replace("state=", "state=%00", StringComparison.Ordinal)),
        ("state-line-end", query => query.Replace("state=", "state=%0d%0aSet-Cookie:%20evil=1", StringComparison.Ordinal)),
        ("state-surrogate", query => query.Replace("state=", "state=%ed%a0%80", StringComparison.Ordinal)),
        ("iss-line-end", query => query + "&iss=%0d%0aSet-Cookie:%20evil=1"),
        ("error-line-end", query => query + "&error=%0d%0aSet-Cookie:%20evil=1"),
        ("name-nul", query => query + "&%00=x&code%00=y&co%64e=z"),
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        Row.Of("callback-state-from-other-browser",
            Both("no-attempt-open", $"{Untied}", (stage, start) => OtherBrowserAsync(stage, start, hasOwnAttempt: false)),
            Both("own-attempt-open", $"{Untied}", (stage, start) => OtherBrowserAsync(stage, start, hasOwnAttempt: true)),
            [new Case("planted-by-a-sister-host", $"{Untied}", PlantedAsync) { Setup = new Setup { Https = true } }]),
        Row.Of("callback-state-unusable",
            Both("truncated", $"{Untied}", (stage, start) => AlteredStateAsync(stage, start, state => state[..^5])),
            Both("bit-flipped", $"{Untied}", (stage, start) => AlteredStateAsync(stage, start, state => (state[0] == 'a' ? 'b' : 'a') + state[1..])),
            Both("empty", $"{Untied}", (stage, start) => RewrittenAsync(stage, start, query => Without(query, "state") + "&state=", Untied with { Reason = "no-state" })),
            Both("cookies-off", $"{Untied}", CookiesOffAsync),
            [.. new[] { "state", "nonce" }.Select(name => new Case($"no-{name}-cookie@contract-1", $"{Untied}", stage => HalfAnAttemptAsync(stage, name)))],
            [new Case("of-a-front-end-that-leaves-logins-to-the-server@contract-1", $"{Untied}", stage => AlteredStateAsync(stage, Start.Frontend, state => state)) { Setup = Setup.OfContractTwo }],
            [new Case("expired", $"{Untied}", ExpiredAsync)],
            [new Case("cookie-bit-flipped", $"{Untied}", stage => AlteredCookieAsync(stage, value => value[..^8] + (value[^8] == 'A' ? 'B' : 'A') + value[^7..]))],
            [new Case("cookie-truncated", $"{Untied}", stage => AlteredCookieAsync(stage, value => value[..(value.Length / 2)]))],
            [new Case("cookie-empty", $"{Untied}", stage => AlteredCookieAsync(stage, _ => ""))],
            [new Case("cookie-of-another-attempt", $"{Untied}", OtherAttemptsCookieAsync)],
            [new Case("cookie-under-another-key", $"{Untied}", ForeignCookieAsync)]),
        Row.Of("callback-replayed",
            Both("later", "ACCEPT once, then R400; the session stays", ReplayedLaterAsync),
            Both("twenty-at-once", "one token request and one session", AtOnceAsync)),
        new("callback-parallel-tabs", new Case("", "ACCEPT both, each to its own return path", ParallelTabsAsync)),
        Row.Of("callback-injected-code", Both("", "R400 or R502, no session", InjectedAsync)),
        new("callback-duplicate-parameter",
            [.. new[] { "code", "state", "iss", "error" }.SelectMany(name => new[] { "same", "other" }.SelectMany(value => Both($"{name}-twice-{value}", $"{Forged}", (stage, start) => TwiceAsync(stage, start, name, value)))),
             .. Both("query-and-body", "405 or R400, no token request", QueryAndBodyAsync)]),
        Row.Of("callback-malformed-combination",
            Both("code-and-error", $"{AsAnError}", (stage, start) => RewrittenAsync(stage, start, query => query + "&error=access_denied", AsAnError)),
            Both("neither", $"{Forged}", (stage, start) => RewrittenAsync(stage, start, query => Without(query, "code"), Forged)),
            Both("code-and-interaction-code", $"{Forged}", (stage, start) => RewrittenAsync(stage, start, query => query + "&interaction_code=x", Forged with { Reason = "two-codes" })),
            [new Case("interaction-code@contract-1", $"{Forged}", stage => RewrittenAsync(stage, Start.Frontend, query => query.Replace("code=", "interaction_code=", StringComparison.Ordinal), Forged))],
            Both("empty-interaction-code", $"{Forged}", (stage, start) => RewrittenAsync(stage, start, query => Without(query, "code") + "&interaction_code=", Forged)),
            Both("empty-code", $"{Forged}", (stage, start) => RewrittenAsync(stage, start, query => Without(query, "code") + "&code=", Forged))),
        new("callback-wrong-method",
            [.. new[] { "HEAD", "OPTIONS", "PUT", "POST", "DELETE", "TRACE", "get" }.SelectMany(method => Both(method, "405 or 400; the login goes on", (stage, start) => WrongMethodAsync(stage, start, method)))]),
        new("callback-oversized-or-control-characters", [.. Odd.SelectMany(odd => Both(odd.Name, "400, 401, 414 or 431; no header is split", (stage, start) => OddAsync(stage, start, odd.Make)))]),
        Row.Of("callback-while-signed-in",
            Both("valid", "ACCEPT for the second user; nothing of the first is left", OtherUserAsync),
            Both("forged", "R400; the first user stays", ForgedWhileSignedInAsync)),
        Row.Of("callback-url-leak", Both("", "the code leaves the address bar; nothing of third parties on the pages", UrlLeakAsync)),
        new("callback-path-variants",
            [.. new[]
            {
                "/authorization-code/callback/", "//authorization-code/callback", "/authorization-code//callback", "/Authorization-Code/Callback", "/authorization-code/CALLBACK",
                "/authorization-code/callback;x", "/authorization-code;x/callback", "/authorization-code%2fcallback", "/authorization-code/callback%2f", "/authorization-code/./callback%00",
                "/authorization-code/callback.", "/authorization-code/callback%20", "/authorization-code\\callback", "/authorization-code/x%2f..%2fcallback",
            }.SelectMany(path => Both(path, "404 or 400; the login goes on", (stage, start) => PathVariantAsync(stage, start, path)))]),
    ];

    private static Case[] Both(string variant, string expected, Func<Stage, Start, Task> script) =>
    [
        new Case(variant, expected, stage => script(stage, Start.Server)),
        new Case($"{variant}@contract-1", expected, stage => script(stage, Start.Frontend)),
    ];

    private static async Task OtherBrowserAsync(Stage stage, Start start, bool hasOwnAttempt)
    {
        var attackers = await stage.NewVisitor().ReachCallbackAsync(start, Known.George);
        var victim = stage.NewVisitor();
        if (hasOwnAttempt)
        {
            await victim.ReachCallbackAsync(start);
        }

        await Judge.OfAsync(stage, victim, await victim.ComeBackAsync(attackers), Untied);
    }

    /// <summary>A sister host sets cookies for the whole domain: all those of an attempt of its own, but any that begins with <c>__Host-</c>.</summary>
    private static async Task PlantedAsync(Stage stage)
    {
        var (attacker, victim) = (stage.NewVisitor(), stage.NewVisitor());
        var attackers = await attacker.ReachCallbackAsync(user: Known.George);
        foreach (var cookie in attacker.Browser.Cookies.All.Where(kept => kept.Name.Contains("razorokta-login-", StringComparison.Ordinal) && !kept.Name.StartsWith("__Host-", StringComparison.Ordinal)))
        {
            victim.Browser.Cookies.Plant(cookie.Host, cookie.Name, cookie.Value, cookie.Path);
        }

        await Judge.OfAsync(stage, victim, await victim.ComeBackAsync(attackers), Untied);
    }

    private static async Task AlteredStateAsync(Stage stage, Start start, Func<string, string> alter)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        login.CallbackUrl = login.CallbackUrl!.Replace($"state={login.State}", $"state={alter(login.State)}", StringComparison.Ordinal);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    private static async Task CookiesOffAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var without = stage.NewVisitor();
        await Judge.OfAsync(stage, without, await without.ComeBackAsync(login), Untied);
    }

    /// <summary>Of the two cookies of a front-end's attempt one is missing.</summary>
    private static async Task HalfAnAttemptAsync(Stage stage, string name)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Start.Frontend);
        visitor.Browser.Cookies.Remove(kept => kept.Name == $"okta-oauth-{name}");
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    /// <summary>A login that the relying party has begun is good for minutes.</summary>
    private static async Task ExpiredAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Start.Server);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    private static async Task AlteredCookieAsync(Stage stage, Func<string, string> alter)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Start.Server);
        var cookie = TransactionCookie(visitor);
        visitor.Browser.Cookies.Plant(cookie.Host, cookie.Name, alter(cookie.Value), cookie.Path);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    /// <summary>Ours, and of the same browser: only the state inside tells that it answers another login.</summary>
    private static async Task OtherAttemptsCookieAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.BeginAsync(Start.Server);
        var other = TransactionCookie(visitor);
        var login = await visitor.ReachCallbackAsync(Start.Server);
        var cookie = visitor.Browser.Cookies.All.Single(kept => IsTransaction(kept.Name) && kept.Name != other.Name);
        visitor.Browser.Cookies.Plant(cookie.Host, cookie.Name, other.Value, cookie.Path);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    /// <summary>Another server's key ring has made it, for the same name.</summary>
    private static async Task ForeignCookieAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(Start.Server);
        await using var other = await Harness.WebHost.StartAsync(_ => stage.Settings);
        var begun = await new Browser().GetAsync(other.Origin + Known.Login);
        var theirs = begun.SetCookies.First(set => IsTransaction(set.Name));
        var cookie = TransactionCookie(visitor);
        visitor.Browser.Cookies.Plant(cookie.Host, cookie.Name, theirs.Value, cookie.Path);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
    }

    private static async Task ReplayedLaterAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(start);
        await Judge.OfAsync(stage, visitor, login, Accept);
        var tokens = (await stage.Org.JournalAsync()).Count("/v1/token");
        foreach (var jar in new[] { visitor.Browser.Cookies, login.Before!.Copy() })
        {
            var again = await new Browser { Cookies = jar.Copy() }.GetAsync(login.CallbackUrl!, Asker.OtherSite);
            Expect.Same(401, again.Status, "the status of the second answer");
            Expect.That(again.OpenedSessions.Count == 0, "a second session is opened");
            stage.Refused(again.Reason);
        }

        Expect.Same(tokens, (await stage.Org.JournalAsync()).Count("/v1/token"), "token requests");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        stage.Saw("no second token request, no second session, and the first stays");
    }

    private static async Task AtOnceAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var answers = await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => visitor.Browser.Copy().GetAsync(login.CallbackUrl!, Asker.OtherSite)));
        Expect.Same(1, answers.Count(answer => answer.OpenedSessions.Count > 0), "sessions");
        Expect.Same(1, (await stage.Org.JournalAsync()).Count("/v1/token"), "token requests");
        Expect.That(answers.Where(answer => answer.OpenedSessions.Count == 0).All(answer => FailurePages.Read(answer) == Outcome.R400), "the others are not all R400");
        stage.Refused(answers.First(answer => answer.Reason is not null).Reason);
        stage.Saw($"{Copies} at once: one token request, one session");
    }

    private static async Task ParallelTabsAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var first = await visitor.ReachCallbackAsync(Start.Server, returnTo: "/?tab=first");
        var second = await visitor.ReachCallbackAsync(Start.Server, returnTo: "/?tab=second");
        await visitor.ComeBackAsync(second);
        await visitor.ComeBackAsync(first);
        Expect.Same("/?tab=second", second.Callback!.Location, "where the second login ends");
        Expect.Same("/?tab=first", first.Callback!.Location, "where the first login ends");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        stage.Saw("both end where they were to end");
    }

    /// <summary>A code that was stolen from another user stands behind the attacker's own state.</summary>
    private static async Task InjectedAsync(Stage stage, Start start)
    {
        var stolen = (await stage.NewVisitor().ReachCallbackAsync(start, Known.George)).Code;
        var attacker = stage.NewVisitor();
        var login = await attacker.ReachCallbackAsync(start);
        login.CallbackUrl = login.CallbackUrl!.Replace(login.Code, stolen, StringComparison.Ordinal);
        await Judge.OfAsync(stage, attacker, await attacker.ComeBackAsync(login), new Expectation(Reach.Keys, Outcome.R400, Outcome.R502));
    }

    private static async Task TwiceAsync(Stage stage, Start start, string name, string value)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var query = new Uri(login.CallbackUrl!).Query;
        var had = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).GetValueOrDefault(name).ToString();
        had = had.Length > 0 ? had : name == "iss" ? stage.Org.Issuer : "access_denied";
        var more = query.Contains($"{name}=", StringComparison.Ordinal) ? "" : $"&{name}={Uri.EscapeDataString(had)}";
        var right = login.CallbackUrl;
        login.CallbackUrl += $"{more}&{name}={Uri.EscapeDataString(value == "same" ? had : had + "x")}";
        if (name != "state")
        {
            await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Forged);
            return;
        }

        // With two states nobody can say which login it is, so none is spent.
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Untied);
        login.CallbackUrl = right;
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Accept);
    }

    private static async Task QueryAndBodyAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var answer = await visitor.Browser.PostAsync(login.CallbackUrl!, [new("code", "evil"), new("state", login.State)], Asker.OtherSitesForm);
        Expect.OneOf(answer.Status, "the status", 400, 401, 405);
        Expect.Same(0, (await stage.Org.JournalAsync()).Count("/v1/token"), "token requests");
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Accept);
    }

    private static async Task RewrittenAsync(Stage stage, Start start, Func<string, string> rewrite, Expectation expected)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        login.CallbackUrl = stage.Web.RedirectUri + rewrite(new Uri(login.CallbackUrl!).Query);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), expected);
    }

    private static async Task WrongMethodAsync(Stage stage, Start start, string method)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var target = new Uri(login.CallbackUrl!).PathAndQuery;
        var answer = await RawHttp.SendAsync(stage.Web.Origin, method, target, headers: ("Cookie", visitor.Browser.Cookies.HeaderFor(new Uri(login.CallbackUrl!), Asker.User)!));
        Expect.OneOf(answer.Status, $"the status of {method}", 400, 405, 411, 501);
        Expect.That(answer.SetCookies.Count == 0, $"{method} sets cookies");
        Expect.Same(0, (await stage.Org.JournalAsync()).Count("/v1/token"), "token requests");
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Accept);
    }

    private static async Task OddAsync(Stage stage, Start start, Func<string, string> make)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var url = new Uri(login.CallbackUrl!);
        var answer = await RawHttp.SendAsync(stage.Web.Origin, "GET", Known.Callback + make(url.Query), headers: ("Cookie", visitor.Browser.Cookies.HeaderFor(url, Asker.User)!));
        stage.Saw($"{answer.Status} {answer.Reason}");
        stage.Refused(answer.Reason);
        Expect.OneOf(answer.Status, "the status", 400, 401, 414, 431);
        Expect.That(answer.OpenedSessions.Count == 0, "a session is opened");
        Expect.That(answer.SetCookies.All(set => set.Name != "evil") && answer.Location is null, "a header is split");
        Expect.That(!answer.Whole.Contains("evil", StringComparison.Ordinal) && Leaks.InAnswer(answer.Whole, login.Secrets) is null, "what was sent comes back");
        Expect.That(!stage.Web.Log.Lines.Any(line => line.Contains('\0', StringComparison.Ordinal) || line.Contains("evil=1", StringComparison.Ordinal) || line.Length > 2000), "it reaches the log as it was");
    }

    private static async Task OtherUserAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(start), Accept);
        var copied = stage.NewVisitor(visitor.Browser.Copy());
        var old = visitor.Browser.Cookies[Answer.SessionCookie];
        // Another person at the same machine: the org's own session is over.
        visitor.Browser.Cookies.Remove(kept => kept.Host == "127.0.0.1");
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(start, Known.George), Accept, user: Known.GeorgeId);
        Expect.That(visitor.Browser.Cookies[Answer.SessionCookie] != old, "the session keeps its id");
        Expect.Same(null, await copied.SignedInAsAsync(), "whom the old session's cookie opens");
        Expect.That(!(await visitor.GetAsync(Known.Profile)).Body.Contains(Known.JohnEmail, StringComparison.Ordinal), "a claim of the first user is left");
        stage.Saw("a new id, the old one dead, no claim of the first user left");
    }

    private static async Task ForgedWhileSignedInAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(start), Accept);
        var attackers = await stage.NewVisitor().ReachCallbackAsync(start, Known.George);
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(attackers), Untied, before: Known.JohnId);
    }

    private static async Task UrlLeakAsync(Stage stage, Start start)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync(start);
        await Judge.OfAsync(stage, visitor, login, Accept);
        Expect.OneOf(login.Callback!.Status, "the status of the callback", 302, 303);
        Expect.That(!login.Callback.Location!.Contains(login.Code, StringComparison.Ordinal), "the code goes on in the address");
        Expect.That(PageHeaders.Missing(login.Callback) is null, $"{PageHeaders.Missing(login.Callback)} at the callback");
        var landing = await visitor.GetAsync(login.Callback.Location);
        Expect.That(PageHeaders.Missing(landing) is null, $"{PageHeaders.Missing(landing)} at the landing page");
        var error = await visitor.GetAsync($"{Known.Callback}?code=c&state=s");
        Expect.That(PageHeaders.Missing(error) is null, $"{PageHeaders.Missing(error)} at the error page");
        stage.Saw("302 without the code; no-referrer; no third party on the pages");
    }

    private static async Task PathVariantAsync(Stage stage, Start start, string path)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync(start);
        var url = new Uri(login.CallbackUrl!);
        var answer = await RawHttp.SendAsync(stage.Web.Origin, "GET", path + url.Query, headers: ("Cookie", string.Join("; ", visitor.Browser.Cookies.All.Select(kept => $"{kept.Name}={kept.Value}"))));
        Expect.OneOf(answer.Status, "the status", 400, 404);
        Expect.That(answer.SetCookies.Count == 0, "cookies are set");
        Expect.Same(0, (await stage.Org.JournalAsync()).Count("/v1/token"), "token requests");
        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Accept);
    }

    private static string Without(string query, string name) =>
        "?" + string.Join('&', query.TrimStart('?').Split('&').Where(pair => !pair.StartsWith($"{name}=", StringComparison.Ordinal)));

    private static CookieJar.Kept TransactionCookie(Visitor visitor) =>
        visitor.Browser.Cookies.All.FirstOrDefault(kept => IsTransaction(kept.Name)) ?? throw new RowException("there is no transaction cookie");

    private static bool IsTransaction(string name) => name.Contains("razorokta-login-", StringComparison.Ordinal);
}
