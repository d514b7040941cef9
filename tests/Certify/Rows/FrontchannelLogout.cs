using RazorOkta.Certify.Running;
using static RazorOkta.Certify.Rows.Faults;

namespace RazorOkta.Certify.Rows;

/// <summary>10. The logout of which the browser tells, in a frame of the org's page.</summary>
internal static class FrontchannelLogout
{
    /// <summary>A client that hears of logouts in no other way.</summary>
    private static Setup ThroughTheBrowser => new() { Org = definition => definition with { Clients = [definition.Clients[0] with { BackchannelLogoutUri = null }] } };

    public static readonly IReadOnlyList<Row> Rows =
    [
        Script("oidcc-client-test-rp-frontchannel-rpinitlogout", "the session of this browser ends; the page may be framed by the provider", BegunHereAsync, ThroughTheBrowser),
        Script("oidcc-client-test-rp-frontchannel-opinitlogout", "the session of this browser ends; the page may be framed by the provider", BegunThereAsync, ThroughTheBrowser),
        new("frontchannel-wrong-iss-or-sid",
            [.. Script("frontchannel-wrong-iss-or-sid", "400; no sign-out", WrongAsync, ThroughTheBrowser).Cases,
             .. new[] { "iss", "sid" }.Select(name => new Case($"{name}-twice", "400; no sign-out", stage => TwiceAsync(stage, name)))]),
        new("frontchannel-without-cookie",
            new Case("", "200; the stored session of iss and sid ends or stays; no token is revoked", WithoutCookieAsync),
            new Case("with-the-session's-own", "200; the cookie is taken away", OwnCookieAsync),
            new Case("with-another-session's", "200; the other session and its cookie stay", OthersCookieAsync)),
        new("frontchannel-framing-and-cache", new Case("", "no-store; only the provider may frame it, and nobody frames other pages", FramingAsync)),
    ];

    private static async Task BegunHereAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var left = await visitor.LogOutAsync();
        await FramesAsync(stage, visitor, left.Location!, 200, 400); // our own session is over already, and its sid says nothing any more
    }

    private static async Task BegunThereAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        await FramesAsync(stage, visitor, $"{stage.Org.Url}/login/signout", 200);
    }

    private static async Task FramesAsync(Stage stage, Visitor visitor, string signingOut, params int[] statuses)
    {
        var page = await visitor.Browser.GetAsync(signingOut, Asker.OtherSite);
        Expect.That(page.Frames.Count > 0, $"the org's page has no frame: {page}");
        foreach (var frame in page.Frames)
        {
            var answer = await visitor.Browser.GetAsync(frame, Asker.OtherSitesFrame);
            Expect.OneOf(answer.Status, "the status in the frame", statuses);
            ExpectFramedByTheOrg(stage, answer);
        }

        Expect.Same(null, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw($"{page.Frames.Count} frame, and the session is over");
    }

    private static async Task WrongAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var page = await visitor.Browser.GetAsync($"{stage.Org.Url}/login/signout", Asker.OtherSite);
        foreach (var frame in page.Frames)
        {
            foreach (var asker in new[] { Asker.OtherSitesFrame, Asker.OtherSite, Asker.OwnPage })
            {
                Expect.Same(400, (await visitor.Browser.GetAsync(frame, asker)).Status, $"the status of {new Uri(frame).Query}");
            }
        }

        Expect.That(page.Frames.Count > 0, "the org's page has no frame");
        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw("400, and still signed in");
    }

    private static async Task TwiceAsync(Stage stage, string name)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var address = AddressFor(stage, await visitor.SessionIdAsync());
        foreach (var twice in new[] { $"{address}&{name}=x", address.Replace($"{name}=", $"{name}=x&{name}=", StringComparison.Ordinal) })
        {
            Expect.Same(400, (await visitor.GetAsync(twice, Asker.OtherSitesFrame)).Status, "the status");
        }

        Expect.Same(Known.JohnId, await visitor.SignedInAsAsync(), "who is signed in after");
        stage.Saw("400, and still signed in");
    }

    private static async Task WithoutCookieAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var sid = await visitor.SessionIdAsync();
        var revoked = (await stage.Org.JournalAsync()).Count("/v1/revoke");
        var answer = await new Browser().GetAsync(stage.Web.Origin + AddressFor(stage, sid), Asker.OtherSitesFrame);
        Expect.Same(200, answer.Status, "the status");
        Expect.Same(revoked, (await stage.Org.JournalAsync()).Count("/v1/revoke"), "revocations");
        stage.Saw($"200; the session {(await visitor.SignedInAsAsync() is null ? "is over" : "stays")}; no token is revoked");
    }

    private static async Task OwnCookieAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var answer = await visitor.GetAsync(AddressFor(stage, await visitor.SessionIdAsync()), Asker.OwnPage);
        Expect.Same(200, answer.Status, "the status");
        Expect.That(answer.SetCookies.Any(set => Answer.IsSession(set.Name) && set.Deletes), "the useless cookie stays");
        stage.Saw("200, and the cookie is taken away");
    }

    private static async Task OthersCookieAsync(Stage stage)
    {
        var (visitor, other) = (stage.NewVisitor(), stage.NewVisitor());
        await visitor.LogInAsync(user: Known.George);
        await other.LogInAsync();
        var answer = await visitor.GetAsync(AddressFor(stage, await other.SessionIdAsync()), Asker.OwnPage);
        Expect.Same(200, answer.Status, "the status");
        Expect.That(answer.SetCookies.Count == 0, "a cookie is taken away that is good still");
        Expect.Same(Known.GeorgeId, await visitor.SignedInAsAsync(), "who is signed in");
        Expect.Same(null, await other.SignedInAsAsync(), "who is signed in elsewhere");
        stage.Saw("200, and the other session stays");
    }

    private static string AddressFor(Stage stage, string sid) => $"{Known.FrontchannelLogout}?iss={Uri.EscapeDataString(stage.Org.Issuer)}&sid={Uri.EscapeDataString(sid)}";

    private static async Task FramingAsync(Stage stage)
    {
        var visitor = stage.NewVisitor();
        await visitor.LogInAsync();
        var address = AddressFor(stage, await visitor.SessionIdAsync());
        ExpectFramedByTheOrg(stage, await visitor.GetAsync(address, Asker.OtherSitesFrame));
        var other = await visitor.GetAsync("/");
        Expect.That(other.Header("Content-Security-Policy")?.Contains("frame-ancestors 'none'", StringComparison.Ordinal) == true, "other pages may be framed");
        stage.Saw("frame-ancestors is the provider alone");
    }

    private static void ExpectFramedByTheOrg(Stage stage, Answer answer)
    {
        Expect.That(answer.Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true, "the answer may be kept");
        var org = new Uri(stage.Org.Url).GetLeftPart(UriPartial.Authority);
        var ancestors = answer.Header("Content-Security-Policy")?.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("frame-ancestors", StringComparison.Ordinal));
        Expect.Same($"frame-ancestors {org}", ancestors, "who may frame it");
        Expect.That(answer.Header("X-Frame-Options") is null, "X-Frame-Options forbids the frame");
    }
}
