using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Report;

/// <summary>Pictures of every page: on a desk in light, on a phone in dark.</summary>
internal static class Portrait
{
    public const string Folder = "pages";

    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Looks = [("desk, light", 1280, 900, ColorScheme.Light), ("phone, dark", 390, 844, ColorScheme.Dark)];

    public static async Task TakeAsync(Candidate candidate, RunSettings settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder, Folder)).FullName;
        var plain = new WorldSettings { Browser = settings.Browser };
        await using var world = candidate.There is { } there ? await World.ThereAsync(there.Origin, there.OrgUrl, plain) : await World.StartAsync(candidate.Frontend!, plain);
        var trial = new Trial(world, candidate);
        try
        {
            foreach (var (page, number) in PageChecks.Every.Select((page, i) => (page, i + 1)))
            {
                await (page == "profile" ? trial.SignInAsync() : trial.OpenAsync(page));
                foreach (var (name, width, height, scheme) in Looks)
                {
                    await trial.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                    await trial.Page.SetViewportSizeAsync(width, height);
                    await trial.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{number} {page}, {name}.jpeg"), Type = ScreenshotType.Jpeg, Quality = 60 });
                }
            }
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            // The checks say what is wrong with a page that cannot be shown; what there is of the others stays.
        }
    }
}
