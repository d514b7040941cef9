using System.Globalization;
using System.Text.RegularExpressions;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;

namespace RazorOkta.Certify.Rows;

/// <summary>9. The relying party's sessions and their cookies.</summary>
internal static class Sessions
{
    private static readonly string[] Garbage =
    [
        "x", "", "CfDJ8", "%00", "%0d%0aSet-Cookie:%20evil=1", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmlsIn0.", "chunks-9999999", "chunks-2", new('A', 3000), "CfDJ8" + new string('B', 200), "\"quoted\"", "a=b=c", "%F0%9F%99%82", "%ED%A0%80",
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("session-fixation",
            new Case("anonymous-cookie-planted", "a new id at sign-in", FixedByRandomAsync),
            new Case("attackers-session-planted", "a new id at sign-in; the planted session is dead", FixedByOwnAsync)),
        new("session-cookie-attributes",
            new Case("http", "HttpOnly, SameSite, Path, no Domain", stage => AttributesAsync(stage, secure: false)),
            new Case("https", "__Host-, Secure, HttpOnly, SameSite, Path=/, no Domain; HSTS", stage => AttributesAsync(stage, secure: true)) { Setup = new Setup { Https = true } }),
        new("session-cookie-garbage",
            [.. Garbage.Select((value, i) => new Case($"{i + 1:00}", "anonymous; the cookie is removed; no 500", stage => GarbageAsync(stage, _ => value))),
             new Case("bit-flipped", "anonymous; the cookie is removed", stage => GarbageAsync(stage, good => good[..^6] + (good[^6] == 'A' ? 'B' : 'A') + good[^5..])),
             new Case("truncated", "anonymous; the cookie is removed", stage => GarbageAsync(stage, good => good[..(good.Length / 2)])),
             new Case("attempts-of-odd-names", "the login goes on; foreign cookies are left alone, useless ones are removed", OddNamesAsync),
             new Case("of-another-purpose", "anonymous; the cookie is removed", OtherPurposeAsync)]),
        new("session-cookie-tossing",
            new Case("two-of-one-name", "the attacker's never wins", TwoOfOneNameAsync),
            new Case("prefix-escaped-or-in-other-case", "names are taken letter by letter", OtherNamesAsync) { Setup = new Setup { Https = true } }),
        new("session-replay-after-logout",
            new Case("signed-out", "refused", SignedOutAsync),
            new Case("backchannel", "refused", BackchannelAsync),
            new Case("ended-by-its-user-elsewhere", "refused; the session that ended it lives", OthersEndedAsync),
            new Case("requests-under-way", "refused; no request that was running revives it", UnderWayAsync)),
        new("session-timeouts",
            new Case("idle", "over when idle for an hour", IdleAsync),
            new Case("absolute", "over after eight hours, however much it is used", AbsoluteAsync),
            new Case("absolute-with-a-huge-expires_in", "over after eight hours", AbsoluteAsync) { Fault = "token-expires-in-odd:huge" },
            new Case("clock-moved-back", "no failure; over in the end", MovedBackAsync)),
        new("session-tokens-exposed", new Case("", "no token reaches the browser in readable form", TokensAsync)),
    ];

    /// <summary>Begin like our own cookies of attempts, and could not be deleted, or are somebody else's. What is called as ours and is none goes.</summary>
    private static async Task OddNamesAsync(Stage stage)
    {
        string[] odd = ["another-apps-id-aaaaaaaaaaaaaaaa", $"razorokta-login-{new string('(', 16)}", "razorokta-login-short", $"razorokta-login-{new string('a', 60)}"];
        var visitor = stage.NewVisitor();
        string[] spoiled = [.. "abcdefghij".Select(letter => $"razorokta-login-{new string(letter, 16)}")];
        foreach (var name in odd.Concat(spoiled))
        {
            visitor.Browser.Cookies.Plant("localhost", name, "x");
        }

        var login = await visitor.LogInAsync(Start.Server);
        await Judge.OfAsync(stage, visitor, login, Accept);
        Expect.That(!odd.Any(name => login.Began!.Whole.Contains($"{name}=", StringComparison.Ordinal)), "a cookie of another name is taken away");
        Expect.That(spoiled.All(name => login.Began!.SetCookies.Any(set => set.Name == name && set.Deletes)), "a cookie that cannot be read stays");
    }

    private static async Task FixedByRandomAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        visitor.Browser.Cookies.Plant("localhost", Answer.SessionCookie, "planted");
        await Judge.OfAsync(stage, visitor, await visitor.LogInAsync(), Accept);
        Expect.That(visitor.Browser.Cookies[Answer.SessionCookie] != "planted", "the planted cookie is taken over");
    }

    private static async Task FixedByOwnAsync(Stage stage)
    {
        var attacker = stage.NewVisitor();
        await attacker.LogInAsync(user: Known.George);
        var planted = attacker.Browser.Cookies[Answer.SessionCookie]!;
        var victim = stage.NewVisitor();
        victim.Browser.Cookies.Plant("localhost", Answer.SessionCookie, planted);
        await Judge.OfAsync(stage, victim, await victim.LogInAsync(), Accept);
        Expect.That(victim.Browser.Cookies[Answer.SessionCookie] != planted, "the session keeps its id");
        Expect.Same(null, await attacker.SignedInAsAsync(), "whom the planted cookie opens");
        Expect.That(!(await victim.GetAsync(Known.Profile)).Body.Contains(Known.GeorgeId, StringComparison.Ordinal), "something of the attacker is carried over");
        stage.Saw("a new id, and the planted session is dead");
    }

    private static async Task AttributesAsync(Stage stage, bool secure)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync();
        var session = login.Callback!.OpenedSessions.Single();
        var transaction = login.Began!.SetCookies.Single(set => !set.Deletes && !set.Name.StartsWith("__Host-", StringComparison.Ordinal));
        var witness = login.Began.SetCookies.SingleOrDefault(set => !set.Deletes && set.Name.StartsWith("__Host-", StringComparison.Ordinal));
        foreach (var cookie in new[] { session, transaction, witness }.OfType<SetCookie>())
        {
            Expect.That(cookie.HttpOnly, $"{cookie.Name} is open to scripts");
            Expect.That(cookie.Domain is null, $"{cookie.Name} has a Domain");
            Expect.That(cookie.Raw.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Raw.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase), $"{cookie.Name} has no SameSite");
            Expect.Same(secure, cookie.Secure, $"Secure of {cookie.Name}");
        }

        Expect.Same(secure ? Answer.SecureSessionCookie : Answer.SessionCookie, session.Name, "the session cookie's name");
        Expect.Same("/", session.Path, "the session cookie's Path");
        Expect.That(transaction.Name.StartsWith(secure ? "__Secure-razorokta-login-" : "razorokta-login-", StringComparison.Ordinal), $"the transaction cookie is called {transaction.Name}");
        Expect.Same(secure, witness is not null, "whether no sister host can plant a transaction");
        Expect.That(!visitor.Browser.Cookies.All.Any(kept => kept.Name.Contains("razorokta-login-", StringComparison.Ordinal)), "cookies of the transaction are left after it");
        Expect.That(transaction.MaxAge is { } age && age <= TimeSpan.FromMinutes(30), "the transaction cookie lives longer than minutes");
        Expect.That(!secure || login.Callback.Header("Strict-Transport-Security") is not null, "there is no HSTS");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        stage.Saw($"{session.Name} and {transaction.Name[..^16]}…");
    }

    private static async Task GarbageAsync(Stage stage, Func<string, string> spoil)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await RefusedAsync(stage, spoil(visitor.Browser.Cookies[Answer.SessionCookie]!));
    }

    private static async Task OtherPurposeAsync(Stage stage)
    {
        var login = await stage.NewVisitor().BeginAsync(Start.Server);
        await RefusedAsync(stage, login.Began!.SetCookies.First(set => !set.Deletes).Value);
    }

    private static async Task RefusedAsync(Stage stage, string value)
    {
        var answer = await new Browser().GetAsync(stage.Web.Origin + Known.Profile, headers: ("Cookie", $"{Answer.SessionCookie}={value}"));
        Expect.OneOf(answer.Status, "the status", 302, 401);
        Expect.That(answer.Location is null or "/" || answer.Location.StartsWith(Known.Login, StringComparison.Ordinal), $"it leads to {answer.Location}");
        Expect.That(answer.SetCookies.Any(set => set.Name == Answer.SessionCookie && set.Deletes), "the browser keeps the useless cookie");
        stage.Saw($"{answer.Status}, and the cookie is removed");
    }

    private static async Task TwoOfOneNameAsync(Stage stage)
    {
        var (attacker, victim) = (stage.NewVisitor(), stage.NewVisitor());
        await attacker.LogInAsync(user: Known.George);
        await victim.LogInAsync();
        var (theirs, ours) = (attacker.Browser.Cookies[Answer.SessionCookie], victim.Browser.Cookies[Answer.SessionCookie]);
        foreach (var header in new[] { $"{Answer.SessionCookie}={theirs}; {Answer.SessionCookie}={ours}", $"{Answer.SessionCookie}={ours}; {Answer.SessionCookie}={theirs}" })
        {
            var page = await new Browser().GetAsync(stage.Web.Origin + Known.Profile, headers: ("Cookie", header));
            Expect.That(!page.Body.Contains(Known.GeorgeId, StringComparison.Ordinal), "the attacker's cookie wins");
            stage.Saw($"{page.Status}");
        }
    }

    /// <summary>Only <c>__Host-razorokta</c> itself is the session over https, and only a browser's own prefix rules guard it.</summary>
    private static async Task OtherNamesAsync(Stage stage)
    {
        var attacker = stage.NewVisitor();
        await attacker.LogInAsync(user: Known.George);
        var value = attacker.Browser.Cookies[Answer.SecureSessionCookie]!;
        foreach (var name in new[] { "__%48ost-razorokta", "__HOST-razorokta", "__host-razorokta", "razorokta", "__Secure-razorokta", "__Host-razorokta ", " __Host-Razorokta" })
        {
            var page = await new Browser().GetAsync(stage.Web.Origin + Known.Profile, headers: ("Cookie", $"{name}x={value}; {name.Trim()}={value}".Replace("__Host-razorokta=", "__Host-razoroktA=", StringComparison.Ordinal)));
            Expect.That(page.Status is 302 or 401, $"the cookie {name} opens a session");
        }
    }

    private static async Task SignedOutAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var copied = stage.NewVisitor(visitor.Browser.Copy());
        Expect.Same(Known.JohnId, await copied.SignedInAsAsync(), "whom the copied cookie opens before");
        await visitor.LogOutAsync();
        Expect.Same(null, await copied.SignedInAsAsync(), "whom the copied cookie opens after");
        stage.Saw("the copied cookie is dead at once");
    }

    private static async Task OthersEndedAsync(Stage stage)
    {
        var (visitor, elsewhere, stranger) = (stage.NewVisitor(), stage.NewVisitor(), stage.NewVisitor());
        await visitor.LogInAsync();
        await elsewhere.LogInAsync();
        await stranger.LogInAsync(user: Known.George);
        var answer = await SessionRequests.PostFormAsync(visitor, "EndOthers");
        Expect.Same(302, answer.Status, "the status");
        Expect.Same(null, await elsewhere.SignedInAsAsync(), "who is signed in elsewhere");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in here");
        Expect.Same(Known.GeorgeId, await stranger.SignedInAsAsync(), "who else is signed in");
        stage.Saw("the session elsewhere is dead, this one and another user's live");
    }

    private static async Task BackchannelAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitor.SessionIdAsync()), "the status of the logout");
        Expect.Same(null, await visitor.SignedInAsAsync(), "whom the cookie opens after");
        stage.Saw("the cookie is dead at once");
    }

    /// <summary>Requests run all the while, each a use that wants to renew the session.</summary>
    private static async Task UnderWayAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        using var stop = new CancellationTokenSource();
        var copies = Enumerable.Range(0, 8).Select(async _ =>
        {
            var copy = visitor.Browser.Copy();
            while (!stop.IsCancellationRequested)
            {
                stage.Clock.Advance(TimeSpan.FromSeconds(20));
                await copy.GetAsync(stage.Web.Origin + Known.Profile);
            }
        }).ToList();
        await stage.NewVisitor(visitor.Browser.Copy()).LogOutAsync();
        await stop.CancelAsync();
        await Task.WhenAll(copies);
        Expect.Same(null, await visitor.SignedInAsAsync(), "whom the cookie opens after");
        stage.Saw("eight clients used the session while it was closed, and it stays closed");
    }

    private static async Task IdleAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        stage.Clock.Advance(TimeSpan.FromMinutes(59));
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "the user after 59 minutes");
        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        Expect.Same(null, await visitor.SignedInAsAsync(), "the user after another 61 minutes");
        stage.Saw("there after 59 idle minutes, gone after 61");
    }

    private static async Task AbsoluteAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var hours = 0.0;
        while (await visitor.SignedInAsAsync() is not null)
        {
            Expect.That(hours < 24, "the session lives longer than a day");
            stage.Clock.Advance(TimeSpan.FromMinutes(30));
            hours += 0.5;
        }

        Expect.Same(8.0, hours, "the hours that a session lives that is used all the while");
        stage.Saw(string.Create(CultureInfo.InvariantCulture, $"over after {hours} h, though used every half hour"));
    }

    private static async Task MovedBackAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        stage.Clock.Advance(TimeSpan.FromHours(-3));
        Expect.That((await visitor.GetAsync(Known.Profile)).Status is 200 or 302, "the clock's move is a failure");
        stage.Clock.Advance(TimeSpan.FromHours(12));
        Expect.Same(null, await visitor.SignedInAsAsync(), "the user nine hours after the login");
        stage.Saw("no failure, and over in the end");
    }

    private static async Task TokensAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.LogInAsync();
        List<Answer> answers = [login.Began!, login.Callback!];
        foreach (var path in new[] { Known.Profile, "/", "/healthz", Known.SessionStatus, "/authorization-code/sessions", "/authorization-code/login-custom", "/authorization-code/login-redirect" })
        {
            answers.Add(await visitor.GetAsync(path));
        }

        foreach (var answer in answers)
        {
            Expect.That(!Regex.IsMatch(answer.Whole, "eyJ[A-Za-z0-9_-]{12,}"), $"{answer.Url} shows a token");
            Expect.That(!answer.Whole.Contains(Known.ClientSecret, StringComparison.Ordinal), $"{answer.Url} shows the secret");
        }

        stage.Saw($"{answers.Count} answers and {visitor.Browser.Cookies.All.Count} cookies hold none");
    }
}
