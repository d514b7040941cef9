using System.Globalization;
using System.Net;
using System.Text;

namespace RazorOkta.Frontends.Report;

/// <summary>The output of a front-end and its size: the heaviest files, and of the others how many.</summary>
internal static class Weight
{
    private const int Most = 12;

    /// <returns>HTML; empty where there are no files.</returns>
    public static string Of(IReadOnlyList<(string Path, long OnDisk, long OverTheWire)> files)
    {
        if (files.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder($"<h2>What it weighs</h2>\n<details><summary>{Count(files.Count, "file")}, {Kilobytes(files.Sum(file => file.OverTheWire))} over the wire</summary><div class=\"scroll\"><table><thead><tr><th>File</th><th>On disk</th><th>Over the wire</th></tr></thead><tbody>\n");
        (string Path, long OnDisk, long OverTheWire)[] sorted = [.. files.OrderByDescending(file => file.OverTheWire)];
        foreach (var (path, onDisk, overTheWire) in sorted.Take(Most))
        {
            text.Append($"<tr><td>{WebUtility.HtmlEncode(path)}</td><td>{Kilobytes(onDisk)}</td><td>{Kilobytes(overTheWire)}</td></tr>\n");
        }

        if (sorted.Length > Most)
        {
            text.Append($"<tr><td colspan=\"3\" class=\"soft\">and {Count(sorted.Length - Most, "other")}, {Kilobytes(sorted.Skip(Most).Sum(file => file.OverTheWire))} over the wire</td></tr>\n");
        }

        return text.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.0} kB");
}
