namespace RazorOkta.FrontendHost.Discover;

/// <summary>
/// Finds the front-end to serve among the dependencies of the root <c>package.json</c>: a package is a front-end if it says so (contract 2) or has the
/// bin <c>build-frontend</c> (contract 1). npm links only one of two such bins, and which one is an accident; so packages are asked, never
/// <c>node_modules/.bin</c>.
/// </summary>
internal sealed class FrontendDiscovery(FrontendHostOptions options)
{
    private const string Install = "Install one, for example with: npm install @okta/samples-js-react";
    private const string HowToChoose = "Choose one with --frontend NAME, or with oktaSample.server.frontend in .samples.config.json, then restart the server.";

    /// <summary>The front-end to serve, or the problem that stands in the way; never both.</summary>
    public (InstalledFrontend? Frontend, FrontendProblem? Problem) Find()
    {
        try
        {
            return Choose(FindAll());
        }
        catch (FrontendManifestException e)
        {
            return (null, new FrontendProblem(e.Message, "Mend the file, or run npm install again; then restart the server."));
        }
    }

    /// <summary>The one of these to serve to who has not chosen, or the problem that stands in the way; never both.</summary>
    public (InstalledFrontend? Frontend, FrontendProblem? Problem) Choose(IReadOnlyList<InstalledFrontend> installed) =>
        options.Frontend is { } name ? ByName(installed, name) : ByPrecedence(installed);

    /// <summary>Every installed front-end, in the order of the root <c>package.json</c>.</summary>
    public IReadOnlyList<InstalledFrontend> FindAll() =>
        [.. PackageManifest.Read(options.Root).Dependencies.Select(Read).OfType<InstalledFrontend>()];

    private static (InstalledFrontend?, FrontendProblem?) ByName(IReadOnlyList<InstalledFrontend> installed, string name) =>
        installed.FirstOrDefault(frontend => frontend.Name == name) is { } chosen
            ? (chosen, null)
            : (null, new FrontendProblem(
                $"The front-end \"{name}\" is not installed.",
                installed.Count > 0 ? $"Installed: {Names(installed)}. Correct the name, or install the package first." : Install));

    private static (InstalledFrontend?, FrontendProblem?) ByPrecedence(IReadOnlyList<InstalledFrontend> installed)
    {
        InstalledFrontend[] byUser = [.. installed.Where(frontend => !frontend.IsShipped)];
        return byUser.Length switch
        {
            1 => (byUser[0], null),
            > 1 => (null, new FrontendProblem($"Several front-ends are installed: {Names(byUser)}.", HowToChoose)),
            _ when installed.Count > 0 => (installed[0], null),
            _ => (null, new FrontendProblem("No front-end is installed.", Install)),
        };
    }

    private InstalledFrontend? Read(string name)
    {
        var link = new DirectoryInfo(Path.Combine(options.Root, "node_modules", Path.Combine(name.Split('/'))));
        if (!link.Exists)
        {
            return null;
        }

        var directory = (link.ResolveLinkTarget(returnFinalTarget: true) ?? link).FullName;
        var manifest = PackageManifest.Read(directory);
        return manifest.IsFrontend ? new InstalledFrontend(directory, manifest, IsShipped(directory)) : null;
    }

    private bool IsShipped(string directory) =>
        directory.StartsWith(Path.Combine(options.Root, "frontends") + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Names(IReadOnlyCollection<InstalledFrontend> frontends) =>
        frontends.Count == 0 ? "none" : string.Join(", ", frontends.Select(frontend => frontend.Name));
}
