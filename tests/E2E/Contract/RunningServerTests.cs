using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>A candidate that is the address of a server.</summary>
public sealed class RunningServerTests
{
    private static readonly string[] Rules = ["package-manifest", "mount-export", "profile-page", "login-server-made", "strict-storage"];

    [Fact]
    public async Task what_a_server_serves_is_judged_as_far_as_it_can_be_asked()
    {
        await using var world = await World.StartAsync(FrontendUnderTest.FromTemplate("vanilla"));
        using var folder = new TemporaryFolder();
        var candidate = await Intake.TakeAsync(world.Origin, folder.Path, folder.Path, CancellationToken.None);
        Check[] checks = [.. AllChecks.For(2, 4).Where(check => Rules.Contains(check.Rule))];

        using var certification = new Certification(candidate, checks, new RunSettings { Folder = folder.Path }, _ => { });
        var verdicts = await certification.RunAsync();

        verdicts.Where(verdict => verdict.Outcome == Outcome.NotApplicable).Select(verdict => verdict.Check.Name).Should()
            .BeEquivalentTo("package-manifest", "login-server-made:redirect-without-pkce", "login-server-made:widget-without-pkce");
        verdicts.Where(verdict => verdict.Outcome != Outcome.NotApplicable).Should().OnlyContain(verdict => verdict.Outcome == Outcome.Passed);
    }
}
