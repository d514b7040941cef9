using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Frontends;

/// <summary>What is taken for judgement, what is not, and what is found before a page is opened.</summary>
public sealed class IntakeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _scratch = new();

    public void Dispose()
    {
        _folder.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("No such package!", "is no folder, no file, no address, and no name of a package"), InlineData("http://127.0.0.1:9", "does not answer")]
    [InlineData(".", "has no package.json with a name")]
    public async Task what_is_nothing_to_be_judged_is_told(string what, string told) =>
        (await FluentActions.Awaiting(() => TakeAsync(what)).Should().ThrowAsync<CannotBeJudgedException>()).WithMessage($"*{told}*");

    [Fact]
    public async Task a_folder_is_judged_as_it_lies()
    {
        Package("""{"contract":2,"framework":"none","output":"public","level":3}""", ("public/frontend.json", """{"entry":"app.js"}"""), ("public/app.js", "export const mount = () => {};"));

        var candidate = await TakeAsync("front");

        candidate.Should().BeEquivalentTo(new { Name = "front", Version = "1.0.0", Contract = 2, Level = 3, IsServed = true });
        candidate.Files.Select(file => file.Path).Should().Equal("app.js", "frontend.json");
    }

    [Theory]
    [InlineData("""{"contract":2,"framework":"none","levle":3}""", "package-manifest", "razorOkta.levle is not known"), InlineData("""{"contract":3,"framework":"none"}""", "package-manifest", "razorOkta.contract is 3")]
    [InlineData("{}", "package-manifest", "this is no front-end"), InlineData("""{"contract":2,"framework":"none","output":"public"}""", "package-build", "has no such folder")]
    [InlineData("""{"contract":2,"framework":"none"}""", "package-build", "exit code 4")]
    public async Task what_is_wrong_with_a_package_is_one_finding(string manifest, string rule, string told)
    {
        Package(manifest, ("build.cjs", "process.exit(4)"));
        var candidate = await TakeAsync("front");
        Check[] checks = [.. AllChecks.For(2, 4).Where(check => check.IsOfPackage)];

        using var certification = new Certification(candidate, checks, new RunSettings { Folder = _scratch.Path }, _ => { });
        var verdicts = await certification.RunAsync();

        verdicts.Where(verdict => verdict.Outcome == Outcome.Failed).Should().ContainSingle().Which.Should().Match<Verdict>(verdict => verdict.Check.Rule == rule && verdict.Message!.Contains(told));
        verdicts.Where(verdict => verdict.Outcome != Outcome.Failed && verdict.Outcome != Outcome.Passed).Should().OnlyContain(verdict => verdict.Outcome == Outcome.NotRun);
    }

    [Fact]
    public async Task a_known_failure_does_not_count_and_one_that_passes_does()
    {
        Package("""{"contract":2,"framework":"none"}""", ("build.cjs", "process.exit(4)"));
        var candidate = await TakeAsync("front");
        var known = new Dictionary<string, string> { ["package-build"] = "waits for the new compiler", ["package-manifest"] = "old" };

        using var certification = new Certification(candidate, [AllChecks.Named("package-manifest"), AllChecks.Named("package-build")], new RunSettings { Folder = _scratch.Path, Known = known }, _ => { });
        var verdicts = await certification.RunAsync();

        verdicts[0].Should().Match<Verdict>(verdict => verdict.Outcome == Outcome.Failed && verdict.Message!.Contains("Take it off the list"));
        verdicts[1].Outcome.Should().Be(Outcome.NotRun, "package-manifest comes first");
    }

    [Fact]
    public void every_rule_has_a_check_and_every_check_a_rule()
    {
        AllChecks.All.Select(check => check.Name).Should().OnlyHaveUniqueItems();
        AllChecks.All.Select(check => check.Rule).Distinct().Should().BeEquivalentTo(Rules.All.Select(rule => rule.Id));
        AllChecks.All.SelectMany(check => check.Needs).Distinct().Should().BeSubsetOf([.. Rules.All.Select(rule => rule.Id), .. AllChecks.All.Select(check => check.Name)]);
    }

    private Task<Candidate> TakeAsync(string what) => Intake.TakeAsync(what, _scratch.Path, _folder.Path, CancellationToken.None);

    private void Package(string manifest, params (string Path, string Text)[] files)
    {
        Write("package.json", $$$"""{"name":"front","version":"1.0.0","scripts":{"build":"node build.cjs"},"razorOkta":{{{manifest}}}}""");
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }

        void Write(string path, string text)
        {
            var file = Path.Combine(_folder.Path, "front", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
