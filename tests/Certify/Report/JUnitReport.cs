using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace RazorOkta.Certify.Report;

/// <summary>The cases as a build server reads them: one suite for each section, a skipped test for what is not offered.</summary>
internal static class JUnitReport
{
    public static void Write(string file, IReadOnlyList<Verdict> verdicts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var suites = new XElement("testsuites", verdicts.GroupBy(verdict => verdict.Listing.Section).Select(section => new XElement(
            "testsuite",
            new XAttribute("name", section.Key),
            new XAttribute("tests", section.Count()),
            new XAttribute("failures", section.Count(verdict => verdict.Outcome == Outcomes.Failed)),
            new XAttribute("skipped", section.Count(verdict => verdict.Outcome == Outcomes.NotOffered)),
            section.Select(TestCase))));
        File.WriteAllText(file, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{suites}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static XElement TestCase(Verdict verdict) => new(
        "testcase",
        new XAttribute("classname", verdict.Listing.Id),
        new XAttribute("name", Clean(verdict.Name)),
        new XAttribute("time", verdict.Took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)),
        verdict.Outcome switch
        {
            Outcomes.Failed => new XElement("failure", new XAttribute("message", Clean($"expected {verdict.Expected}; observed {verdict.Observed}"))),
            Outcomes.NotOffered => new XElement("skipped", new XAttribute("message", Clean(verdict.Observed))),
            _ => null,
        });

    /// <summary>XML 1.0 has no way to write most control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
