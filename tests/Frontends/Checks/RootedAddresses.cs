using System.Text.RegularExpressions;

namespace RazorOkta.Frontends.Checks;

/// <summary>
/// Addresses in an output that begin at the root of the server, where nothing of it lies: those that a style sheet or a module loads, and any text in
/// quotes that is a slash and the path of a file of the output. What only a rare moment asks for is found so, too.
/// </summary>
internal static partial class RootedAddresses
{
    private static readonly string[] Modules = [".js", ".mjs"];
    private static readonly string[] Texts = [.. Modules, ".css", ".html", ".svg"];

    /// <param name="folder">The output.</param>
    /// <param name="paths">Its files, from that folder, with slashes.</param>
    /// <returns>Each as <c>file: address</c>, in the order of the files.</returns>
    public static IReadOnlyList<string> In(string folder, IReadOnlyList<string> paths)
    {
        var files = paths.Select(path => $"/{path}").ToHashSet();
        return [.. paths.Where(path => Texts.Contains(Path.GetExtension(path))).SelectMany(path => In(path, File.ReadAllText(Path.Combine(folder, path)), files)).Distinct()];
    }

    private static IEnumerable<string> In(string path, string text, HashSet<string> files)
    {
        var loaded = Path.GetExtension(path) is ".css" ? Of(InStyle(), text) : Modules.Contains(Path.GetExtension(path)) ? Of(Imported(), text) : [];
        return loaded.Concat(Of(Quoted(), text).Where(files.Contains)).Select(address => $"{path}: {address}");
    }

    private static IEnumerable<string> Of(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups["address"].Value);

    /// <summary>Two slashes begin another host, which is a matter of the policy.</summary>
    [GeneratedRegex("""(?:url\(\s*["']?|@import\s+["'])(?<address>/(?!/)[^"')\s]*)""")]
    private static partial Regex InStyle();

    /// <summary>Statements and calls, minified or not.</summary>
    [GeneratedRegex("""\b(?:from|import)\s*\(?\s*["'`](?<address>/(?![/*])[^"'`\s]*)["'`]""")]
    private static partial Regex Imported();

    [GeneratedRegex("""["'`](?<address>/(?!/)[^"'`\s?#]+)(?:[?#][^"'`\s]*)?["'`]""")]
    private static partial Regex Quoted();
}
