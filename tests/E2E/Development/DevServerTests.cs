using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Development;

/// <summary>A front-end from its own development server, behind the web app as it is.</summary>
public sealed class DevServerTests
{
    [Fact]
    public async Task a_changed_component_is_drawn_into_the_page_as_it_is_and_the_login_stays()
    {
        await using var react = await ReactDevServer.StartAsync();
        await World.RunAsync(FrontendUnderTest.Developed(ReactDevServer.Name, react.Root, react.Address), async world =>
        {
            await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/login-redirect");
            await world.Browser.ClickAsync("[data-se=login-link]");
            await (await OktaSignInPage.ArriveAsync(world)).SubmitAsync(Known.George);
            await world.Browser.WaitForSelectorAsync("#app-container[data-rendered=profile]"); // sources are translated when they are first asked for
            var profile = await ProfilePage.ArriveAsync(world);
            (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);

            await world.Browser.EvalOnSelectorAsync("[data-se=logout-link]", "link => { window.isSamePage = link.isSameLink = true; }");
            await ReplaceAsync(react["src/pages/profile.tsx"], ">Sign out<", ">Leave us<");
            await Assertions.Expect(world.Browser.Locator("[data-se=logout-link]")).ToHaveTextAsync("Leave us");
            await File.AppendAllTextAsync(react["src/app.css"], ".app h2 { color: rgb(1, 2, 3) }");
            await Assertions.Expect(world.Browser.Locator(".app h2")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
            (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
            (await world.HasSessionAsync()).Should().BeTrue();
            (await world.Browser.EvalOnSelectorAsync<bool>("[data-se=logout-link]", "link => window.isSamePage && link.isSameLink")).Should().BeTrue("a component keeps its state");

            await profile.LogoutAsync();
            world.Console.Should().NotContain(line => line.StartsWith("error", StringComparison.Ordinal), "the policy allows what development needs");
        });
    }

    [Fact]
    public async Task a_page_that_could_not_be_loaded_tells_the_mistake_and_loads_itself_when_it_is_corrected()
    {
        await using var react = await ReactDevServer.StartAsync();
        await World.RunAsync(FrontendUnderTest.Developed(ReactDevServer.Name, react.Root, react.Address), async world =>
        {
            // Before anybody looks: a module that the entry imports.
            await ReplaceAsync(react["src/pages/overview.tsx"], "<h2>", "<h2");
            await world.Browser.GotoAsync(world.Web.Origin);
            await Assertions.Expect(Overlay(world.Browser)).ToContainTextAsync("overview.tsx:");
            await ReplaceAsync(react["src/pages/overview.tsx"], "<h2", "<h2>");
            await world.Browser.WaitForSelectorAsync("#app-container[data-rendered=overview]");
            await Assertions.Expect(Overlay(world.Browser)).ToHaveCountAsync(0);

            // And in a second tab, though the first has heard of it: the entry itself.
            await ReplaceAsync(react["src/main.tsx"], "return untilDrawn(", "return return untilDrawn(");
            await Assertions.Expect(Overlay(world.Browser)).ToContainTextAsync("main.tsx:");
            var second = await world.Browser.Context.NewPageAsync();
            await second.GotoAsync(world.Web.Origin);
            await Assertions.Expect(Overlay(second)).ToContainTextAsync("main.tsx:");
            await ReplaceAsync(react["src/main.tsx"], "return return untilDrawn(", "return untilDrawn(");
            await second.WaitForSelectorAsync("#app-container[data-rendered=overview]");
            foreach (var tab in new[] { world.Browser, second })
            {
                await Assertions.Expect(Overlay(tab)).ToHaveCountAsync(0);
            }
        });
    }

    /// <summary>What Vite says of a mistake: in which file, line and column it is, and what it is.</summary>
    private static ILocator Overlay(IPage page) => page.Locator("vite-error-overlay .message-body");

    private static async Task ReplaceAsync(string file, string old, string with)
    {
        var text = await File.ReadAllTextAsync(file);
        text.Should().Contain(old);
        await File.WriteAllTextAsync(file, text.Replace(old, with, StringComparison.Ordinal));
    }
}
