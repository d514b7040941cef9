using System.Text.RegularExpressions;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>The front-end that docs/frontend-contract.md shows, copied from there, and what a page of contract 2 does with it.</summary>
public sealed partial class SmallestFrontendTests
{
    private const string Manifest = """{"name":"NAME","version":"1.0.0","razorOkta":{"contract":2,"framework":"none","output":"public"}}""";

    private static readonly string[] Shown = [.. Block().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "frontend-contract.md"))).Select(match => match.Groups["text"].Value)];

    private static readonly FrontendUnderTest Smallest = FrontendUnderTest.Written(
        "my-frontend", ("package.json", Shown[0]), ("public/frontend.json", Shown[1]), ("public/app.js", Shown[2]));

    private static readonly FrontendUnderTest Broken = FrontendUnderTest.Written(
        "broken-frontend", ("package.json", Manifest.Replace("NAME", "broken-frontend", StringComparison.Ordinal)), ("public/frontend.json", """{"entry":"app.js"}"""),
        ("public/app.js", "export function mount() { throw new Error('out of <paint>'); }"));

    [Fact]
    public Task the_front_end_of_the_contracts_page_logs_in_and_out() => World.RunAsync(Smallest, async world =>
    {
        await world.Browser.GotoAsync(world.Web.Origin);
        await RenderedAsync(world, "overview");
        await world.Browser.ClickAsync("#app-container a >> text=Sign in");
        await (await OktaSignInPage.ArriveAsync(world)).SubmitAsync(Known.John);
        await RenderedAsync(world, "profile");
        (await world.Browser.InnerTextAsync("#app-container p")).Should().Be(Known.JohnEmail);

        await world.Browser.ClickAsync("#app-container a >> text=Sign out");
        await RenderedAsync(world, "overview");
        (await world.Browser.InnerTextAsync("#app-container p")).Should().Be("Nobody is signed in.");
        (await world.HasSessionAsync()).Should().BeFalse();
        world.Console.Should().BeEmpty("the page breaks no policy");
    });

    [Fact]
    public Task a_front_end_that_cannot_draw_is_told_to_the_user() => World.RunAsync(Broken, async world =>
    {
        await world.Browser.GotoAsync(world.Web.Origin);

        (await world.Browser.InnerTextAsync("[data-se=frontend-failed]")).Should().Contain("The front-end could not be shown.").And.Contain("out of <paint>").And.Contain("Try again");
        (await world.Browser.GetAttributeAsync("#app-container", "data-rendered")).Should().BeNull();
    });

    private static Task RenderedAsync(World world, string page) => world.Browser.WaitForSelectorAsync($"#app-container[data-rendered='{page}']");

    [GeneratedRegex("```(json|js)\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
