namespace RazorOkta.Clients.Running;

/// <summary>The one browser of a run; each row has a context of its own.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Path of the browser; without it, Playwright's own is used. The script that runs this program sets it.</summary>
    private const string PathVariable = "RAZOROKTA_BROWSER";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path ? path : null,
            ChromiumSandbox = false, // containers, and root, have none
            Args =
            [
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Nothing leaves this machine: every other name does not exist.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost , EXCLUDE 127.0.0.1",
            ],
        }));
    }

    public Task<IBrowserContext> NewContextAsync(Row row) =>
        _browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-US", BypassCSP = row.ReplacesOrgPage });

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
