using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Expectation;

namespace RazorOkta.Certify.Rows;

/// <summary>9. Requests that want to be somebody, or to do something, without the right.</summary>
internal static class SessionRequests
{
    private static readonly (string Name, string Value)[] IdentityHeaders =
    [
        ("X-Forwarded-User", Known.JohnId), ("X-Auth-Request-Email", Known.JohnEmail), ("X_Forwarded_User", Known.JohnId), ("X-Remote-User", Known.JohnId), ("REMOTE_USER", Known.JohnId),
        ("OIDC_CLAIM_sub", Known.JohnId), ("OIDC-Claim-Sub", Known.JohnId), ("X-MS-CLIENT-PRINCIPAL", "eyJ9"), ("X-MS-CLIENT-PRINCIPAL-ID", Known.JohnId), ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
        ("Authorization", "Basic am9objpBc2RmMTIzNA=="), ("X-Forwarded-Email", Known.JohnEmail), ("X-Forwarded-Preferred-Username", "john"), ("X-SSL-Client-S-DN", "CN=john"),
    ];

    private static readonly string[] CrookedPaths =
    [
        "/authorization-code/profile", "/authorization-code/..;/authorization-code/profile", "/authorization-code/%2e%2e/authorization-code/profile", "//authorization-code/profile", "/authorization-code//profile",
        "/AUTHORIZATION-CODE/PROFILE", "/authorization-code/profile/", "/authorization-code/profile%2f", "/authorization-code/profile;x=/healthz", "/authorization-code/profile%23", "/authorization-code/profile%3f",
        "/authorization-code/profile?x=/healthz", "/authorization-code/profile%00", "/healthz/../authorization-code/profile", "/healthz/..%2fauthorization-code/profile", "/authorization-code\\profile",
        "/authorization-code/pr%6ffile", "/authorization-code/profile.css", "/authorization-code/profile/.css", "/./authorization-code/profile", "http://localhost/authorization-code/profile", "/authorization-code/sessions",
    ];

    private static readonly (string Name, string Value)[][] CrookedHeaders =
    [
        [("X-Original-URL", "/healthz")], [("X-Rewrite-URL", "/healthz")], [("X-Forwarded-Uri", "/healthz")], [("X-Forwarded-Path", "/healthz")], [("User-Agent", "kube-probe/1.30")],
        [("User-Agent", "ELB-HealthChecker/2.0")], [("X-HTTP-Method-Override", "GET")], [("X-Forwarded-Prefix", "/healthz")], [("X-Forwarded-For", "127.0.0.1")],
    ];

    public static readonly IReadOnlyList<Row> Rows =
    [
        new("session-csrf",
            new Case("logout-post", "400 for POST without the antiforgery token", stage => ForeignPostAsync(stage, Known.Logout)),
            new Case("sessions-post", "400 for POST without the antiforgery token", stage => ForeignPostAsync(stage, "/authorization-code/sessions")),
            new Case("sessions-post-without-a-name", "404, and no session ends", NamelessPostAsync),
            new Case("login-in-an-image", "at most a transaction cookie, never a session", LoginInAnImageAsync),
            new Case("login-pages-in-a-script", "the login that is under way goes on", stage => PushedOutAsync(stage, Asker.SisterHostsScript)) { Setup = Setup.OfContractTwo },
            new Case("login-pages-in-a-frame", "the login that is under way goes on", stage => PushedOutAsync(stage, Asker.SisterHostsFrame)) { Setup = Setup.OfContractTwo }),
        new("identity-header-spoof",
            [.. IdentityHeaders.Select((header, i) => new Case($"{i + 1:00} {header.Name}", "no effect on identity", stage => SpoofAsync(stage, header)))]),
        new("auth-bypass-request-tricks",
            [.. CrookedPaths.Select((path, i) => new Case($"path {i + 1:00} {path}", "the challenge, or no such page", stage => CrookedAsync(stage, "GET", path))),
             .. CrookedHeaders.Select((headers, i) => new Case($"header {i + 1} {headers[0].Name}", "the challenge", stage => CrookedAsync(stage, "GET", Known.Profile, headers))),
             .. new[] { "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "PROPFIND", "GETX", "get" }.Select(method => new Case($"method {method}", "the challenge, or 405", stage => CrookedAsync(stage, method, Known.Profile)))]),
        new("challenge-for-api-calls",
            new Case("fetch", "401, no redirect to the provider", stage => ScriptAsync(stage, Asker.OwnScript)),
            new Case("fetch-of-another-site", "401, no redirect to the provider", stage => ScriptAsync(stage, new Asker("cross-site", "cors", "empty", IsSafeNavigation: false))),
            new Case("fetch-of-chrome-76", "401, no redirect to the provider", stage => ScriptAsync(stage, Asker.OwnScript with { Destination = "" })), // it says how it asks, and not what for
            new Case("jquery-of-old", "401, no redirect to the provider", stage => WantsAsync(stage, 401, ("X-Requested-With", "XMLHttpRequest"))),
            new Case("wants-json", "401, no redirect to the provider", stage => WantsAsync(stage, 401, ("Accept", "application/json"))),
            new Case("wants-json-most", "401, no redirect to the provider", stage => WantsAsync(stage, 401, ("Accept", "text/html;q=0.5, application/problem+json"))),
            new Case("wants-a-page-most", "the way to a page", stage => WantsAsync(stage, 302, ("Accept", "text/html, application/json;q=0.9, */*;q=0.8"))),
            new Case("wants-anything", "the way to a page", stage => WantsAsync(stage, 302, ("Accept", "*/*"))),
            new Case("head", "no redirect to the provider", stage => MethodAsync(stage, HttpMethod.Head)),
            new Case("post", "no body is kept", stage => MethodAsync(stage, HttpMethod.Post)),
            new Case("prefetch", "starts no login", PrefetchAsync)),
        new("page-headers-and-errors",
            [.. new[] { "/", Known.Profile, "/healthz", "/authorization-code/login-redirect", "/authorization-code/login-custom", Known.Callback, "/no-such-page", "/error", "/authorization-code/Profile", Known.SessionStatus, "/authorization-code/sessions" }
                    .Select(path => new Case(path, "no-store, nosniff, no-referrer, no framing; no developer page", stage => HeadersAsync(stage, path))),
             new Case("after-sign-out", "the back button finds nothing", BackButtonAsync)]),
    ];

    private static async Task ForeignPostAsync(Stage stage, string path)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        foreach (var asker in new[] { Asker.OtherSitesForm, Asker.OwnPage })
        {
            var answer = await visitor.Browser.PostAsync(stage.Web.Origin + path, [new("id", "1")], asker);
            // Another site's form does not even bring the cookie.
            Expect.That(answer.Status == 400 || (answer.Status == 401 && asker == Asker.OtherSitesForm), $"the status is {answer.Status}");
            Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        }

        stage.Saw("400, and still signed in");
    }

    /// <summary>Our own form, and nothing in it: "none" must not mean "all".</summary>
    private static async Task NamelessPostAsync(Stage stage)
    {
        var (visitor, other) = (stage.NewVisitor(), stage.NewVisitor());
        await visitor.LogInAsync();
        await other.LogInAsync();
        foreach (var field in new KeyValuePair<string, string>[] { new("x", "1"), new("id", ""), new("id", "nobody's") })
        {
            Expect.Same(404, (await PostFormAsync(visitor, "End", field)).Status, $"the status for {field}");
        }

        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in");
        Expect.Same(Known.JohnId, await other.SignedInAsAsync(), "who is signed in elsewhere");
        stage.Saw("404, and both sessions live");
    }

    /// <summary>As the page of the user's sessions does.</summary>
    public static async Task<Answer> PostFormAsync(Visitor visitor, string handler, params KeyValuePair<string, string>[] fields)
    {
        var page = await visitor.GetAsync("/authorization-code/sessions");
        return await visitor.Browser.PostAsync($"{visitor.Origin}/authorization-code/sessions?handler={handler}", [page.Antiforgery, .. fields], Asker.OwnPage);
    }

    private static async Task LoginInAnImageAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        var answer = await visitor.GetAsync(Known.Login, Asker.OtherSitesImage);
        Expect.That(answer.OpenedSessions.Count == 0, "an image opens a session");
        Expect.That(answer.SetCookies.All(set => set.Name.StartsWith("razorokta-login-", StringComparison.Ordinal)), "an image sets other cookies than a transaction's");
        stage.Saw($"{answer.Status}, {answer.SetCookies.Count} cookies");
    }

    /// <summary>So many attempts are begun by others that there is no room for the user's own.</summary>
    private static async Task PushedOutAsync(Stage stage, Asker asker)
    {
        var visitor = stage.NewVisitor();
        var login = await visitor.ReachCallbackAsync();
        foreach (var page in new[] { Known.Login, "/authorization-code/login-redirect", "/authorization-code/login-custom" }.SelectMany(path => Enumerable.Repeat(path, 10)))
        {
            await visitor.GetAsync(page, asker);
        }

        await Judge.OfAsync(stage, visitor, await visitor.ComeBackAsync(login), Accept);
    }

    private static async Task SpoofAsync(Stage stage, (string Name, string Value) header)
    {
        var anonymous = await RawHttp.SendAsync(stage.Web.Origin, "GET", Known.Profile, headers: [header]);
        Expect.OneOf(anonymous.Status, "the status for nobody", 302, 401, 400);
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync(user: Known.George);
        Expect.Same(Known.GeorgeId, (await visitor.GetAsync(Known.Profile, headers: header)).Claim("sub"), "who is signed in");
        stage.Saw("nobody stays nobody, and George stays George");
    }

    private static async Task CrookedAsync(Stage stage, string method, string target, params (string Name, string Value)[] headers)
    {
        var answer = await RawHttp.SendAsync(stage.Web.Origin, method, target, headers: headers);
        Expect.That(answer.Status != 200 && !answer.Body.Contains("data-claim", StringComparison.Ordinal), $"it is served: {answer.Status}");
        Expect.That(answer.Status < 500, $"it fails: {answer.Status}");
        stage.Saw($"{answer.Status}");
    }

    private static async Task ScriptAsync(Stage stage, Asker asker)
    {
        var answer = await stage.NewVisitor().GetAsync(Known.Profile, asker);
        Expect.Same(401, answer.Status, "the status");
        Expect.That(answer.Location is null && answer.SetCookies.Count == 0, "a login begins");
        stage.Saw("401");
    }

    /// <summary>Tells by one header alone what is wanted.</summary>
    private static async Task WantsAsync(Stage stage, int status, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, stage.Web.Origin + Known.Profile);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        var answer = await new Browser().SendAsync(request);
        Expect.Same(status, answer.Status, "the status");
        Expect.That(answer.Location is null or "/" && answer.SetCookies.Count == 0, "a login begins");
        stage.Saw($"{status}");
    }

    private static async Task MethodAsync(Stage stage, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, stage.Web.Origin + Known.Profile);
        request.Content = method == HttpMethod.Post ? new StringContent("kept=no") : null;
        var answer = await new Browser().SendAsync(request);
        Expect.OneOf(answer.Status, "the status", 302, 400, 401, 405);
        Expect.That(answer.Location is null or "/", $"it leads to {answer.Location}");
        Expect.That(answer.SetCookies.Count == 0, "a login begins");
        stage.Saw($"{answer.Status}");
    }

    private static async Task PrefetchAsync(Stage stage)
    {
        foreach (var header in new[] { ("Sec-Purpose", "prefetch"), ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch") })
        {
            var answer = await stage.NewVisitor().GetAsync(Known.Login, Asker.OwnPage, header);
            Expect.That(header.Item1 == "Purpose" || (answer.SetCookies.Count == 0 && answer.Location is null), "a prefetch starts a login");
        }

        stage.Saw("no transaction, no redirect");
    }

    private static async Task HeadersAsync(Stage stage, string path)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var answer = await visitor.GetAsync(path);
        Expect.That(PageHeaders.Missing(answer) is null, $"{path}: {PageHeaders.Missing(answer)}");
        Expect.That(answer.Status != 500 && Leaks.InAnswer(answer.Whole, [Known.ClientSecret]) is null, $"{path}: {answer.Status}, {Leaks.InAnswer(answer.Whole, [])}");
        Expect.That(answer.Header("Server") is null && answer.Header("X-Powered-By") is null, "the answer names its server");
        stage.Saw($"{answer.Status}");
    }

    private static async Task BackButtonAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        Expect.That((await visitor.GetAsync(Known.Profile)).Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true, "the browser may keep the page");
        await visitor.LogOutAsync();
        Expect.That((await visitor.GetAsync(Known.Profile)).Status is 302 or 401, "the page is there after the sign-out");
    }
}
