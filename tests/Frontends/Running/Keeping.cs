using RazorOkta.Harness;

namespace RazorOkta.Frontends.Running;

/// <summary>What is kept of a check that has not passed: picture, trace, console, what the org was asked, what the server has logged.</summary>
internal static class Keeping
{
    /// <returns>The folder, from that of the report.</returns>
    public static async Task<string> KeepAsync(string folder, string name, World world)
    {
        var relative = Path.Combine("evidence", string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_')));
        var own = Directory.CreateDirectory(Path.Combine(folder, relative)).FullName;
        await File.WriteAllLinesAsync(Path.Combine(own, "console.txt"), world.Console);
        await File.WriteAllTextAsync(Path.Combine(own, "address.txt"), world.Browser.Url);
        await TryAsync(async () => await File.WriteAllTextAsync(Path.Combine(own, "journal.json"), await world.JournalAsync()));
        await TryAsync(() => world.Browser.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(own, "page.png"), Timeout = 10_000 }));
        await TryAsync(() => world.Browser.Context.Tracing.StopAsync(new TracingStopOptions { Path = Path.Combine(own, "trace.zip") }));
        return relative.Replace('\\', '/');
    }

    // A browser that has crashed has no picture to give, and a server that runs somewhere may have no journal.
    private static async Task TryAsync(Func<Task> keep)
    {
        try
        {
            await keep().WaitAsync(TimeSpan.FromSeconds(20)); // a page that hangs answers no question
        }
        catch (Exception e) when (e is PlaywrightException or HttpRequestException or TimeoutException or IOException)
        {
        }
    }
}
