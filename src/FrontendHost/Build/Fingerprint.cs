using System.Security.Cryptography;
using System.Text;
using RazorOkta.FrontendHost.Discover;

namespace RazorOkta.FrontendHost.Build;

/// <summary>Names what a front-end is built from, so that an unchanged one is not built again.</summary>
internal static class Fingerprint
{
    // Part of every fingerprint: raise it when publishing itself changes, for then old output must not be reused.
    private const string PublishFormat = "2";

    private static readonly HashSet<string> NotSources = new(StringComparer.Ordinal) { "node_modules", "dist", ".git" };

    /// <summary>32 hexadecimal digits over the package's own files and everything that npm has installed, folders that it has linked among them.</summary>
    public static string Of(InstalledFrontend frontend, string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{PublishFormat} {frontend.Name} {frontend.Version}");
        // npm's own record of what is installed: a changed dependency is a changed front-end.
        AddFile(hash, Path.Combine(root, "node_modules", ".package-lock.json"), "installed");
        AddFolder(hash, new DirectoryInfo(frontend.Directory), "");
        if (frontend.Output is { } output && Directory.Exists(output) && SymbolicLinks.FirstOnTheWay(frontend.Directory, output) is null)
        {
            AddFolder(hash, new DirectoryInfo(output), "output"); // finished output may lie in a folder that is none of the sources: "dist"
        }

        foreach (var linked in LinkedPackages(Path.Combine(root, "node_modules")).Where(linked => linked.FullName != frontend.Directory))
        {
            AddFolder(hash, linked, linked.Name); // npm records where it lies, and not what is in it
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    private static IEnumerable<DirectoryInfo> LinkedPackages(string modules) => !Directory.Exists(modules) ? [] :
        from entry in new DirectoryInfo(modules).EnumerateDirectories()
        from package in entry.Name.StartsWith('@') ? entry.EnumerateDirectories() : [entry]
        where package.LinkTarget is not null && package.Exists
        orderby package.FullName
        select (DirectoryInfo)package.ResolveLinkTarget(returnFinalTarget: true)!;

    private static void AddFolder(IncrementalHash hash, DirectoryInfo folder, string path)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = $"{path}/{entry.Name}";
            if (entry is FileInfo)
            {
                AddFile(hash, entry.FullName, name);
            }
            else if (!NotSources.Contains(entry.Name) && entry.LinkTarget is null)
            {
                AddFolder(hash, (DirectoryInfo)entry, name);
            }
        }
    }

    private static void AddFile(IncrementalHash hash, string file, string name)
    {
        if (File.Exists(file))
        {
            Add(hash, name);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
