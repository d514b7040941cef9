using System.Text.Json;
using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost.Build;

namespace RazorOkta.FrontendHost.Publish;

/// <summary>
/// Turns a staged build into a published front-end, whole or not at all: everything is prepared in staging, and one rename makes it visible.
/// A folder inside the static directory is therefore complete by definition.
/// </summary>
internal sealed class FrontendPublisher(FrontendHostOptions options, TimeProvider clock, ILogger<FrontendPublisher> log)
{
    private const string Record = ".published.json";
    private static readonly string[] Required = ["bundle.js", "doc.js"];

    /// <summary>The published output of exactly this fingerprint, if there is one.</summary>
    public PublishedFrontend? Find(string name, string fingerprint) =>
        Read(Path.Combine(options.StaticDir, PublishedFrontend.FolderNameOf(name, fingerprint)));

    /// <summary>The newest published output of a package, whatever it was built from.</summary>
    public PublishedFrontend? FindNewest(string name) => FindAll(name).FirstOrDefault();

    public string FolderOf(PublishedFrontend frontend) => Path.Combine(options.StaticDir, frontend.FolderName);

    /// <summary>The published front-end, or the problem with the output; never both.</summary>
    public async Task<(PublishedFrontend? Published, FrontendProblem? Problem)> PublishAsync(BuildResult build, CancellationToken cancellation)
    {
        var (page, problem) = Look(build);
        if (problem is not null)
        {
            return (null, problem);
        }

        var published = new PublishedFrontend(
            build.Frontend.Name, build.Frontend.Version, build.Fingerprint, build.Frontend.WorksWithStrictCsp, build.Frontend.LeavesLoginToServer, clock.GetUtcNow())
        {
            Page = page,
        };
        await Precompressor.RunAsync(build.Output, cancellation);
        await File.WriteAllBytesAsync(Path.Combine(build.Output, Record), JsonSerializer.SerializeToUtf8Bytes(published), cancellation);
        MoveIntoPlace(build.Output, FolderOf(published));
        RemoveOld(published);
        log.Published(published.Name, published.Version);
        return (published, null);
    }

    /// <summary>Deletes the staging folder of a build that is over, and those that interrupted builds have left behind.</summary>
    public void CleanStaging(string staging)
    {
        if (!Directory.Exists(options.StagingDir))
        {
            return;
        }

        // Another build may be under way, here or in another server on this checkout: any other goes only when no build can be that old.
        var abandoned = clock.GetUtcNow().UtcDateTime - (2 * options.BuildTimeout);
        foreach (var folder in new DirectoryInfo(options.StagingDir).EnumerateDirectories(FrontendBuilder.StagingPrefix + "*"))
        {
            if (folder.Name == Path.GetFileName(staging) || folder.CreationTimeUtc < abandoned)
            {
                TryDelete(folder.FullName);
            }
        }
    }

    /// <returns>What a page loads of it, for contract 2; or what is wrong with it.</returns>
    private static (FrontendPage? Page, FrontendProblem? Problem) Look(BuildResult build)
    {
        var named = $"The build of the front-end {build.Frontend.Name} {build.Frontend.Version}";
        if (LinkIn(build, named) is { } problem)
        {
            return (null, problem);
        }

        if (build.Frontend.ContractTwo is not { } manifest)
        {
            return (null, MissingIn(build, named));
        }

        var (file, mistake) = OutputFile.Read(build.Output);
        return file is null
            ? (null, new FrontendProblem($"{named} succeeded but {mistake}.", "Let the build write it last, from what the bundler has written (docs/frontend-contract.md)."))
            : (new FrontendPage(manifest.Framework, manifest.Language, build.Frontend.Title, file.Entry, file.Styles), null);
    }

    private static FrontendProblem? MissingIn(BuildResult build, string named) =>
        Required.Where(file => !File.Exists(Path.Combine(build.Output, file))).ToArray() is { Length: > 0 } missing
            ? new FrontendProblem(
                $"{named} succeeded but wrote no {string.Join(" and no ", missing)}.",
                "A front-end writes both into the folder named by DIST_OUT (docs/frontend-contract-1.md).")
            : null;

    private static FrontendProblem? LinkIn(BuildResult build, string named) =>
        SymbolicLinks.FirstIn(build.Output) is { } link ? new FrontendProblem($"{named} wrote a symbolic link, {link.Name}.", "Let it copy the file instead.") : null;

    private static void MoveIntoPlace(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another server on this checkout has published the same fingerprint a moment ago: its output is as good as ours.
        }
    }

    private PublishedFrontend[] FindAll(string name) => !Directory.Exists(options.StaticDir)
        ? []
        : [.. Directory.EnumerateDirectories(options.StaticDir)
            .Select(Read).OfType<PublishedFrontend>()
            .Where(published => published.Name == name)
            .OrderByDescending(published => published.PublishedAt)];

    private static PublishedFrontend? Read(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, Record));
            return JsonSerializer.Deserialize<PublishedFrontend>(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // The newest before this one stays: another server on this checkout may still be serving it.
    private void RemoveOld(PublishedFrontend newest)
    {
        foreach (var old in FindAll(newest.Name).Where(published => published.Fingerprint != newest.Fingerprint).Skip(1))
        {
            TryDelete(FolderOf(old));
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody has a file open (Windows): the next start tries again.
        }
    }
}
