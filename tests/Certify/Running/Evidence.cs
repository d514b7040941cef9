using RazorOkta.Harness;

namespace RazorOkta.Certify.Running;

/// <summary>What a case that failed leaves behind, below <c>artifacts/certify</c>: the failure, the relying party's log, and the org's journal.</summary>
internal static class Evidence
{
    public static async Task KeepAsync(Trial trial, Stage stage, Exception failure)
    {
        var folder = RepositoryFolder.Artifacts(Path.Combine("certify", string.Concat(trial.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'))));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "failure.txt"), $"{failure}\n\n{string.Join('\n', stage.Seen)}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "web.log"), stage.Web.Log.Text);
        await TryAsync(async () => await File.WriteAllTextAsync(Path.Combine(folder, "journal.json"), (await stage.Org.ControlAsync("/journal")).ToString()));
    }

    // An org that is broken, too, has no journal to give; the case's own failure is the one to report.
    private static async Task TryAsync(Func<Task> keep)
    {
        try
        {
            await keep();
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
        }
    }
}
