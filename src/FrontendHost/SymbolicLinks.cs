namespace RazorOkta.FrontendHost;

/// <summary>Finds links in what a package has written or brought along: one may point anywhere on this machine, and would be served.</summary>
internal static class SymbolicLinks
{
    /// <summary>The first at any depth; <c>null</c>: there is none.</summary>
    public static FileSystemInfo? FirstIn(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).FirstOrDefault(entry => entry.LinkTarget is not null);

    /// <summary>The folder itself, or one between it and the folder that it lies in; <c>null</c>: none of them is a link.</summary>
    /// <param name="within">Absolute path; not looked at itself.</param>
    /// <param name="folder">Absolute path inside it.</param>
    public static FileSystemInfo? FirstOnTheWay(string within, string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null && here.FullName != within; here = here.Parent)
        {
            if (here.LinkTarget is not null)
            {
                return here;
            }
        }

        return null;
    }
}
