using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Harness;

/// <summary>All that one test needs, and shares with no other: an org, the web app, a front-end, and a browser that knows nothing yet.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _console = new();

    private World(FrontendUnderTest frontend, MockOktaHost org, WebHost web, IPage browser)
    {
        (Frontend, Org, Web, Browser) = (frontend, org, web, browser);
        browser.Console += (_, message) => _console.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        browser.PageError += (_, error) => _console.Enqueue($"pageerror: {error}");
    }

    public FrontendUnderTest Frontend { get; }

    public MockOktaHost Org { get; }

    public WebHost Web { get; }

    public IPage Browser { get; }

    /// <summary>What pages have written to the console.</summary>
    public IReadOnlyList<string> Console => [.. _console];

    /// <summary>Runs a test in a world of its own; when it fails, its evidence is kept under its name.</summary>
    public static async Task RunAsync(FrontendUnderTest frontend, Func<World, Task> test, [CallerMemberName] string name = "")
    {
        await using var world = await StartAsync(frontend);
        try
        {
            await test(world);
        }
        catch (Exception e)
        {
            var folder = await Evidence.KeepAsync($"{frontend.Name}.{name}", world);
            throw new WorldException($"{e.Message}{Environment.NewLine}Evidence: {folder}", e);
        }
    }

    /// <summary>The first page that a visitor sees.</summary>
    public async Task<OverviewPage> OpenAsync()
    {
        await Browser.GotoAsync(Web.Origin);
        return await OverviewPage.ArriveAsync(this);
    }

    /// <summary>The cookies that the browser holds for the web app.</summary>
    public async Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => await Browser.Context.CookiesAsync([Web.Origin]);

    public Task<bool> HasSessionAsync() => CookiesAsync().ContinueWith(
        cookies => cookies.Result.Any(cookie => cookie.Name == "razorokta"), TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await Browser.Context.Tracing.StopAsync(); // Playwright leaves its folder behind otherwise
        await Browser.Context.CloseAsync();
        await Web.DisposeAsync();
        await Org.DisposeAsync();
    }

    private static async Task<World> StartAsync(FrontendUnderTest frontend)
    {
        await frontend.PrepareAsync();
        MockOktaHost org = null!;
        var web = await WebHost.StartAsync(async origin =>
        {
            org = await MockOktaHost.StartAsync(origin);
            return new WebHostSettings
            {
                OktaUrl = org.Url,
                Issuer = org.Issuer,
                FrontendRoot = frontend.Root,
                Frontend = frontend.Name,
                StaticDir = FrontendUnderTest.StaticDir,
                DevServer = frontend.DevServer,
            };
        });
        var context = await (await Chromium.InstanceAsync()).NewContextAsync(new BrowserNewContextOptions { Locale = "en-US" });
        await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true });
        return new World(frontend, org, web, await context.NewPageAsync());
    }
}

/// <summary>A test that failed, and where its evidence is.</summary>
public sealed class WorldException(string message, Exception inner) : Exception(message, inner);
