namespace RazorOkta.Clients.Running;

/// <summary>What a row that failed leaves behind: screenshot, page, console, and the org's journal.</summary>
internal static class Evidence
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task KeepAsync(Stage stage, Exception failure)
    {
        var folder = Folders.EvidenceOf(stage.Row);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "failure.txt"), failure.ToString());
        await File.WriteAllLinesAsync(Path.Combine(folder, "console.txt"), stage.Console);
        await File.WriteAllTextAsync(Path.Combine(folder, "address.txt"), stage.Page.Url);
        if (stage.HasOrg)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "journal.json"), (await stage.Org.ControlAsync("/journal")).ToString());
        }

        await TryAsync(() => stage.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "page.png"), FullPage = true }));
        await TryAsync(async () => await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), await stage.Page.ContentAsync()));
    }

    // A page that is gone or hangs has no picture to give; the row's own failure is the one to report.
    private static async Task TryAsync(Func<Task> keep)
    {
        try
        {
            await keep().WaitAsync(Patience);
        }
        catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
        {
        }
    }
}
