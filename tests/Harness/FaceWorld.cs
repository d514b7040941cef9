using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Harness;

/// <summary>An org with people of every kind, a small application, and a browser that looks at the org's own page.</summary>
public sealed class FaceWorld : IAsyncDisposable
{
    public const string HostileName = "<img src=x onerror=document.title='hostile'>";
    public const string TotpUser = "tina";
    public const string SmsUser = "sam";
    public const string PushUser = "pat";

    private readonly MockOktaServer _server;
    private readonly ServerLog _log;
    private readonly ConcurrentQueue<string> _console = new();

    private FaceWorld(MockOktaServer server, ServerLog log, SmallApp app, IPage browser)
    {
        (_server, _log, App, Browser) = (server, log, app, browser);
        browser.Console += (_, message) => _console.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        browser.PageError += (_, error) => _console.Enqueue($"pageerror: {error}");
    }

    public string Url => _server.Url;

    public SmallApp App { get; }

    public IPage Browser { get; }

    public IReadOnlyList<string> Console => [.. _console];

    /// <summary>Runs a test in a world of its own; when it fails, its evidence is kept under its name.</summary>
    public static async Task RunAsync(Func<FaceWorld, Task> test, BrowserNewContextOptions? look = null, [CallerMemberName] string name = "")
    {
        await using var world = await StartAsync(look ?? new BrowserNewContextOptions());
        try
        {
            await test(world);
        }
        catch (Exception e)
        {
            var folder = await Evidence.KeepAsync($"face.{name}", world.Browser, world.Console, ("mock-okta.log", world._log));
            throw new WorldException($"{e.Message}{Environment.NewLine}Evidence: {folder}", e);
        }
    }

    /// <summary>The page, once its modules have filled it.</summary>
    public async Task OpenAsync()
    {
        await Browser.GotoAsync($"{Url}/");
        await Assertions.Expect(Browser.GetByRole(AriaRole.Heading, new() { Name = "Sessions and tokens" })).ToBeVisibleAsync();
        await Assertions.Expect(Browser.Locator("#fault-list > li").First).ToBeVisibleAsync();
    }

    /// <summary>A whole login at the application, in another tab of the same browser.</summary>
    /// <param name="user">The name beside the button; null when the org has a session and does not ask.</param>
    public async Task LogInAtTheAppAsync(string? user = "John Adams")
    {
        var tab = await Browser.Context.NewPageAsync();
        await tab.GotoAsync($"{App.Origin}/login");
        if (user is not null)
        {
            await tab.GetByRole(AriaRole.Listitem).Filter(new() { HasText = user }).GetByRole(AriaRole.Button).ClickAsync();
        }

        await Assertions.Expect(tab.Locator("body")).ToContainTextAsync("Signed in");
        await tab.CloseAsync();
    }

    /// <summary>Another tab, where the password has been given and a second factor is wanted.</summary>
    /// <param name="user">Its short name.</param>
    /// <param name="factor">What its button says; null: the only one.</param>
    public async Task<IPage> ChooseFactorAsync(string user, string? factor = null)
    {
        var tab = await Browser.Context.NewPageAsync();
        await tab.GotoAsync($"{Url}/");
        await tab.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {user}" }).ClickAsync();
        await tab.Locator(".choices button").Filter(new() { HasText = factor ?? "" }).ClickAsync();
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.Context.Tracing.StopAsync(); // Playwright leaves its folder behind otherwise
        await Browser.Context.CloseAsync();
        await App.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static async Task<FaceWorld> StartAsync(BrowserNewContextOptions look)
    {
        var log = new ServerLog();
        var app = await SmallApp.StartAsync();
        var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Org = Org(app), Logging = logging => logging.AddProvider(log) });
        app.Issuer = $"{server.Url}/oauth2/default";
        look.Locale = "en-US";
        var context = await (await Chromium.InstanceAsync()).NewContextAsync(look);
        await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true });
        return new FaceWorld(server, log, app, await context.NewPageAsync());
    }

    private static OrgDefinition Org(SmallApp app) => new()
    {
        Users =
        [
            .. SeededUsers.All,
            Person(TotpUser, "Tina", new Factor { Type = FactorType.GoogleOtp, Secret = "JBSWY3DPEHPK3PXP" }),
            Person(SmsUser, "Sam", new Factor { Type = FactorType.Sms, PhoneNumber = "+1 555 415 1337" }),
            Person(PushUser, "Pat", new Factor { Type = FactorType.Push, Secret = "JBSWY3DPEHPK3PXP" }),
            Person("hostile", HostileName),
        ],
        Clients =
        [
            new OidcClient
            {
                ClientId = Known.ClientId, ClientSecret = Known.ClientSecret, Name = "Tom & Jerry's <b>app</b>",
                RedirectUris = [app.RedirectUri], PostLogoutRedirectUris = [$"{app.Origin}/"],
                FrontchannelLogoutUri = app.FrontchannelLogoutUri, FrontchannelLogoutSessionRequired = true,
            },
            new OidcClient { ClientId = "0oaPublicClient", Name = "A page", RedirectUris = [$"{app.Origin}/page"] },
        ],
    };

    private static OktaUser Person(string name, string firstName, params Factor[] factors) => new()
    {
        Login = $"{name}@acme.com", Password = Known.Password, FirstName = firstName, LastName = "", Factors = factors,
    };
}
