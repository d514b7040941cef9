using System.Collections.Concurrent;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>A front-end keeps every rule of its contract, up to a level: the checks are those of <c>npm run certify</c>.</summary>
public abstract class FrontendTests(FrontendUnderTest frontend)
{
    private static readonly ConcurrentDictionary<FrontendUnderTest, Lazy<Task<Candidate>>> Made = new();

    /// <summary>Failures of a published package that nobody can mend, by check, with their reason.</summary>
    protected virtual IReadOnlyDictionary<string, string> Known => new Dictionary<string, string>();

    protected async Task KeepsAsync(string check)
    {
        var candidate = await Made.GetOrAdd(frontend, key => new Lazy<Task<Candidate>>(() => MakeAsync(key))).Value;
        var settings = new RunSettings { Folder = RepositoryFolder.Artifacts(Path.Combine("test-evidence", frontend.Name.Replace('/', '_'))), Known = Known };
        using var certification = new Certification(candidate, [AllChecks.Named(check)], settings, _ => { });
        var verdicts = await certification.RunAsync();

        verdicts.Should().ContainSingle().Which.Should().Match<Verdict>(
            verdict => verdict.Outcome != Outcome.Failed && verdict.Outcome != Outcome.NotRun, $"{verdicts[0].Message} (evidence: {Path.Combine(settings.Folder, verdicts[0].Evidence ?? "")})");
    }

    protected static TheoryData<string> ChecksOf(int contract, int level) => [.. AllChecks.For(contract, level).Select(check => check.Name)];

    private static async Task<Candidate> MakeAsync(FrontendUnderTest frontend)
    {
        await frontend.InstallAsync();
        return await Candidate.MakeAsync(frontend);
    }
}

/// <summary>A front-end of contract 2 at level 4.</summary>
public abstract class FrontendTwoTests(FrontendUnderTest frontend) : FrontendTests(frontend)
{
    public static TheoryData<string> Checks => ChecksOf(2, 4);

    [SkippableTheory(typeof(CannotBeBuiltHereException)), MemberData(nameof(Checks))]
    public Task keeps(string check) => KeepsAsync(check);
}

/// <summary>A front-end of the samples family.</summary>
public abstract class FrontendOneTests(FrontendUnderTest frontend) : FrontendTests(frontend)
{
    public static TheoryData<string> Checks => ChecksOf(1, 0);

    [Theory, MemberData(nameof(Checks))]
    public Task keeps(string check) => KeepsAsync(check);
}
