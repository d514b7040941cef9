using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Every rule has a front-end that breaks it and nothing else, and the check finds it. What is not found here would not be found in anybody's package.</summary>
public sealed class FaultyFrontendTests
{
    // Over plain http a browser keeps the org's cookies from our pages in any case, so none can depend on them.
    private static readonly string[] WithoutOne = ["cookies-blocked"];

    public static TheoryData<string> Names => [.. FaultyFrontends.Names];

    [Fact]
    public void every_rule_has_one() =>
        FaultyFrontends.Names.Select(FaultyFrontends.RuleOf).Distinct().Concat(WithoutOne).Should().BeEquivalentTo(AllChecks.For(2, 4).Select(check => check.Rule).Distinct());

    [Theory, MemberData(nameof(Names))]
    public async Task the_defect_is_found(string name)
    {
        using var folder = new TemporaryFolder();
        var candidate = await FaultyFrontends.MakeAsync(name, folder.Path);
        var rule = FaultyFrontends.RuleOf(name);
        Check[] checks = [.. AllChecks.For(2, 4).Where(check => check.Rule == rule || check.IsOfPackage)];

        using var certification = new Certification(candidate, checks, new RunSettings { Folder = folder.Path }, _ => { });
        var verdicts = await certification.RunAsync();

        verdicts.Where(verdict => verdict.Outcome is Outcome.Failed or Outcome.Warning).Select(verdict => verdict.Check.Rule).Distinct().Should().Equal(rule);
        verdicts.First(verdict => verdict.Message is not null).Message.Should().NotBeNullOrWhiteSpace();
    }
}
