using Microsoft.Playwright;

namespace RazorOkta.Harness;

/// <summary>What a failing browser test leaves behind, under its name: trace, screenshot, console, and both servers' logs.</summary>
internal static class Evidence
{
    /// <returns>The folder.</returns>
    public static Task<string> KeepAsync(string test, World world) =>
        KeepAsync(test, world.Browser, world.Console, ("web.log", world.Web.Log), ("mock-okta.log", world.Org.Log));

    /// <inheritdoc cref="KeepAsync(string, World)"/>
    public static async Task<string> KeepAsync(string test, IPage browser, IReadOnlyList<string> console, params (string File, ServerLog Log)[] logs)
    {
        var folder = RepositoryFolder.Artifacts(Path.Combine("test-evidence", Safe(test)));
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(Path.Combine(folder, "console.txt"), console);
        foreach (var (file, log) in logs)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), log.Text);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "address.txt"), browser.Url);
        await TryAsync(() => browser.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "page.png"), FullPage = true }));
        await TryAsync(() => browser.Context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(folder, "trace.zip") }));
        return folder;
    }

    // A browser that has crashed has no picture to give; the test's own failure is the one to report.
    private static async Task TryAsync(Func<Task> keep)
    {
        try
        {
            await keep();
        }
        catch (PlaywrightException)
        {
        }
    }

    private static string Safe(string test) => string.Concat(test.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
}
