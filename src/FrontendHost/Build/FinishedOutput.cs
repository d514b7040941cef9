using RazorOkta.FrontendHost.Discover;

namespace RazorOkta.FrontendHost.Build;

/// <summary>Output that a package of contract 2 brings along: it is copied, and nothing runs.</summary>
internal static class FinishedOutput
{
    /// <returns>Why it cannot be had; <c>null</c>: it has been copied.</returns>
    public static FrontendProblem? Copy(InstalledFrontend frontend, string from, string to)
    {
        var folder = new DirectoryInfo(from);
        if (!folder.Exists)
        {
            return new FrontendProblem(
                $"The front-end {frontend.Name} {frontend.Version} names the output \"{frontend.ContractTwo!.Output}\", and has no such folder.",
                "Build it in the package's own folder, or take razorOkta.output out of its package.json, so that it is built here.");
        }

        if ((SymbolicLinks.FirstOnTheWay(frontend.Directory, from) ?? SymbolicLinks.FirstIn(from)) is { } link)
        {
            return new FrontendProblem(
                $"The output of the front-end {frontend.Name} {frontend.Version} has a symbolic link, {link.Name}.", "Let it hold the file or folder instead.");
        }

        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        return null;
    }
}
