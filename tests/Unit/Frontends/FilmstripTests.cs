using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using RazorOkta.Frontends.Report;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>A few frames of a trace tell what was seen.</summary>
public sealed class FilmstripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void the_first_and_the_last_are_among_them_in_the_order_of_time()
    {
        var strip = Filmstrip.Of(Trace([.. Enumerable.Range(0, 21).Reverse().Select(i => ($"screencast/page@a-b-{5_000 + (i * 100)}.jpeg", $"frame {i}"))]));

        Frames(strip).Should().Equal("frame 0", "frame 5", "frame 10", "frame 15", "frame 20");
        Regex.Matches(strip, "<figcaption>(.*?)</figcaption>").Select(match => match.Groups[1].Value).Should().Equal("0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s");
    }

    [Fact]
    public void few_are_shown_all() =>
        Frames(Filmstrip.Of(Trace(("screencast/page@a-1.jpeg", "one"), ("screencast/page@a-2.jpeg", "two"), ("resources/other.jpeg", "none")))).Should().Equal("one", "two");

    [Fact]
    public void one_alone_and_none_are_no_strip()
    {
        Filmstrip.Of(Trace(("screencast/page@a-1.jpeg", "one"), ("trace.trace", "{}"))).Should().BeEmpty();
        Filmstrip.Of(_folder["gone.zip"]).Should().BeEmpty();
        File.WriteAllText(_folder["half.zip"], "PK");
        Filmstrip.Of(_folder["half.zip"]).Should().BeEmpty();
    }

    private string Trace(params (string Name, string Content)[] entries)
    {
        var file = _folder[$"{Guid.NewGuid()}.zip"];
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        return file;
    }

    private static IEnumerable<string> Frames(string strip) =>
        Regex.Matches(strip, "base64,([^\"]*)\"").Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)));
}
