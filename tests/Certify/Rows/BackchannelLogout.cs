using System.Text;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>10. The logout of which the provider tells the server itself.</summary>
internal static class BackchannelLogout
{
    private const string Prefix = "oidcc-client-test-rp-backchannel-rpinitlogout";
    private const string Refused = "400; the session lives";

    public static readonly IReadOnlyList<Row> Rows =
    [
        Script(Prefix, "200, no-store; the session is dead", GoodAsync),
        .. new[] { "alg-none", "wrong-alg", "wrong-iss", "wrong-aud", "no-event", "wrong-event", "with-nonce" }.Select(what => Script($"{Prefix}-{what}", Refused, BadAsync)),
        new("backchannel-who-is-meant",
            Who("only-sub", "200; all sessions of the user end", OnlySubAsync),
            Who("only-sid", "200; just that session ends", OnlySidAsync),
            Who("neither", "400", BadAsync),
            Who("sid-of-another-user", "no foreign session ends", OtherUserAsync),
            Who("unknown-session", "200; nothing ends", UnknownAsync),
            new Case("of-a-login-under-way", "no session is left", stage => UnderWayAsync(stage, Known.JohnId, lives: false)) { Fault = SlowUserInfo, Setup = PatientWithUserInfo },
            new Case("of-another-user-than-that-of-a-login-under-way", "the login goes on", stage => UnderWayAsync(stage, Known.GeorgeId, lives: true)) { Fault = SlowUserInfo, Setup = PatientWithUserInfo },
            new Case("of-a-login-whose-code-is-held-back", "no session is left", HeldBackAsync),
            new Case("before-a-login", "the login goes on", BeforeAsync),
            new Case("before-a-login-of-the-same-session", "the login goes on", BeforeOfTheSameAsync)),
        new("backchannel-replayed-jti", new Case("", "400; the new session lives", ReplayedAsync) { Setup = LogoutTokenCatcher.Setup }),
        new("backchannel-expired-or-incomplete", [.. VariantsOf("backchannel-expired-or-incomplete").Select(variant => new Case(variant, Refused, BadAsync) { Fault = NameOf("backchannel-expired-or-incomplete", variant) })]),
        new("backchannel-wrong-token-kind",
            new Case("id-token", Refused, stage => PostedAsync(stage, IdTokenAsync)),
            new Case("not-a-token", Refused, stage => PostedAsync(stage, (_, _) => Task.FromResult("x.y.z"))),
            new Case("unsigned", Refused, stage => PostedAsync(stage, (_, _) => Task.FromResult(Unsigned))),
            new Case("metadata-away-after-a-restart", Refused, MetadataAwayAsync) { Setup = LogoutTokenCatcher.Setup with { KeepsState = true } },
            new Case("signature-altered", Refused, stage => PostedAsync(stage, AlteredAsync)) { Setup = LogoutTokenCatcher.Setup }),
        new("backchannel-malformed-request", [.. Malformed.Select(request => new Case(request.Name, $"{request.Status}; no redirect", stage => MalformedAsync(stage, request.Status, request.Method, request.Query, request.Type, request.Make))
        {
            Setup = LogoutTokenCatcher.Setup,
        })]),
        Row.WithoutOffer("oidcc-client-test-session-management", "There is no frame of Session Management: browsers withhold the cookies that it would need (its own profile is not claimed)."),
    ];

    private static string Unsigned => $"{Encode("{\"alg\":\"none\",\"typ\":\"logout+jwt\"}")}.{Encode("{\"sub\":\"x\"}")}.";

    private static IReadOnlyList<(string Name, int Status, string Method, string Query, string Type, Func<string, string> Make)> Malformed =>
    [
        ("get", 405, "GET", "", "", _ => ""),
        ("put", 405, "PUT", "", Form, token => $"logout_token={token}"),
        ("json", 415, "POST", "", "application/json", token => $"{{\"logout_token\":\"{token}\"}}"),
        ("no-token", 400, "POST", "", Form, _ => "x=1"),
        ("no-body", 400, "POST", "", Form, _ => ""),
        ("empty-token", 400, "POST", "", Form, _ => "logout_token="),
        ("two-tokens", 400, "POST", "", Form, token => $"logout_token={token}&logout_token={token}"),
        ("token-in-the-query", 400, "POST", "?logout_token=TOKEN", Form, _ => "x=1"),
        ("text", 415, "POST", "", "text/plain", token => $"logout_token={token}"),
        ("other-charset", 415, "POST", "", $"{Form}; charset=utf-7", token => $"logout_token={token}"),
        ("10-mb", 413, "POST", "", Form, _ => "logout_token=" + new string('x', 10 * 1024 * 1024)),
    ];

    private const string Form = "application/x-www-form-urlencoded";

    private static Case Who(string variant, string expected, Func<Stage, Task> script) => new(variant, expected, script) { Fault = NameOf("backchannel-who-is-meant", variant) };

    private static async Task<Visitor> SignedInAsync(Stage stage, string user = Known.John)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync(user: user);
        return visitor;
    }

    private static async Task GoodAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitor.SessionIdAsync()), "the status");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        var sent = (await stage.Org.ControlAsync("/journal")).GetProperty("entries").EnumerateArray().Last(entry => entry.GetProperty("direction").GetString() == "out");
        var headers = sent.GetProperty("responseHeaders");
        Expect.That(headers.TryGetProperty("Cache-Control", out var cache) && cache.GetString()!.Contains("no-store", StringComparison.Ordinal), "the answer may be kept");
        Expect.That(!headers.TryGetProperty("Location", out _) && !headers.TryGetProperty("Set-Cookie", out _), "the answer redirects or sets a cookie");
        stage.Saw("200, no-store; the session is dead");
    }

    private static async Task BadAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        Expect.Same(400, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitor.SessionIdAsync()), "the status");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        await LoggedAsync(stage);
    }

    /// <summary>Each refusal is one event of the log, with a reason code that is the same tomorrow.</summary>
    private static Task LoggedAsync(Stage stage)
    {
        var events = stage.Web.Log.Lines.Where(line => line.Contains("refused", StringComparison.OrdinalIgnoreCase)).ToList();
        Expect.That(events.Count == 1, $"{events.Count} log events for one refusal");
        stage.Refused(System.Text.RegularExpressions.Regex.Match(events[0], "refused: ([a-z0-9-]+)").Groups[1].Value is { Length: > 0 } reason ? reason : null);
        stage.Saw($"400, still signed in; {events[0]}");
        return Task.CompletedTask;
    }

    private static async Task OnlySubAsync(Stage stage)
    {
        var (first, second, other) = (await SignedInAsync(stage), await SignedInAsync(stage), await SignedInAsync(stage, Known.George));
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await first.SessionIdAsync()), "the status");
        Expect.Same(null, await first.SignedInAsAsync(), "the user of the first session");
        Expect.Same(null, await second.SignedInAsAsync(), "the user of the newer session");
        Expect.Same(Known.GeorgeId, await other.SignedInAsAsync(), "the other user");
        stage.Saw("both sessions of the user are over, the other user's is not");
    }

    private static async Task OnlySidAsync(Stage stage)
    {
        var (first, second) = (await SignedInAsync(stage), await SignedInAsync(stage));
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await second.SessionIdAsync()), "the status");
        Expect.Same(Known.JohnId, await first.SignedInAsAsync(), "the user of the first session");
        Expect.Same(null, await second.SignedInAsAsync(), "the user of the second session");
        stage.Saw("just that session is over");
    }

    /// <summary>The sid is John's, and the token says that it is somebody else's.</summary>
    private static async Task OtherUserAsync(Stage stage)
    {
        var john = await SignedInAsync(stage);
        var status = await stage.Org.SendLogoutTokenAsync(Known.JohnId, await john.SessionIdAsync());
        Expect.OneOf(status, "the status", 200, 400);
        Expect.Same(Known.JohnId, await john.SignedInAsAsync(), "the user whose session it is");
        stage.Saw($"{status}, and no foreign session ends");
    }

    private static async Task UnknownAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitor.SessionIdAsync()), "the status");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
    }

    private static Setup PatientWithUserInfo => new() { Web = settings => settings with { UserInfoTimeout = TimeSpan.FromSeconds(2), ProviderTimeout = TimeSpan.FromSeconds(5) } };

    private const string SlowUserInfo = "http-slow-response:first-byte@userinfo";

    /// <summary>The provider has answered the login, and there is no session yet that could be closed.</summary>
    private static async Task UnderWayAsync(Stage stage, string user, bool lives)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync();
        var back = visitor.ComeBackAsync(login);
        Expect.That(await stage.Org.IsAskedAsync("/v1/token"), "the code is not redeemed"); // UserInfo is next, and slow
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(user, null), "the status");
        Expect.That(!back.IsCompleted, "the login was not under way any more");
        Expect.Same(lives ? null : "ended-meanwhile", (await back).Final.Reason, "the reason that the page gives");
        Expect.Same(lives ? Known.JohnId : null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw(lives ? "signed in: it was another user's" : "nobody is signed in");
    }

    private static async Task BeforeAsync(Stage stage)
    {
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, null), "the status");
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Expect.Same(Known.JohnId, await (await SignedInAsync(stage)).SignedInAsAsync(), "who is signed in after");
        stage.Saw("signed in: the login is a new one");
    }

    /// <summary>Somebody has kept the code of a session that has ended, and brings it when all is over.</summary>
    private static async Task HeldBackAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        var session = await visitor.SessionIdAsync();
        var heldBack = await visitor.ReachCallbackAsync();
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, session), "the status");
        stage.Clock.Advance(TimeSpan.FromSeconds(30));
        Expect.Same("ended-meanwhile", (await visitor.ComeBackAsync(heldBack)).Final.Reason, "the reason that the page gives");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw("nobody is signed in");
    }

    private static async Task BeforeOfTheSameAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        Expect.Same(200, await stage.Org.SendLogoutTokenAsync(Known.JohnId, await visitor.SessionIdAsync()), "the status");
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.LogInAsync();
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw("signed in: the login is a new one");
    }

    /// <summary>Its signature cannot be checked by whoever does not know where the keys are.</summary>
    private static async Task MetadataAwayAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        var token = await LogoutTokenCatcher.CatchAsync(stage, Known.JohnId, null);
        using var away = stage.Org.Arm("http-error-status:503@discovery");
        var anew = await stage.RestartAsync();
        Expect.Same(400, (await new Browser().PostAsync(anew.Origin + Known.BackchannelLogout, [new("logout_token", token)])).Status, "the status");
        Expect.Same(Known.JohnId, await new Visitor(stage.Org, anew.Origin, visitor.Browser).SignedInAsAsync(), "who is signed in after");
        stage.Saw(await anew.Log.WaitForAsync("metadata-unavailable"));
    }

    private static async Task ReplayedAsync(Stage stage)
    {
        var visitor = await SignedInAsync(stage);
        var token = await LogoutTokenCatcher.CatchAsync(stage, Known.JohnId, null);
        Expect.Same(200, (await PostAsync(stage, token)).Status, "the first status");
        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after the first");
        var anew = await SignedInAsync(stage);
        Expect.Same(400, (await PostAsync(stage, token)).Status, "the second status");
        Expect.Same(Known.JohnId, await anew.SignedInAsAsync(), "who is signed in after the second");
        stage.Saw("200, then 400; the new session lives");
    }

    private static async Task PostedAsync(Stage stage, Func<Stage, Visitor, Task<string>> make)
    {
        var visitor = await SignedInAsync(stage);
        Expect.Same(400, (await PostAsync(stage, await make(stage, stage.NewVisitor()))).Status, "the status");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        await LoggedAsync(stage);
    }

    /// <summary>The relying party itself shows it to the provider, at a logout.</summary>
    private static async Task<string> IdTokenAsync(Stage stage, Visitor visitor)
    {
        await visitor.LogInAsync();
        var left = await visitor.LogOutAsync();
        return $"{Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(left.Location!).Query)["id_token_hint"]}";
    }

    /// <summary>Good in every claim, and signed by nobody.</summary>
    private static async Task<string> AlteredAsync(Stage stage, Visitor visitor)
    {
        var token = await LogoutTokenCatcher.CatchAsync(stage, Known.JohnId, null);
        var at = token.LastIndexOf('.') + 10;
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }

    private static Task<Answer> PostAsync(Stage stage, string token) => new Browser().PostAsync(stage.Web.Origin + Known.BackchannelLogout, [new("logout_token", token)]);

    private static async Task MalformedAsync(Stage stage, int status, string method, string query, string type, Func<string, string> make)
    {
        var visitor = await SignedInAsync(stage);
        var token = await LogoutTokenCatcher.CatchAsync(stage, Known.JohnId, null);
        var body = make(token);
        var answer = await RawHttp.SendAsync(stage.Web.Origin, method, Known.BackchannelLogout + query.Replace("TOKEN", token, StringComparison.Ordinal), body, [.. type.Length > 0 ? new[] { ("Content-Type", type) } : []]);
        Expect.Same(status, answer.Status, "the status");
        Expect.That(answer.Location is null, "it redirects");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw($"{answer.Status}");
    }

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
