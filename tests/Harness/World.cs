using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Harness;

/// <summary>How a world is made.</summary>
public sealed record WorldSettings
{
    /// <summary>In which browser; <c>null</c>: in Chromium.</summary>
    public IBrowser? Browser { get; init; }

    /// <summary>How the web app speaks to the org.</summary>
    public string WireProfile { get; init; } = "standard";

    /// <summary>What logins ask for; <c>null</c>: the web app's default.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Whether the trace has pictures of all that is seen, a frame for each change.</summary>
    public bool IsFilmed { get; init; }
}

/// <summary>All that one test needs, and shares with no other: an org, the web app, a front-end, and a browser that knows nothing yet.</summary>
public sealed class World : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { DefaultRequestHeaders = { { "User-Agent", Known.UserAgent } } };

    private readonly ConcurrentQueue<string> _console = new();
    private readonly MockOktaHost? _org;
    private readonly WebHost? _web;

    private World(MockOktaHost? org, WebHost? web, string origin, string orgUrl, IPage browser)
    {
        (_org, _web, Origin, OrgUrl, Browser) = (org, web, origin, orgUrl, browser);
        browser.Console += (_, message) => _console.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        browser.PageError += (_, error) => _console.Enqueue($"pageerror: {error}");
    }

    /// <exception cref="InvalidOperationException">The org runs somewhere else (<see cref="ThereAsync"/>).</exception>
    public MockOktaHost Org => _org ?? throw new InvalidOperationException("The org is none of ours.");

    /// <exception cref="InvalidOperationException">The web app runs somewhere else (<see cref="ThereAsync"/>).</exception>
    public WebHost Web => _web ?? throw new InvalidOperationException("The web app is none of ours.");

    /// <summary>Of the web app, for example <c>http://localhost:40123</c>.</summary>
    public string Origin { get; }

    /// <summary>Base address of the org.</summary>
    public string OrgUrl { get; }

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

    /// <summary>A world of its own, which whoever starts it ends.</summary>
    /// <param name="frontend">What is served.</param>
    /// <param name="settings"><c>null</c>: the usual.</param>
    public static async Task<World> StartAsync(FrontendUnderTest frontend, WorldSettings? settings = null)
    {
        settings ??= new WorldSettings();
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
                StaticDir = frontend.StaticDir,
                DevServer = frontend.DevServer,
                WireProfile = settings.WireProfile,
                Scopes = settings.Scopes,
            };
        });
        return new World(org, web, web.Origin, org.Url, await NewPageAsync(settings));
    }

    /// <summary>A browser that looks at a web app which runs somewhere, with a mock org behind it.</summary>
    /// <param name="origin">Of the web app.</param>
    /// <param name="orgUrl">Of the org.</param>
    /// <param name="settings">Of the browser; the rest is as it is there.</param>
    public static async Task<World> ThereAsync(string origin, string orgUrl, WorldSettings settings) => new(null, null, origin, orgUrl, await NewPageAsync(settings));

    /// <summary>The first page that a visitor sees.</summary>
    public async Task<OverviewPage> OpenAsync()
    {
        await Browser.GotoAsync(Origin);
        return await OverviewPage.ArriveAsync(this);
    }

    /// <summary>
    /// Signs a user in by the servers alone: the org opens a session for who has the password (Okta's authn API and session redirect), and then the web app
    /// is asked to log in. Ends at the profile.
    /// </summary>
    /// <param name="user">Who.</param>
    /// <param name="page">In which tab; <c>null</c>: in the first.</param>
    public async Task SignInAsync(string user, IPage? page = null)
    {
        using var answer = await Http.PostAsJsonAsync($"{OrgUrl}/api/v1/authn", new { username = user, password = Known.Password });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        if (!json.RootElement.TryGetProperty("sessionToken", out var token))
        {
            throw new InvalidOperationException($"The org at {OrgUrl} does not sign {user} in: it answers {(int)answer.StatusCode}.");
        }

        await (page ?? Browser).GotoAsync($"{OrgUrl}/login/sessionCookieRedirect?token={token.GetString()}&redirectUrl={Uri.EscapeDataString($"{Origin}/authorization-code/login")}");
    }

    /// <summary>Gives the password on Okta's own page, where the browser is.</summary>
    public async Task SubmitAtOktaAsync(string user) => await (await OktaSignInPage.ArriveAsync(this)).SubmitAsync(user);

    /// <summary>Locks a user's account.</summary>
    /// <returns>The user's name.</returns>
    public async Task<string> LockAsync(string user)
    {
        using var answer = await Http.PatchAsJsonAsync($"{OrgUrl}/_mock/users/{user}@acme.com", new { status = "lockedOut" });
        answer.EnsureSuccessStatusCode();
        return user;
    }

    /// <summary>What the org has been asked and has answered, as JSON, without secrets.</summary>
    public Task<string> JournalAsync() => Http.GetStringAsync($"{OrgUrl}/_mock/journal");

    /// <summary>The cookies that the browser holds for the web app.</summary>
    public async Task<IReadOnlyList<BrowserContextCookiesResult>> CookiesAsync() => await Browser.Context.CookiesAsync([Origin]);

    public async Task<bool> HasSessionAsync() => (await CookiesAsync()).Any(cookie => cookie.Name is "razorokta" or "__Host-razorokta");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Browser.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors }); // some may not have been answered yet
            await Browser.Context.Tracing.StopAsync(); // Playwright leaves its folder behind otherwise
            await Browser.Context.CloseAsync();
        }
        finally
        {
            await (_web?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_org?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static async Task<IPage> NewPageAsync(WorldSettings settings)
    {
        var context = await (settings.Browser ?? await Chromium.InstanceAsync()).NewContextAsync(new BrowserNewContextOptions { Locale = "en-US" });
        await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true, Screenshots = settings.IsFilmed });
        return await context.NewPageAsync();
    }
}

/// <summary>A test that failed, and where its evidence is.</summary>
public sealed class WorldException(string message, Exception inner) : Exception(message, inner);
