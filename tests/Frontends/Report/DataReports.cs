using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using RazorOkta.Frontends.Running;

namespace RazorOkta.Frontends.Report;

/// <summary>The reports that programs read: JSON (contract/report.schema.json) and JUnit.</summary>
internal static class DataReports
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(Certificate run) => JsonSerializer.Serialize(new
    {
        name = run.Candidate.Name,
        version = run.Candidate.Version,
        contract = run.Candidate.Contract,
        browser = run.Browser,
        at = run.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        level = run.Wanted,
        only = run.Only,
        certified = run.IsCertified,
        reached = run.Reached,
        rules = run.Rules.Select(rule => new
        {
            id = rule.Rule.Id,
            level = rule.Rule.Level,
            verdict = Words.Of(rule.Outcome),
            checks = rule.Checks.Select(verdict => new
            {
                name = verdict.Check.Name, verdict = Words.Of(verdict.Outcome), message = verdict.Message, seen = verdict.Seen, seconds = Math.Round(verdict.Took.TotalSeconds, 2), evidence = verdict.Evidence,
            }),
        }),
    }, Readable) + "\n";

    public static string JUnit(Certificate run)
    {
        var suites = new XElement("testsuites", run.Rules.GroupBy(rule => rule.Rule.Level).Select(level => new XElement(
            "testsuite",
            new XAttribute("name", $"{run.Title}, {Words.Level(level.Key)}"),
            new XAttribute("tests", level.Sum(rule => rule.Checks.Count)),
            new XAttribute("failures", level.Sum(rule => rule.Checks.Count(verdict => verdict.Outcome == Outcome.Failed))),
            new XAttribute("skipped", level.Sum(rule => rule.Checks.Count(verdict => IsSkipped(verdict.Outcome)))),
            level.SelectMany(rule => rule.Checks).Select(TestCase))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{suites}\n";
    }

    private static XElement TestCase(Verdict verdict) => new(
        "testcase",
        new XAttribute("classname", verdict.Check.Rule),
        new XAttribute("name", verdict.Check.Name),
        new XAttribute("time", verdict.Took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)),
        verdict.Outcome == Outcome.Failed ? new XElement("failure", new XAttribute("message", Clean(verdict.Message!)))
            : IsSkipped(verdict.Outcome) ? new XElement("skipped", new XAttribute("message", Clean(verdict.Message ?? "")))
            : null);

    private static bool IsSkipped(Outcome outcome) => outcome is Outcome.NotRun or Outcome.NotApplicable or Outcome.KnownFailure;

    /// <summary>XML 1.0 has no way to write most control characters.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : $"{rune}"));
}
