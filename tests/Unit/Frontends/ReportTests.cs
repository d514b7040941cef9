using System.Text.Json;
using System.Xml.Linq;
using Json.Schema;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;
using RazorOkta.Tests.Unit.Conventions;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>What is reported of a run: every form tells the same, and whatever a front-end says of itself is text.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\u0001 & \"quoted\"";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void a_front_end_that_keeps_all_rules_is_certified()
    {
        var run = Run(1, Passed("package-manifest"), Passed("mount-export"));

        run.IsCertified.Should().BeTrue();
        run.Reached.Should().Be(1);
        Words.Verdict(run).Should().Be("Certified at level 1 (core).");
    }

    [Fact]
    public void the_level_that_is_reached_is_the_last_without_a_broken_rule()
    {
        var run = Run(4, Passed("mount-export"), Passed("session-left"), Failed("network-slow", "redirect"), Passed("access-motion"));

        run.IsCertified.Should().BeFalse();
        run.Reached.Should().Be(2);
        Words.Verdict(run).Should().Be("Not certified at level 4 (accessible and strict); it reaches level 2 (sessions).");
    }

    [Theory]
    [InlineData(Outcome.Warning, true), InlineData(Outcome.NotApplicable, true), InlineData(Outcome.NotRun, false), InlineData(Outcome.KnownFailure, false), InlineData(Outcome.Failed, false)]
    public void what_counts_as_kept(object outcome, bool isKept) =>
        Run(1, Passed("mount-export"), new Verdict(AllChecks.Named("mount-quiet"), (Outcome)outcome, "why")).IsCertified.Should().Be(isKept);

    [Fact]
    public void a_failure_that_is_known_does_not_certify_and_is_as_expected()
    {
        var run = Run(1, Passed("mount-export"), new Verdict(AllChecks.Named("mount-quiet"), Outcome.KnownFailure, "waits"), new Verdict(AllChecks.Named("profile-page"), Outcome.NotRun, "mount-quiet comes first"));

        (run.IsCertified, run.IsAsExpected).Should().Be((false, true));
        Words.Verdict(run).Should().Be("Not certified at level 1 (core); it reaches no level. Nothing has failed but what is known.");
    }

    [Fact]
    public void a_run_of_some_checks_certifies_nothing()
    {
        var whole = Run(1, Passed("mount-export"));
        var run = new Certificate(whole.Candidate, whole.Spec, 1, "chromium", whole.At, whole.Verdicts) { Only = "mount" };

        (run.IsCertified, run.Reached, run.IsAsExpected).Should().Be((false, null, true));
        Words.Verdict(run).Should().Be("Tried in part, with \"mount\": nothing has failed, which certifies nothing.");
        PeoplesReports.Badge(run).Should().Contain("tried in part");
        Write("report.json", DataReports.Json(run));
        FluentActions.Invoking(() => Matrix.Write([_folder.Path], _folder.Path)).Should().Throw<CannotBeJudgedException>().WithMessage("*--only mount*");
    }

    [Fact]
    public void a_rule_is_kept_when_all_its_checks_are() =>
        Run(3, Passed("network-slow", "redirect"), Failed("network-slow", "widget")).Rules.Should().ContainSingle().Which.Outcome.Should().Be(Outcome.Failed);

    [Fact]
    public void the_json_fits_its_schema()
    {
        var run = Run(4, Passed("mount-export"), Failed("login-refused", "locked"), new Verdict(AllChecks.Named("mount-soon"), Outcome.Warning, Hostile) { Seen = ["drawn after 9 s"] });

        using var json = JsonDocument.Parse(DataReports.Json(run));
        var schema = JsonSchema.FromText(Repository.Read("contract/report.schema.json"));

        schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List }).IsValid.Should().BeTrue();
        json.RootElement.GetProperty("rules")[1].GetProperty("checks")[0].GetProperty("name").GetString().Should().Be("login-refused:locked");
    }

    [Fact]
    public void junit_names_what_failed_and_skips_what_was_not_judged()
    {
        var run = Run(1, Passed("mount-export"), Failed("mount-quiet"), new Verdict(AllChecks.Named("profile-page"), Outcome.NotRun, "mount-export comes first"));

        var suite = XDocument.Parse(DataReports.JUnit(run)).Root!.Elements("testsuite").Single();

        ((int)suite.Attribute("tests")!).Should().Be(3);
        ((int)suite.Attribute("failures")!).Should().Be(1);
        ((int)suite.Attribute("skipped")!).Should().Be(1);
        suite.Descendants("failure").Single().Attribute("message")!.Value.Should().Contain("onerror");
    }

    [Fact]
    public void whatever_a_front_end_says_is_text_in_the_page()
    {
        var run = Run(1, Failed("mount-quiet") with { Evidence = "evidence/mount-quiet", Seen = [Hostile] });
        Write("evidence/mount-quiet/console.txt", Hostile);
        Write("evidence/mount-quiet/journal.json", JsonSerializer.Serialize(new { entries = new[] { new { method = "GET", path = Hostile, status = 200 } } }));

        var page = HtmlReport.Write(run, _folder.Path);

        page.Should().NotContain("<img src=x").And.NotContain("</script><img").And.Contain("&lt;img src=x onerror=alert(1)&gt;");
        page.Should().Contain("The console").And.Contain("What the mock Okta org was asked (1)").And.Contain("npm run certify -- ./front --only mount-quiet");
        page.Should().NotContain("src=\"http").And.NotContain("<script", "it is one file, and runs nothing");
    }

    [Fact]
    public void a_journal_that_is_none_spoils_no_report()
    {
        Write("evidence/x/journal.json", "<p>not found</p>");

        HtmlReport.Write(Run(1, Failed("mount-quiet") with { Evidence = "evidence/x" }), _folder.Path).Should().Contain("mount-quiet").And.NotContain("What the mock Okta org was asked");
    }

    [Fact]
    public void the_badge_says_the_level()
    {
        PeoplesReports.Badge(Run(1, Passed("mount-export"))).Should().Contain("aria-label=\"RazorOkta: level 1\"");
        PeoplesReports.Badge(Run(1, Failed("mount-export"))).Should().Contain("aria-label=\"RazorOkta: not certified\"");
        PeoplesReports.Badge(Run(2, Passed("mount-export"), Failed("session-left"))).Should().Contain("aria-label=\"RazorOkta: level 1 of 2\"");
    }

    [Fact]
    public void reports_become_a_page_in_which_older_rows_stay()
    {
        Report("first", "1.0.0", Passed("mount-export"));
        Matrix.Write([_folder["first"]], _folder["all"]).Should().Be(0);
        Report("second", "2.0.0", Failed("mount-export"));
        Matrix.Write([_folder["second"]], _folder["all"]).Should().Be(0);
        Report("second", "2.0.0", Passed("mount-export"));
        Matrix.Write([_folder["second"]], _folder["all"]).Should().Be(0);

        var page = File.ReadAllText(_folder["all/matrix.md"]);
        page.Split('\n').Where(line => line.StartsWith("| ./front ", StringComparison.Ordinal)).Should().HaveCount(2, "the same version in the same browser is one row");
        page.Should().Contain("| 1.0.0 |").And.Contain("| 2.0.0 |").And.NotContain("`mount-export`", "the newer run has kept it");
    }

    [Fact]
    public void a_report_that_cannot_be_read_is_told() =>
        FluentActions.Invoking(() => Matrix.Write([_folder["nowhere"]], _folder["all"])).Should().Throw<CannotBeJudgedException>().WithMessage("*nowhere*");

    private static Verdict Passed(string rule, string variant = "") => new(Named(rule, variant), Outcome.Passed, null) { Took = TimeSpan.FromSeconds(1.5) };

    private static Verdict Failed(string rule, string variant = "") => new(Named(rule, variant), Outcome.Failed, Hostile) { Took = TimeSpan.FromSeconds(1.5) };

    private static Check Named(string rule, string variant) => AllChecks.Named(variant.Length == 0 ? rule : $"{rule}:{variant}");

    private static Certificate Run(int level, params Verdict[] verdicts) =>
        new(Candidate.RunningAt("http://localhost:1", "http://127.0.0.1:2"), "./front", level, "chromium 1", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), verdicts);

    private void Report(string folder, string version, Verdict verdict)
    {
        var json = DataReports.Json(Run(1, verdict)).Replace("\"http://localhost:1\"", "\"./front\"", StringComparison.Ordinal).Replace("\"version\": \"\"", $"\"version\": \"{version}\"", StringComparison.Ordinal);
        Write($"{folder}/report.json", json);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }
}
