using System.Text.Json;
using System.Xml.Linq;
using Json.Schema;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;
using RazorOkta.Tests.Unit.Conventions;
using static RazorOkta.Tests.Unit.Frontends.Runs;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>What is reported of a run: every form tells the same, and whatever a front-end says of itself is text.</summary>
public sealed class ReportTests : IDisposable
{
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
    public void what_a_server_that_runs_cannot_be_asked_is_named_beside_the_verdict() =>
        Words.Verdict(Run(1, Judged("package-manifest", Outcome.NotApplicable), Judged("login-refused", Outcome.NotApplicable, "why", "locked"), Passed("mount-export"))).Should()
            .Be("Certified at level 1 (core), as far as a server that runs can be asked. Not tried: package-manifest, login-refused:locked.");

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
        var run = Run(1, Passed("mount-export"), new Verdict(AllChecks.Named("mount-quiet"), Outcome.KnownFailure, "waits"), new Verdict(AllChecks.Named("profile-page:usual"), Outcome.NotRun, "mount-quiet comes first"));

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
        var run = Run(1, Passed("mount-export"), Failed("mount-quiet"), new Verdict(AllChecks.Named("profile-page:usual"), Outcome.NotRun, "mount-export comes first"));

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
        page.Should().Contain("The console").And.Contain("What the mock Okta org was asked (1)").And.Contain("npm run certify -- ./front --level 1 --only mount-quiet");
        page.Should().NotContain("src=\"http").And.NotContain("<script", "it is one file, and runs nothing");
    }

    [Fact]
    public void a_journal_that_is_none_spoils_no_report()
    {
        Write("evidence/x/journal.json", "<p>not found</p>");

        HtmlReport.Write(Run(1, Failed("mount-quiet") with { Evidence = "evidence/x" }), _folder.Path).Should().Contain("mount-quiet").And.NotContain("What the mock Okta org was asked");
    }

    [Theory]
    [InlineData(0, "chromium 1", "./front"), InlineData(3, "chromium 1", "./front --level 3"), InlineData(3, "firefox 1", "./front --level 3 --browser firefox")]
    public void a_command_that_a_report_names_makes_the_same_run_again(int level, string browser, string told)
    {
        var page = HtmlReport.Write(Run(level, browser, Passed("mount-export"), Failed("mount-quiet")), _folder.Path);

        page.Should().Contain($"<code>npm run certify -- {told} --only mount-quiet</code></dd>").And.Contain($"<code>npm run certify -- {told}</code> makes this report");
    }

    [Fact]
    public void every_report_goes_from_the_first_level_to_the_last_whatever_the_order_of_the_checks()
    {
        var run = Run(4, Passed("access-motion"), Passed("session-left"), Passed("mount-quiet"), Passed("network-slow", "redirect"), Passed("family-build"), Passed("mount-export"));

        string[] expected = ["Level 0 (family)", "Level 1 (core)", "Level 2 (sessions)", "Level 3 (resilience)", "Level 4 (accessible and strict)"];
        Headings(HtmlReport.Write(run, _folder.Path), "<h2>", "</h2>").Take(5).Should().Equal(expected);
        Headings(PeoplesReports.Markdown(run), "## ", "\n").Should().Equal(expected);
        XDocument.Parse(DataReports.JUnit(run)).Root!.Elements("testsuite").Select(suite => suite.Attribute("name")!.Value).Should().Equal(expected.Select(level => $"http://localhost:1, l{level[1..]}"));
        run.Rules.Where(rule => rule.Rule.Level == 1).Select(rule => rule.Rule.Id).Should().Equal(["mount-quiet", "mount-export"], "within a level the order of the checks stays");
    }

    [Fact]
    public void pictures_of_a_desk_and_of_a_phone_stand_apart()
    {
        foreach (var picture in new[] { "1 overview, desk, light", "1 overview, phone, dark", "2 profile, desk, light", "2 profile, phone, dark" })
        {
            Write($"pages/{picture}.jpeg", "picture");
        }

        var page = HtmlReport.Write(Run(1, Passed("mount-export")), _folder.Path);

        Headings(Headings(page, "<div class=\"pages wide\">", "</div>").Single(), "<figcaption>", "<").Should().Equal("1 overview, desk, light", "2 profile, desk, light");
        Headings(Headings(page, "<div class=\"pages narrow\">", "</div>").Single(), "<figcaption>", "<").Should().Equal("1 overview, phone, dark", "2 profile, phone, dark");
        File.Delete(_folder["pages/1 overview, phone, dark.jpeg"]);
        File.Delete(_folder["pages/2 profile, phone, dark.jpeg"]);
        HtmlReport.Write(Run(1, Passed("mount-export")), _folder.Path).Should().NotContain("On a phone");
    }

    [Fact]
    public void what_was_given_stands_below_the_name_unless_it_is_the_name()
    {
        var run = Run(1, Passed("mount-export"));

        Header(run.Candidate, "./copies/second <b>").Should().EndWith("</h1>\n<p class=\"soft\">Given as <code>./copies/second &lt;b&gt;</code></p>\n");
        Header(run.Candidate, run.Candidate.Name).Should().EndWith("</h1>\n");

        string Header(Candidate candidate, string spec) => Headings(HtmlReport.Write(new Certificate(candidate, spec, 1, "chromium", At, run.Verdicts), _folder.Path), "<header>", "</header>").Single();
    }

    [Fact]
    public void the_rules_that_come_first_are_named_as_they_begin()
    {
        var told = HtmlReport.Write(Run(1, Passed("mount-export")), _folder.Path).Split("the rules ")[1].Split(" come first")[0].Split(" and ");

        told.Should().Equal("package-*", "mount-*").And.OnlyContain(begin => AllChecks.All.Any(check => check.Rule.StartsWith(begin.TrimEnd('*'), StringComparison.Ordinal)));
    }

    [Fact]
    public void the_badge_says_the_level()
    {
        PeoplesReports.Badge(Run(1, Passed("mount-export"))).Should().Contain("aria-label=\"RazorOkta: level 1\"");
        PeoplesReports.Badge(Run(1, Failed("mount-export"))).Should().Contain("aria-label=\"RazorOkta: not certified\"");
        PeoplesReports.Badge(Run(2, Passed("mount-export"), Failed("session-left"))).Should().Contain("aria-label=\"RazorOkta: level 1 of 2\"");
    }

    private static IEnumerable<string> Headings(string text, string before, string after) => text.Split(before).Skip(1).Select(part => part.Split(after)[0]);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }
}
