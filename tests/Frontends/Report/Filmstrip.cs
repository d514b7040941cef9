using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace RazorOkta.Frontends.Report;

/// <summary>What was seen before a check failed: a few of the frames that a trace of Playwright holds, in their order.</summary>
internal static partial class Filmstrip
{
    private const int Most = 5;

    /// <param name="trace">The trace, a zip file.</param>
    /// <returns>Pictures as HTML; nothing where there are fewer than two, for the last is in the report anyway.</returns>
    public static string Of(string trace)
    {
        var frames = Read(trace);
        if (frames.Count < 2)
        {
            return "";
        }

        var strip = new StringBuilder();
        foreach (var (after, jpeg) in frames)
        {
            var when = after.ToString("0.0", CultureInfo.InvariantCulture);
            strip.Append($"<figure><img src=\"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}\" alt=\"The page after {when} seconds\"><figcaption>{when} s</figcaption></figure>\n");
        }

        return $"<details><summary>What was seen before</summary><div class=\"film\" tabindex=\"0\">\n{strip}</div></details>\n";
    }

    /// <summary>The first, the last, and some between them, as far from each other as may be.</summary>
    private static List<(double After, byte[] Jpeg)> Read(string trace)
    {
        if (!File.Exists(trace))
        {
            return [];
        }

        try
        {
            using var zip = ZipFile.OpenRead(trace);
            var all = zip.Entries.Select(entry => (Entry: entry, Name: FrameName().Match(entry.FullName))).Where(frame => frame.Name.Success)
                .Select(frame => (frame.Entry, At: double.Parse(frame.Name.Groups["at"].ValueSpan, CultureInfo.InvariantCulture))).OrderBy(frame => frame.At).ToList();
            var count = Math.Min(Most, all.Count);
            return [.. Enumerable.Range(0, count).Select(i => all[count == 1 ? 0 : i * (all.Count - 1) / (count - 1)]).Select(frame => ((frame.At - all[0].At) / 1000, Bytes(frame.Entry)))];
        }
        catch (InvalidDataException)
        {
            return []; // cut off with the browser
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>For example <c>screencast/page@7f3c-1795933773123.jpeg</c>, with milliseconds.</summary>
    [GeneratedRegex(@"^[a-z]+/page@[^/]*-(?<at>\d+(?:\.\d+)?)\.jpeg\z")]
    private static partial Regex FrameName();
}
