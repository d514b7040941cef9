using System.Collections.Concurrent;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Frontends.Checks;
using RazorOkta.Frontends.Running;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>A front-end keeps every rule of its contract, up to a level: the checks are those of <c>npm run certify</c>.</summary>
public abstract class FrontendTests(FrontendUnderTest frontend)
{
    private static readonly ConcurrentDictionary<FrontendUnderTest, Lazy<Task<Candidate>>> Made = new();

    protected async Task KeepsAsync(string check)
    {
        var candidate = await Made.GetOrAdd(frontend, key => new Lazy<Task<Candidate>>(() => MakeAsync(key))).Value;
        var settings = new RunSettings { Folder = RepositoryFolder.Artifacts(Path.Combine("test-evidence", frontend.Name.Replace('/', '_'))) };
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

/// <summary>A front-end of contract 2 at level 4, and what all of this repository do beyond the contract.</summary>
public abstract class FrontendTwoTests(FrontendUnderTest frontend) : FrontendTests(frontend)
{
    private readonly FrontendUnderTest _frontend = frontend;

    public static TheoryData<string> Checks => ChecksOf(2, 4);

    [SkippableTheory(typeof(CannotBeBuiltHereException)), MemberData(nameof(Checks))]
    public Task keeps(string check) => KeepsAsync(check);

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task both_logins_and_logouts_say_nothing_at_all_to_the_console() => World.RunAsync(_frontend, async world =>
    {
        await world.Browser.GotoAsync($"{world.Origin}/authorization-code/login-redirect");
        await world.Browser.ClickAsync("[data-se=login-link]");
        await (await (await OktaSignInPage.ArriveAsync(world)).SignInAsync(Known.George)).LogoutAsync();
        await world.Browser.GotoAsync($"{world.Origin}/authorization-code/login-custom");
        await world.Browser.FillAsync("#sign-in-container input[name=identifier]", Known.John);
        var widget = world.Browser.Locator("#sign-in-container");
        await Typing.SubmitAsync(widget.Locator("input[name='credentials.passcode']"), Known.Password, widget.Locator("[data-type=save]"));
        await (await ProfilePage.ArriveAsync(world)).LogoutAsync();

        (await world.HasSessionAsync()).Should().BeFalse();
        world.Console.Should().BeEmpty();
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_server_that_does_not_answer_is_told_and_asked_again() => World.RunAsync(_frontend, async world =>
    {
        var address = $"{world.Origin}/authorization-code/session";
        await world.SignInAsync(Known.George);
        await world.Browser.WaitForSelectorAsync("#app-container[data-rendered=profile]");
        await world.Browser.RouteAsync(address, route => route.AbortAsync());

        await Trial.ComeBackToAsync(world.Browser);

        await Assertions.Expect(world.Browser.Locator("[data-se=problem][role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(world.Browser.Locator("[data-se=email]")).ToHaveTextAsync(Known.GeorgeEmail);
        await world.Browser.UnrouteAsync(address);
        await world.Browser.ClickAsync("[data-se=try-again]");
        await Assertions.Expect(world.Browser.Locator("[data-se=problem]")).ToHaveCountAsync(0);
    });
}

/// <summary>A front-end of the samples family.</summary>
public abstract class FrontendOneTests(FrontendUnderTest frontend) : FrontendTests(frontend)
{
    public static TheoryData<string> Checks => ChecksOf(1, 0);

    [Theory, MemberData(nameof(Checks))]
    public Task keeps(string check) => KeepsAsync(check);
}
