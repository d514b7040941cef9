using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging.Abstractions;
using RazorOkta.FrontendHost;
using RazorOkta.FrontendHost.Build;
using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Candidates;

/// <summary>A front-end that is to be judged: what its package says, and what became of its build.</summary>
internal sealed class Candidate
{
    private Candidate(string name) => Name = name;

    /// <summary>Of its package; the address of one that runs somewhere.</summary>
    public string Name { get; private init; }

    public string Version { get; private init; } = "";

    /// <summary>The contract that it keeps, 1 or 2.</summary>
    public int Contract { get; private init; } = 2;

    /// <summary>The level that it says it reaches.</summary>
    public int Level { get; private init; } = 1;

    /// <summary>What is wrong with its <c>package.json</c>; <c>null</c>: nothing.</summary>
    public string? ManifestMistake { get; private init; }

    /// <summary>Why its build has failed; <c>null</c>: it has not.</summary>
    public string? BuildProblem { get; private set; }

    /// <summary>The last lines of the build.</summary>
    public IReadOnlyList<string> BuildOutput { get; private set; } = [];

    /// <summary>Files that the build has written or changed in the package's folder.</summary>
    public IReadOnlyList<string> WrittenElsewhere { get; private set; } = [];

    /// <summary>What is wrong with the output; <c>null</c>: nothing.</summary>
    public string? OutputProblem { get; private set; }

    /// <summary>The output, by path, with the bytes that go over the wire (Brotli) and those on disk.</summary>
    public IReadOnlyList<(string Path, long OnDisk, long OverTheWire)> Files { get; private set; } = [];

    /// <summary>The folder of the output; <c>null</c>: there is none here.</summary>
    public string? Output { get; private set; }

    /// <summary>Whether it can be served, and so its pages judged.</summary>
    public bool IsServed => ManifestMistake is null && BuildProblem is null && OutputProblem is null;

    /// <summary>As the test world serves it; <c>null</c>: it runs somewhere.</summary>
    public FrontendUnderTest? Frontend { get; private init; }

    /// <summary>Where it runs; <c>null</c>: it is served here.</summary>
    public (string Origin, string OrgUrl)? There { get; private init; }

    /// <summary>One that a server serves somewhere.</summary>
    public static Candidate RunningAt(string origin, string orgUrl) => new(origin) { There = (origin, orgUrl), Level = 4 };

    /// <summary>One that a root folder has installed: reads its manifest, builds it, publishes it.</summary>
    /// <exception cref="CannotBeBuiltHereException">This machine lacks what it is built with.</exception>
    public static async Task<Candidate> MakeAsync(FrontendUnderTest frontend, CancellationToken cancellation = default)
    {
        using var staging = new TemporaryFolder();
        var options = new FrontendHostOptions { Root = frontend.Root, StaticDir = frontend.StaticDir, StagingDir = staging.Path, Frontend = frontend.Name, BuildTimeout = TimeSpan.FromMinutes(5) };
        if (!TryFind(options, frontend.Name, out var installed, out var mistake))
        {
            return new Candidate(frontend.Name) { ManifestMistake = mistake, Frontend = frontend };
        }

        var candidate = new Candidate(frontend.Name)
        {
            Version = installed.Version, Contract = installed.ContractTwo is null ? 1 : 2, Level = installed.ContractTwo?.Level ?? 0, Frontend = frontend,
        };
        await candidate.BuildAsync(options, installed, cancellation);
        return candidate;
    }

    private static bool TryFind(FrontendHostOptions options, string name, [NotNullWhen(true)] out InstalledFrontend? installed, [NotNullWhen(false)] out string? mistake)
    {
        try
        {
            installed = new FrontendDiscovery(options).FindAll().FirstOrDefault(one => one.Name == name);
            mistake = installed is null ? "package.json has no member razorOkta that names a contract, and no bin build-frontend: this is no front-end." : null;
        }
        catch (FrontendManifestException e)
        {
            (installed, mistake) = (null, e.Message[(e.Message.IndexOf("package.json", StringComparison.Ordinal) is var at && at > 0 ? at : 0)..]);
        }

        return installed is not null;
    }

    private async Task BuildAsync(FrontendHostOptions options, InstalledFrontend installed, CancellationToken cancellation)
    {
        var publisher = new FrontendPublisher(options, TimeProvider.System, NullLogger<FrontendPublisher>.Instance);
        var fingerprint = Fingerprint.Of(installed, options.Root);
        if (publisher.Find(installed.Name, fingerprint) is { } published)
        {
            Take(publisher.FolderOf(published));
            return;
        }

        var before = Snapshot(installed.Directory);
        var builder = new FrontendBuilder(options, NullLogger<FrontendBuilder>.Instance);
        var (build, problem) = await builder.BuildAsync(installed, fingerprint, builder.NewStaging(), cancellation);
        WrittenElsewhere = [.. Snapshot(installed.Directory).Except(before).Select(file => file.Path).Order(StringComparer.Ordinal)];
        if (build is null)
        {
            if (Frontend!.Unless is { } unless && problem!.Output is [.., var last] && last.StartsWith(unless, StringComparison.Ordinal))
            {
                throw new CannotBeBuiltHereException(last);
            }

            (BuildProblem, BuildOutput) = (problem!.Summary, problem.Output);
            return;
        }

        var (made, wrong) = await publisher.PublishAsync(build, cancellation);
        OutputProblem = wrong?.Summary;
        if (made is not null)
        {
            Take(publisher.FolderOf(made));
        }
    }

    private void Take(string output) => (Output, Files) = (output, Measure(output));

    // npm's own folder is where caches belong; the rest of the package is its author's.
    private static HashSet<(string Path, DateTime At, long Size)> Snapshot(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.LastWriteTimeUtc, file.Length))
            .Where(file => !file.Path.Split('/').Contains("node_modules")),
    ];

    private static IReadOnlyList<(string, long, long)> Measure(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.Name.StartsWith('.') && file.Extension is not (".br" or ".gz"))
            .Select(file => (Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.Length, File.Exists(file.FullName + ".br") ? new FileInfo(file.FullName + ".br").Length : file.Length))
            .OrderBy(file => file.Item1, StringComparer.Ordinal),
    ];
}
