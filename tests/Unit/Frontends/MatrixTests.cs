using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;
using static RazorOkta.Tests.Unit.Frontends.Runs;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>Many reports on one page.</summary>
public sealed class MatrixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void each_level_has_a_column_that_says_kept_or_how_much_is_broken()
    {
        Merge(Run(4,
            Passed("mount-export"), Judged("mount-quiet", Outcome.NotApplicable), Judged("mount-soon", Outcome.Warning),
            Failed("session-left"), Judged("session-ended", Outcome.KnownFailure), Judged("session-double-click", Outcome.NotRun, variant: "login"), Judged("access-keyboard", Outcome.NotRun), Passed("access-motion")));

        Lines().Should().Equal("| ./front | 1.0.0 | 2 | chromium | – | kept | 2 broken | kept | – | `session-left`, `session-ended` | 2026-03-01 |");
        Page("html").Should().Contain("<td class=\"not-run\">–</td><td class=\"passed\">kept</td><td class=\"failed\">2 broken</td><td class=\"passed\">kept</td><td class=\"not-run\">–</td>");
    }

    [Fact]
    public void levels_of_the_other_contract_and_those_that_were_not_asked_for_are_left_open()
    {
        Merge(Run(0, Passed("family-build")));
        Merge(Run(1, "firefox 1", Passed("mount-export")));

        Lines().Should().Equal(
            "| ./front | 1.0.0 | 2 | chromium | kept | – | – | – | – |  | 2026-03-01 |",
            "| ./front | 1.0.0 | 2 | firefox | – | kept | – | – | – |  | 2026-03-01 |");
    }

    [Fact]
    public void older_versions_and_other_browsers_stay()
    {
        Merge(Run(1, Passed("mount-export")), "1.0.0");
        Merge(Run(1, "firefox 1", Passed("mount-export")), "1.0.0");
        Merge(Run(1, Passed("mount-export")), "2.0.0");

        Lines().Select(line => line[10..35]).Should().Equal("| 2.0.0 | 2 | chromium | ", "| 1.0.0 | 2 | chromium | ", "| 1.0.0 | 2 | firefox | –");
    }

    [Theory]
    [InlineData("2026-03-02", "`mount-quiet`"), InlineData("2026-03-01", "`mount-quiet`"), InlineData("2026-02-28", "`mount-export`")]
    public void of_two_runs_of_the_same_the_later_one_counts(string second, string broken)
    {
        Merge(Run(1, "chromium 1", Failed("mount-export")));
        Merge(Run(1, "chromium 2", Failed("mount-quiet")), on: second);

        Lines().Should().ContainSingle().Which.Should().Contain(broken);
    }

    [Fact]
    public void versions_stand_newest_first_by_number()
    {
        foreach (var version in new[] { "1.9.0", "1.10.0-beta.2", "1.10.0", "next", "1.10.0-beta.11", "2.0.0-alpha" })
        {
            Merge(Run(1, Passed("mount-export")), version);
        }

        Lines().Select(line => line.Split('|')[2].Trim()).Should().Equal("2.0.0-alpha", "1.10.0", "1.10.0-beta.11", "1.10.0-beta.2", "1.9.0", "next");
    }

    [Theory] // the example of Semantic Versioning 2.0, clause 11, and more
    [InlineData("1.0.0-alpha", "1.0.0-alpha.1"), InlineData("1.0.0-alpha.1", "1.0.0-alpha.beta"), InlineData("1.0.0-alpha.beta", "1.0.0-beta"), InlineData("1.0.0-beta", "1.0.0-beta.2")]
    [InlineData("1.0.0-beta.2", "1.0.0-beta.11"), InlineData("1.0.0-beta.11", "1.0.0-rc.1"), InlineData("1.0.0-rc.1", "1.0.0"), InlineData("1.9.0", "1.10.0"), InlineData("1.0.9", "1.0.10")]
    [InlineData("9.0.0", "10.0.0"), InlineData("1.0.0-1", "1.0.0-a"), InlineData("1.0.0-a-9", "1.0.0"), InlineData("1.0.99999999999999999999", "1.0.100000000000000000000"), InlineData("1.0.0+b", "1.0.1+a")]
    [InlineData("next", "0.0.0-0"), InlineData("9.9", "0.0.1"), InlineData("1.0.x", "0.0.1"), InlineData("", "0.0.1")]
    public void a_version_is_below_another(string below, string above)
    {
        VersionOrder.Instance.Compare(below, above).Should().BeNegative();
        VersionOrder.Instance.Compare(above, below).Should().BePositive();
        VersionOrder.Instance.Compare(above, above).Should().Be(0);
    }

    [Fact]
    public void what_a_front_end_calls_itself_is_text()
    {
        Merge(Run(1, Passed("mount-export")), "<img src=x>|");

        Lines().Single().Should().Contain("&lt;img src=x>\\|");
        Page("html").Should().NotContain("<img").And.Contain("&lt;img src=x&gt;|");
    }

    [Theory]
    [InlineData("[{\"name\":\"./front\",\"version\":\"1.0.0\",\"contract\":2,\"browser\":\"chromium\",\"level\":1,\"reached\":1,\"broken\":[],\"on\":\"2026-03-01\"}]", "made by an older version; delete it and merge again")]
    [InlineData("{\"rows\":[{\"name\":\"./front\"}]}", "matrix.json cannot be read"), InlineData("{}", "matrix.json cannot be read"), InlineData("null", "matrix.json cannot be read"), InlineData("<p>", "matrix.json cannot be read")]
    public void a_matrix_of_another_form_is_refused_and_stays(string before, string told)
    {
        Write("all/matrix.json", before);

        FluentActions.Invoking(() => Merge(Run(1, Passed("mount-export")))).Should().Throw<CannotBeJudgedException>().WithMessage($"*{told}*");
        File.ReadAllText(_folder["all/matrix.json"]).Should().Be(before);
    }

    [Theory]
    [InlineData("nothing"), InlineData("{}"), InlineData("{\"name\":null}")]
    public void a_report_that_is_none_is_told(string report)
    {
        Write("run/report.json", report);

        FluentActions.Invoking(() => Matrix.Write([_folder["run"]], _folder["all"])).Should().Throw<CannotBeJudgedException>().WithMessage("*report.json cannot be read*");
    }

    [Fact]
    public void a_report_that_is_not_there_is_told() =>
        FluentActions.Invoking(() => Matrix.Write([_folder["nowhere"]], _folder["all"])).Should().Throw<CannotBeJudgedException>().WithMessage("*nowhere*");

    private void Merge(Certificate run, string version = "1.0.0", string on = "2026-03-01")
    {
        Write("run/report.json", DataReports.Json(run)
            .Replace("\"http://localhost:1\"", "\"./front\"", StringComparison.Ordinal)
            .Replace("\"version\": \"\"", $"\"version\": \"{version}\"", StringComparison.Ordinal)
            .Replace("2026-03-01T", $"{on}T", StringComparison.Ordinal));
        Matrix.Write([_folder["run"]], _folder["all"]).Should().Be(0);
    }

    private string Page(string type) => File.ReadAllText(_folder[$"all/matrix.{type}"]);

    private string[] Lines() => [.. Page("md").Split('\n').Where(line => line.StartsWith("| ./front ", StringComparison.Ordinal))];

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }
}
