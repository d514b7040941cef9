using System.Text.RegularExpressions;
using RazorOkta.Certify.Running;
using RazorOkta.Web;

namespace RazorOkta.Bench.Soaking;

using Start = Certify.Running.Start;

/// <summary>What people do. Each login gets a session of the right user, and each session lasts until it is ended.</summary>
internal static partial class GoodActs
{
    public static readonly IReadOnlyList<Act> All =
    [
        new("login by the server, logout", 20, scene => InAndOutAsync(scene, Start.Server)),
        new("login by the front-end, logout", 20, scene => InAndOutAsync(scene, Start.Frontend)),
        new("pages and JSON of a session", 30, scene => scene.CheckOneAsync()),
        new("logout from another site, confirmed", 4, ConfirmedAsync),
        new("logout by the back channel, sid", 4, scene => BackchannelAsync(scene, withSubject: true, withSession: true)),
        new("logout by the back channel, sub", 4, scene => BackchannelAsync(scene, withSubject: true, withSession: false)),
        new("logout by the front channel", 4, FrontchannelAsync),
        new("login over a login", 4, OverAsync),
        new("end all other sessions", 4, EndOthersAsync),
        new("logout twice, and without a session", 2, OutTwiceAsync),
    ];

    private static async Task InAndOutAsync(Scene scene, Start start) => await scene.LeaveAsync(await scene.SignedInAsync(start));

    private static async Task ConfirmedAsync(Scene scene)
    {
        var visitor = await scene.SignedInAsync();
        var question = await visitor.GetAsync(WebRoutes.Logout, Asker.OtherSite);
        Expect.Same(200, question.Status, "the status of the question before a logout");
        Expect.Same(scene.Guest.Id, await visitor.SignedInAsAsync(), "who is signed in before the answer");
        var answer = await visitor.Browser.PostAsync(scene.Origin + WebRoutes.Logout, [Antiforgery(question)], Asker.OwnPage);
        Expect.That(answer.IsRedirect, $"a confirmed logout is answered {answer}");
        await Scene.IsOutAsync(visitor);
    }

    private static async Task BackchannelAsync(Scene scene, bool withSubject, bool withSession)
    {
        var visitor = await scene.SignedInAsync();
        var session = withSession ? await visitor.SessionIdAsync() : null;
        Expect.Same(200, await scene.Org.SendLogoutTokenAsync(withSubject ? scene.Guest.Id : null, session), "the answer to a good logout token");
        await Scene.IsOutAsync(visitor);
    }

    private static async Task FrontchannelAsync(Scene scene)
    {
        var visitor = await scene.SignedInAsync();
        var session = await visitor.SessionIdAsync();
        var frame = await visitor.GetAsync($"{WebRoutes.FrontchannelLogout}?iss={Uri.EscapeDataString(scene.Org.Issuer)}&sid={session}", Asker.OtherSitesFrame);
        Expect.Same(200, frame.Status, "the answer to a good front-channel logout");
        await Scene.IsOutAsync(visitor);
    }

    private static async Task OverAsync(Scene scene)
    {
        var visitor = await scene.SignedInAsync();
        var before = visitor.Browser.Copy();
        await Scene.SignInAsync(visitor, scene.Guest, Start.Frontend);
        var old = await before.GetAsync(scene.Origin + WebRoutes.Profile);
        Expect.That(old.Status != 200, "the session before a login over it still opens");
        await scene.LeaveAsync(visitor);
    }

    private static async Task EndOthersAsync(Scene scene)
    {
        var (one, other) = (await scene.SignedInAsync(), await scene.SignedInAsync());
        var list = await one.GetAsync(WebRoutes.Sessions);
        var answer = await one.Browser.PostAsync($"{scene.Origin}{WebRoutes.Sessions}?handler=EndOthers", [Antiforgery(list)], Asker.OwnPage);
        Expect.That(answer.IsRedirect, $"the end of other sessions is answered {answer}");
        await Scene.IsOutAsync(other);
        Expect.Same(scene.Guest.Id, await one.SignedInAsAsync(), "who is signed in after others were ended");
        await scene.LeaveAsync(one);
    }

    private static async Task OutTwiceAsync(Scene scene)
    {
        var visitor = await scene.SignedInAsync();
        await scene.LeaveAsync(visitor);
        Expect.Same("/", (await visitor.LogOutAsync()).Location, "where a second logout leads");
    }

    public static KeyValuePair<string, string> Antiforgery(Answer page) => new("__RequestVerificationToken", AntiforgeryField().Match(page.Body).Groups[1].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryField();
}
