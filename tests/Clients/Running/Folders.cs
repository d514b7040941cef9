using System.Runtime.CompilerServices;

namespace RazorOkta.Clients.Running;

/// <summary>Where things lie in the checkout that this program was built from.</summary>
internal static class Folders
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    /// <summary>The clients, as npm has installed them.</summary>
    public static readonly string Packages = Path.Combine(Root, "tests", "Clients", "node_modules");

    /// <summary>The small node programs that use the clients for servers.</summary>
    public static readonly string NodePrograms = Path.Combine(Root, "tests", "Clients", "servers");

    public static readonly string Docs = Path.Combine(Root, "docs");

    public static readonly string Artifacts = Path.Combine(Root, "artifacts");

    public static string EvidenceOf(Row row) => Path.Combine(Artifacts, "clients", row.Id);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
