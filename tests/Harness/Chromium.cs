using Microsoft.Playwright;

namespace RazorOkta.Harness;

/// <summary>The one browser of a test run; tests are told apart by their contexts.</summary>
internal static class Chromium
{
    /// <summary>Environment variable with the path of the browser; without it, Playwright's own is used. <c>npm test</c> sets it.</summary>
    private const string PathVariable = "RAZOROKTA_BROWSER";

    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    public static Task<IBrowser> InstanceAsync() => Browser.Value;

    /// <summary>One of its own, for whoever closes it.</summary>
    public static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path ? path : null,
            ChromiumSandbox = false, // containers, and root, have none
            Args =
            [
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Nothing in a test leaves this machine: every other name does not exist.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
            ],
        });
    }
}
