using System.Runtime.CompilerServices;

namespace RazorOkta.Harness;

/// <summary>The checkout that this assembly was built from.</summary>
public static class RepositoryFolder
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Below <c>artifacts</c>, which nobody keeps.</summary>
    public static string Artifacts(string relative) => Path.Combine(Root, "artifacts", relative);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
