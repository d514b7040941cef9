using System.Text.Json.Nodes;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>How the front-end and the server's page meet.</summary>
internal static class MountChecks
{
    // What a page notices of itself, from its first moment on.
    private const string Watch = """
        window.seen = { rendered: 0, hook: null, added: new Set(), removed: new Set() };
        document.addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
          const container = document.getElementById('app-container');
          for (const { type, target, addedNodes, removedNodes } of changes) {
            if (type === 'attributes') {
              if (target !== container) continue;
              seen.rendered += 1;
              const hook = container.querySelector({ HOOKS }[location.pathname]);
              seen.hook ??= Boolean(hook && hook.getClientRects().length);
            } else if (target.isConnected && container && !container.contains(target)) {
              // What is tried out and taken away again at once is no change: jQuery does it.
              removedNodes.forEach(node => seen.added.delete(node) || node.id === 'frontend-options' || seen.removed.add(node));
              addedNodes.forEach(node => seen.removed.delete(node) || seen.added.add(node));
            }
          }
        }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-rendered'] }));
        """;

    /// <summary>An image, and an expression of AngularJS.</summary>
    private const string Hostile = "{{constructor.constructor('document.title=\"executed\"')()}}<img src=x onerror=\"document.title='executed'\">";

    public static readonly IReadOnlyList<Check> All =
    [
        new("mount-export", ExportAsync) { Needs = PackageChecks.Served },
        new("mount-container", ContainerAsync) { Needs = Mounted },
        new("mount-rendered", RenderedAsync) { Needs = Mounted },
        new("mount-quiet", QuietAsync) { Needs = Mounted },
        new("mount-soon", SoonAsync) { Needs = Mounted, Warns = true },
        new("values-as-text", "user", ValuesAsync) { Needs = Mounted },
        new("values-as-text", "test-users", TestUsersAsync) { Needs = Mounted },
    ];

    /// <summary>What every check needs that looks at what is drawn.</summary>
    public static IReadOnlyList<string> Mounted => [.. PackageChecks.Served, "mount-export"];

    private static async Task ExportAsync(Trial trial)
    {
        await trial.Page.GotoAsync(trial.AddressOf("overview"));
        var failed = trial.Hook("frontend-failed");
        var drawn = trial.Page.Locator("#app-container > *");
        await Expect.VisibleAsync(failed.Or(drawn), "Anything of the front-end");
        Expect.That(await failed.CountAsync() == 0, $"The server's page says: {(await failed.CountAsync() == 0 ? "" : (await failed.InnerTextAsync()).ReplaceLineEndings(" "))}");
    }

    private static Task ContainerAsync(Trial trial) => WatchAsync(trial, async page => Expect.None(
        await trial.Page.EvaluateAsync<string[]>("() => [...seen.added, ...seen.removed].map(node => (node.outerHTML ?? node.data).slice(0, 200))"),
        $"On the page {page}, outside #app-container, there has been added or taken away"));

    private static Task RenderedAsync(Trial trial) => WatchAsync(trial, async page =>
    {
        await Expect.HoldsAsync(trial.Page, "() => seen.rendered > 0", $"On the page {page}, rendered() is not called, 10 seconds after it was loaded.");
        // A hook that never comes is a matter of other rules.
        Expect.That(await trial.Page.EvaluateAsync<bool>("() => seen.hook") || !await Expect.ComesToHoldAsync(trial.Page, "hook => document.querySelector(hook)?.getClientRects().length", Expect.Patience, PageChecks.HookOf(page)), $"On the page {page}, rendered() is called before {PageChecks.HookOf(page)} is there.");
        await Trial.ComeBackToAsync(trial.Page);
        await trial.SettledAsync(); // whoever calls it again does so when something is drawn again
        Expect.Same(1, await RenderedTimesAsync(trial), $"How often the page {page} calls rendered()");
    });

    private static Task<int> RenderedTimesAsync(Trial trial) => trial.Page.EvaluateAsync<int>("() => seen.rendered");

    private static async Task WatchAsync(Trial trial, Func<string, Task> look)
    {
        var hooks = string.Join(", ", PageChecks.Every.Select(page => $"'{Trial.PathOf(page)}': '{PageChecks.HookOf(page)}'"));
        await trial.Page.AddInitScriptAsync(Watch.Replace("HOOKS", hooks, StringComparison.Ordinal));
        foreach (var page in PageChecks.Every)
        {
            await trial.ReachAsync(page);
            await look(page);
        }
    }

    /// <summary>All pages, and a logout elsewhere.</summary>
    private static async Task QuietAsync(Trial trial)
    {
        foreach (var page in PageChecks.SignedOut)
        {
            await trial.OpenAsync(page);
        }

        await trial.SignInAsync();
        await trial.OpenAsync("overview");
        await trial.SignOutElsewhereAsync();
        await Trial.ComeBackToAsync(trial.Page);
        await trial.SettledAsync();
        NoErrors(trial);
    }

    /// <summary>What breaks the policy, and what is not there, are matters of other rules.</summary>
    public static void NoErrors(Trial trial) => Expect.None(
        trial.World.Console.Where(line => (line.StartsWith("error", StringComparison.Ordinal) || line.StartsWith("pageerror", StringComparison.Ordinal))
            && !line.Contains("Content Security Policy", StringComparison.Ordinal) && !line.Contains("Failed to load resource", StringComparison.Ordinal)),
        "The console has errors");

    /// <summary>A budget, generous: machines differ.</summary>
    private static async Task SoonAsync(Trial trial)
    {
        const int budgetMs = 3_000;
        await trial.OpenAsync("overview");
        await trial.OpenAsync("overview"); // with what the browser has kept, as people mostly have
        var took = await trial.Page.EvaluateAsync<double>("() => performance.now()");
        trial.Saw($"drawn after {took:F0} ms, at the second visit");
        Expect.That(took < budgetMs, $"The overview is drawn {took:F0} ms after it was asked for, and should be after {budgetMs} ms.");
    }

    private static async Task ValuesAsync(Trial trial)
    {
        await trial.SayOfUserAsync(user =>
        {
            foreach (var name in new[] { "email", "givenName", "familyName", "subject" })
            {
                user[name] = Hostile;
            }
        });
        await trial.SignInAsync();
        foreach (var page in new[] { "profile", "overview" })
        {
            await trial.OpenAsync(page);
            await Trial.ComeBackToAsync(trial.Page);
            await trial.SettledAsync(); // an image that cannot be loaded has said so
            await IsHarmlessAsync(trial, page);
            Expect.That((await trial.Container.InnerTextAsync()).Contains(Hostile, StringComparison.Ordinal), $"On the page {page} the user's name is not to be found, which is {Hostile} here. Nothing of it has been executed; but what is not shown cannot be seen to be harmless.");
        }

        trial.Saw("a name with an image and an expression in it is drawn as text");
    }

    /// <summary>Whoever may be named on the login pages comes from a configuration, which others may write.</summary>
    private static async Task TestUsersAsync(Trial trial)
    {
        await trial.SayInOptionsAsync(options => options["testUsers"] = new JsonArray(new JsonObject { ["login"] = Hostile, ["password"] = Hostile }));
        foreach (var page in new[] { "login-redirect", "login-custom" })
        {
            await trial.OpenAsync(page);
            await trial.SettledAsync();
            await IsHarmlessAsync(trial, page);
        }
    }

    private static async Task IsHarmlessAsync(Trial trial, string page)
    {
        Expect.That(await trial.Page.TitleAsync() != "executed", $"A value has been executed on the page {page}.");
        Expect.That(await trial.Page.Locator("#app-container img[src=x]").CountAsync() == 0, $"A value that is written like an image has become one on the page {page}.");
    }
}
