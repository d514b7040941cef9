using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Everybody can use it.</summary>
internal static class AccessChecks
{
    /// <summary>Whether the element that has the focus looks otherwise than without it.</summary>
    private const string ShowsFocus = """
        () => {
          const element = document.activeElement;
          const look = () => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element); return [outlineStyle !== 'none' && outlineWidth !== '0px', boxShadow].join(); };
          const focused = look();
          element.blur();
          const usual = look();
          element.focus({ focusVisible: true });
          return focused !== usual;
        }
        """;

    public static readonly IReadOnlyList<Check> All =
    [
        new("access-axe", "light", trial => AxeAsync(trial, ColorScheme.Light)) { Needs = MountChecks.Mounted },
        new("access-axe", "dark", trial => AxeAsync(trial, ColorScheme.Dark)) { Needs = MountChecks.Mounted },
        new("access-keyboard", KeyboardAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "profile-page:usual"] },
        new("access-alerts", "redirect", trial => AlertsAsync(trial, "login-redirect")) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "network-org-down"] },
        new("access-alerts", "widget", trial => AlertsAsync(trial, "login-custom")) { Needs = [.. MountChecks.Mounted, "login-custom-page", "network-org-down"] },
        new("access-alerts", "session-ended", EndedAsync) { Needs = [.. MountChecks.Mounted, "session-other-tab:logout"] },
        new("access-narrow", NarrowAsync) { Needs = MountChecks.Mounted },
        new("access-motion", MotionAsync) { Needs = MountChecks.Mounted },
    ];

    private static async Task AxeAsync(Trial trial, ColorScheme scheme)
    {
        await trial.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await trial.Page.SetViewportSizeAsync(320, 800); // where things come closest to each other
        await Axe.BringAsync(trial.Page);
        foreach (var page in PageChecks.Every)
        {
            await trial.ReachAsync(page);
            // In the dark there are other colours, and nothing else is different.
            var axe = await Axe.RunAsync(trial.Page, scheme == ColorScheme.Dark ? ["color-contrast"] : []);
            Expect.None(axe.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation}"), $"On the page {page}, axe finds");
            trial.Saw($"{page}: {axe.Passed} rules of axe passed");
        }
    }

    private static async Task KeyboardAsync(Trial trial)
    {
        await trial.OpenAsync("overview");
        await AllCanBeReachedAsync(trial, "overview");
        await trial.OpenAsync("login-redirect");
        await AllCanBeReachedAsync(trial, "login-redirect");
        await GoToAsync(trial, "login-link");
        await trial.Page.Keyboard.PressAsync("Enter");
        await PageChecks.ArriveAtOktaAsync(trial);

        await trial.SignInAsync();
        await AllCanBeReachedAsync(trial, "profile");
        await GoToAsync(trial, "logout-link");
        await trial.Page.Keyboard.PressAsync("Enter");
        await PageChecks.IsLoggedOutAsync(trial);
    }

    /// <summary>Parts of a group that arrow keys go through, such as tabs, have a role of their own.</summary>
    private static async Task AllCanBeReachedAsync(Trial trial, string page) => Expect.None(
        await trial.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('#app-container :is(a[href], button, input, select, textarea, summary):not([role], [type=radio], :disabled)')]
              .filter(control => control.tabIndex < 0 && control.getClientRects().length).map(control => control.outerHTML.slice(0, 200))
            """),
        $"On the page {page}, the keyboard does not reach");

    private static async Task GoToAsync(Trial trial, string control)
    {
        const int most = 60;
        for (var i = 0; i < most && !await IsFocusedAsync(); i++)
        {
            await trial.Page.Keyboard.PressAsync("Tab");
        }

        Expect.That(await IsFocusedAsync(), $"{most} presses of Tab do not reach data-se=\"{control}\".");
        Expect.That(await trial.Page.EvaluateAsync<bool>(ShowsFocus), $"data-se=\"{control}\" does not show that it has the focus.");

        Task<bool> IsFocusedAsync() => trial.Page.EvaluateAsync<bool>("hook => document.activeElement?.dataset.se === hook", control);
    }

    private static async Task AlertsAsync(Trial trial, string page)
    {
        await NetworkChecks.LoseOrgAsync(trial, page);
        await Expect.VisibleAsync(trial.Hook("problem"), "With an Okta that cannot be reached, a word about it");
        await IsHeardAsync(trial, "problem");
    }

    private static async Task EndedAsync(Trial trial)
    {
        await trial.SignInAsync();
        await SessionChecks.EndElsewhereAsync(trial);
        await IsHeardAsync(trial, "session-ended");
    }

    private static async Task IsHeardAsync(Trial trial, string hook) => Expect.That(
        await trial.Page.EvaluateAsync<bool>("hook => { const word = document.querySelector(`[data-se=${hook}]`); return Boolean(word.closest('[role=alert]') ?? word.querySelector('[role=alert]')); }", hook),
        $"data-se=\"{hook}\" is not in an element with role=\"alert\": who does not see the page does not hear of it.");

    private static async Task NarrowAsync(Trial trial)
    {
        foreach (var page in PageChecks.Every)
        {
            await trial.ReachAsync(page);
            foreach (var width in new[] { 320, 1_100 })
            {
                await trial.Page.SetViewportSizeAsync(width, 800);
                var tooWide = await trial.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Expect.That(tooWide <= 0, $"At {width} pixels the page {page} has to be scrolled sideways, by {tooWide} pixels. The widest: {await WidestAsync(trial)}");
            }
        }
    }

    private static Task<string> WidestAsync(Trial trial) => trial.Page.EvaluateAsync<string>("""
        () => {
          const reach = element => element.getBoundingClientRect().right;
          const all = [...document.querySelectorAll('#app-container *')];
          const most = Math.max(...all.map(reach));
          return all.findLast(element => reach(element) === most)?.outerHTML.slice(0, 200) ?? 'outside #app-container'; // the innermost of them
        }
        """);

    private static async Task MotionAsync(Trial trial)
    {
        await trial.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await trial.Page.RouteAsync($"{trial.World.OrgUrl}/**", _ => Task.CompletedTask); // what turns while one waits turns now
        foreach (var page in PageChecks.SignedOut)
        {
            await trial.Page.GotoAsync(trial.AddressOf(page));
            await Expect.VisibleAsync(trial.Page.Locator("#app-container > *"), "Anything of the front-end");
            if (page == "login-custom")
            {
                await Expect.ComesToHoldAsync(trial.Page, "() => document.querySelector('[data-se=busy]')", TimeSpan.FromSeconds(2)); // where it has one, that is what moves
            }

            Expect.None(
                await trial.Page.EvaluateAsync<string[]>("() => document.getAnimations().filter(one => one.playState === 'running').map(one => one.effect?.target?.outerHTML.slice(0, 200) ?? 'something')"),
                $"With reduced motion, on the page {page}, there moves");
        }
    }
}
