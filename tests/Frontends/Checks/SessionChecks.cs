using System.Text.RegularExpressions;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Sessions end, there are other tabs, and a back button. Time is the page's own: it is moved, and nobody waits.</summary>
internal static partial class SessionChecks
{
    private const string Changed = "before => document.querySelector('[data-se=session-left]')?.innerText !== before";

    /// <summary>Where a page holds one of the texts: the title, an attribute, an element.</summary>
    private const string PlacesOf = """
        texts => {
          const container = document.getElementById('app-container');
          const found = [];
          for (const element of document.querySelectorAll('*')) {
            const at = container.contains(element) ? `<${element.localName}>` : `<${element.localName}>, outside #app-container (the server takes away what is its own when ended() is called)`;
            const note = (value, where) => {
              const text = texts.find(one => value?.includes(one));
              if (text) found.push(`"${text}" in ${where} ${at}`);
            };
            for (const { name, value } of element.attributes) note(value, `the attribute ${name} of`);
            for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.data, 'the text of');
            if (element.matches('input, textarea')) note(element.value, 'the value of');
          }
          return found;
        }
        """;

    private static readonly string[] Personal = [Known.GeorgeEmail, "Washington"];

    public static readonly IReadOnlyList<Check> All =
    [
        new("session-left", "counts", LeftAsync) { Needs = MountChecks.Mounted },
        new("session-left", "idle", IdleAsync) { Needs = [.. MountChecks.Mounted, "session-left:counts"] },
        new("session-ended", EndedAsync) { Needs = MountChecks.Mounted },
        new("session-other-tab", "logout", OtherTabLogoutAsync) { Needs = [.. MountChecks.Mounted, "session-ended"] },
        new("session-other-tab", "login", OtherTabLoginAsync) { Needs = [.. MountChecks.Mounted, "overview-page"] },
        new("session-back-button", "loaded", BackAsync) { Needs = MountChecks.Mounted },
        new("session-back-button", "kept-in-memory", KeptAsync) { Needs = MountChecks.Mounted },
        new("session-stale-login", "redirect", StaleRedirectAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "login-server-made:redirect"] },
        new("session-stale-login", "back", BackFromOktaAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("session-stale-login", "widget", StaleWidgetAsync) { Needs = [.. MountChecks.Mounted, "login-custom-page"] },
        new("session-double-click", "login", DoubleLoginAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("session-double-click", "logout", DoubleLogoutAsync) { Needs = [.. MountChecks.Mounted, "profile-page:usual"] },
    ];

    private static async Task LeftAsync(Trial trial)
    {
        await trial.Page.Clock.InstallAsync();
        await trial.SignInAsync();
        await Expect.VisibleAsync(trial.Hook("session-left"), "How long the session lasts");
        var before = await trial.Hook("session-left").InnerTextAsync();
        Expect.That(before.Any(char.IsAsciiDigit), $"data-se=\"session-left\" has no number in it: \"{before}\".");
        if (Clock().IsMatch(before))
        {
            await trial.Page.Clock.RunForAsync(10_000);
            await Expect.HoldsAsync(trial.Page, Changed, $"data-se=\"session-left\" shows a clock, and it stands still at \"{before}\".", before);
        }

        // A page may count by itself, or ask: either way it says less after a minute.
        var asked = 0;
        await trial.SayOfSessionAsync(session => (session["secondsLeft"], session["idleSecondsLeft"]) = (12_345 - (100 * ++asked), 1_234));
        await trial.PassAsync(61);
        await SaysAnotherAsync(trial, before, "after a minute");
        var later = await trial.Hook("session-left").InnerTextAsync();
        trial.Saw($"first \"{before}\", a minute later \"{later}\"");

        await trial.Page.Clock.FastForwardAsync(600_000);
        await trial.PassAsync(1);
        var muchLater = await trial.Hook("session-left").InnerTextAsync();
        await trial.PassAsync(61);
        await SaysAnotherAsync(trial, muchLater, "in the eleventh minute, as in the one before");
    }

    private static async Task SaysAnotherAsync(Trial trial, string before, string when)
    {
        await Expect.HoldsAsync(trial.Page, Changed, $"data-se=\"session-left\" still says \"{before}\" {when}.", before);
        await Expect.VisibleAsync(trial.Hook("session-left"), $"How long the session lasts, {when},");
    }

    /// <summary>Who does nothing is signed out sooner.</summary>
    private static async Task IdleAsync(Trial trial)
    {
        var idle = 3_599;
        await trial.SayOfSessionAsync(session => (session["secondsLeft"], session["idleSecondsLeft"]) = (28_000, idle));
        await trial.SignInAsync();
        await trial.OpenAsync("profile"); // where a redirect has led, the server's own word is seen
        var hour = await ToTheMinuteAsync(trial);
        idle = 299;
        await trial.OpenAsync("profile");
        var minutes = await ToTheMinuteAsync(trial);
        Expect.That(hour != minutes, $"data-se=\"session-left\" says \"{minutes}\" when idleSecondsLeft is 299, and the same when it is 3599: whoever does nothing is signed out sooner than it says.");
    }

    /// <summary>What it says, but for the seconds of a clock, which go on.</summary>
    private static async Task<string> ToTheMinuteAsync(Trial trial)
    {
        await Expect.VisibleAsync(trial.Hook("session-left"), "How long the session lasts");
        return Seconds().Replace(await trial.Hook("session-left").InnerTextAsync(), "$1");
    }

    private static async Task EndedAsync(Trial trial)
    {
        await trial.Page.Clock.InstallAsync();
        await trial.SignInAsync();
        await trial.SignOutElsewhereAsync();
        await trial.PassAsync(60);
        await Expect.VisibleAsync(trial.Hook("session-ended"), "With the page's clock a minute further and the session ended, a word that it has ended");
        await NothingPersonalAsync(trial, "after the session's end");
        var links = await trial.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-se=session-ended] a, a[data-se=session-ended]')].map(link => link.href)");
        Expect.That(links.Any(LoginThatComesBack), $"No link in data-se=\"session-ended\" leads to /authorization-code/login, without returnTo or with the profile for it; there {(links.Length == 0 ? "is none" : $"are {string.Join(", ", links)}")}.");
    }

    private static bool LoginThatComesBack(string link) =>
        new Uri(link) is { AbsolutePath: "/authorization-code/login" } uri && System.Web.HttpUtility.ParseQueryString(uri.Query)["returnTo"] is null or "/authorization-code/profile";

    private static async Task OtherTabLogoutAsync(Trial trial)
    {
        await trial.SignInAsync();
        var subject = await trial.Page.Locator("[data-claim=sub]").AllInnerTextsAsync(); // where the server's half shows it
        await EndElsewhereAsync(trial);
        await NothingPersonalAsync(trial, "after a logout in another tab", [.. subject]);
    }

    /// <summary>The session ends in another tab, and the page that somebody comes back to says so.</summary>
    public static async Task EndElsewhereAsync(Trial trial)
    {
        await trial.SignOutElsewhereAsync();
        await Trial.ComeBackToAsync(trial.Page);
        await Expect.VisibleAsync(trial.Hook("session-ended"), "Back on the page, a word that the session has ended");
    }

    private static async Task OtherTabLoginAsync(Trial trial)
    {
        await trial.OpenAsync("overview");
        var tab = await trial.Page.Context.NewPageAsync();
        await trial.World.SignInAsync(Known.George, tab);
        await tab.CloseAsync();
        await Trial.ComeBackToAsync(trial.Page);
        await Expect.VisibleAsync(trial.Container.Locator("a[href$='/authorization-code/profile']"), "After a login in another tab, a link to the profile");
        await PageChecks.NamesTheUserAsync(trial);
    }

    private static async Task BackAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.Page.GotoAsync(trial.AddressOf("logout"));
        await Trial.DrawnAsync(trial.Page);
        await trial.Page.GoBackAsync();
        await Trial.DrawnAsync(trial.Page);
        await NothingPersonalAsync(trial, "after the logout and one step back");
    }

    /// <summary>In the same turn, as when the browser freezes the page right after it.</summary>
    private static async Task KeptAsync(Trial trial)
    {
        await trial.SignInAsync();
        foreach (var page in new[] { "profile", "overview" })
        {
            await trial.OpenAsync(page);
            var kept = await trial.Page.EvaluateAsync<string>("() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); return document.body.innerText; }");
            Expect.None(Personal.Where(text => kept.Contains(text, StringComparison.Ordinal)), $"When the page {page} is left, it still says");
        }
    }

    private static async Task NothingPersonalAsync(Trial trial, string when, params string[] more)
    {
        string[] personal = [.. Personal, .. more];
        if (!await Expect.ComesToHoldAsync(trial.Page, $"personal => ({PlacesOf})(personal).length === 0", Expect.Patience, personal))
        {
            Expect.None(await trial.Page.EvaluateAsync<string[]>(PlacesOf, personal), $"The page still names the user {when}");
        }
    }

    private static async Task StaleRedirectAsync(Trial trial)
    {
        var old = await StaleAsync(trial, "login-redirect");
        if (await IsLoadedAnewAsync(trial))
        {
            return;
        }

        var leaves = trial.Page.WaitForRequestAsync(request => request.IsNavigationRequest, new() { Timeout = 10_000 });
        await trial.Hook("login-link").ClickAsync();
        Expect.That(!(await leaves).Url.Contains(old, StringComparison.Ordinal), "A quarter of an hour later, the login is begun with what the server has forgotten.");
    }

    /// <summary>The browser brings the page back as it has kept it, with a login that has begun.</summary>
    private static async Task BackFromOktaAsync(Trial trial)
    {
        await trial.OpenAsync("login-redirect");
        if (await NetworkChecks.IsServersAsync(trial))
        {
            throw new NotApplicableException("The login is a link to the server, and is used as often as one likes.");
        }

        await trial.Page.RouteAsync($"{trial.World.OrgUrl}/**/v1/authorize?**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 204 })); // the browser stays where it is
        var leaves = trial.Page.WaitForRequestAsync(request => request.IsNavigationRequest, new() { Timeout = 10_000 });
        await trial.Hook("login-link").ClickAsync();
        await leaves;
        await trial.Page.EvaluateAsync("() => { window.isTheOld = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }");
        await IsLoadedAnewAsync(trial); // which is one way; the other is to put the control into use again
        await Expect.HoldsAsync(
            trial.Page, "() => { const link = document.querySelector('[data-se=login-link]'); return link && !link.disabled && link.getAttribute('aria-disabled') !== 'true'; }",
            "Back from Okta by the browser's back button, with the page as the browser has kept it, data-se=\"login-link\" is out of use.");
        await trial.Page.UnrouteAllAsync();
        await Trial.DrawnAsync(trial.Page);
        await trial.Hook("login-link").ClickAsync();
        await PageChecks.ArriveAtOktaAsync(trial);
    }

    private static async Task StaleWidgetAsync(Trial trial)
    {
        await StaleAsync(trial, "login-custom");
        if (!await IsLoadedAnewAsync(trial))
        {
            await trial.WidgetUser.ClickAsync();
            Expect.That(await IsLoadedAnewAsync(trial), "A quarter of an hour later, the page still has the login that the server has forgotten, and whoever types a password loses it.");
        }
    }

    /// <returns>The state of the login that has become too old.</returns>
    private static async Task<string> StaleAsync(Trial trial, string page)
    {
        await trial.Page.Clock.InstallAsync();
        var login = Trial.OptionsIn(await trial.OpenAsync(page))["login"]!;
        await trial.Page.EvaluateAsync("window.isTheOld = true");
        await trial.Page.Clock.FastForwardAsync((login["secondsLeft"]!.GetValue<int>() + 60) * 1000L);
        return $"{login["state"]}";
    }

    private static Task<bool> IsLoadedAnewAsync(Trial trial) => Expect.ComesToHoldAsync(trial.Page, "() => !window.isTheOld", TimeSpan.FromSeconds(3));

    private static Task DoubleLoginAsync(Trial trial) => DoubleAsync(
        trial, "login-link", path => path.EndsWith("/v1/authorize", StringComparison.Ordinal) || path == "/authorization-code/login", () => trial.OpenAsync("login-redirect"),
        () => PageChecks.ArriveAtOktaAsync(trial));

    private static Task DoubleLogoutAsync(Trial trial) => DoubleAsync(
        trial, "logout-link", path => path == "/authorization-code/logout", () => trial.SignInAsync(),
        () => PageChecks.IsLoggedOutAsync(trial));

    private static async Task DoubleAsync(Trial trial, string control, Func<string, bool> isMeant, Func<Task> open, Func<Task> arrive)
    {
        await open();
        var asked = 0;
        trial.Page.Request += (_, request) => asked += isMeant(new Uri(request.Url).AbsolutePath) && request.RedirectedFrom is null ? 1 : 0;
        await trial.Hook(control).DblClickAsync();
        await arrive();
        Expect.Same(1, asked, $"How often a double click on data-se=\"{control}\" begins it");
    }

    [GeneratedRegex(@"(\d+:\d\d):\d\d|\d+ ?s(?:ec\w*)?\b")]
    private static partial Regex Seconds();

    /// <summary>For example 59:07.</summary>
    [GeneratedRegex(@"\d+:\d\d")]
    private static partial Regex Clock();
}
