using RazorOkta.Frontends.Report;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;
using static RazorOkta.Tests.Unit.Frontends.Runs;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>The sentence that counts: what was left out has not passed.</summary>
public sealed class TallyTests
{
    [Fact]
    public void what_was_left_out_is_told_from_what_has_passed() =>
        Tally.Of(Run(3, Passed("mount-export"), Failed("network-slow", "redirect"), Left("network-slow", "widget"), Left("profile-page"), Passed("session-left"))).Should()
            .Be("2 of 4 rules are kept: 1 check has failed, 2 were left out because of it, 2 have passed");

    [Fact]
    public void everything_that_can_become_of_a_check_is_named() =>
        Tally.Of(Run(4, Failed("mount-export"), Failed("mount-quiet"), Judged("network-slow", Outcome.KnownFailure, "why", "redirect"), Left("profile-page"), Judged("mount-soon", Outcome.Warning), Judged("family-build", Outcome.NotApplicable), Passed("access-motion"))).Should()
            .Be("3 of 7 rules are kept: 2 checks have failed, 1 has failed as is known, 1 was left out because of them, 1 has a warning, 1 does not apply, 1 has passed");

    [Fact]
    public void one_is_said_as_one()
    {
        Tally.Of(Run(1, Passed("mount-export"))).Should().Be("1 of 1 rule is kept: 1 check has passed");
        Tally.Of(Run(1, Passed("mount-export"), Judged("mount-quiet", Outcome.KnownFailure))).Should().Be("1 of 2 rules is kept: 1 check has failed as is known, 1 has passed");
        Tally.Of(Run(1, Passed("mount-export"), Passed("mount-quiet"))).Should().Be("2 of 2 rules are kept: 2 checks have passed");
    }

    [Fact]
    public void the_reports_for_people_say_it()
    {
        using var folder = new TemporaryFolder();
        var run = Run(1, Passed("mount-export"), Failed("mount-quiet"), Left("profile-page"));
        const string told = "1 of 3 rules is kept: 1 check has failed, 1 was left out because of it, 1 has passed.";

        HtmlReport.Write(run, folder.Path).Should().Contain(told);
        PeoplesReports.Markdown(run).Should().Contain(told);
    }

    private static Verdict Left(string rule, string variant = "") => Judged(rule, Outcome.NotRun, "why", variant);
}
