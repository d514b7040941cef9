using System.Text.RegularExpressions;
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
        await using var react = await DevServer.StartAsync("react");
        await World.RunAsync(react.Frontend, async world =>
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

    [Theory]
    [InlineData("react", "src/main.tsx", "return untilDrawn(", "return return untilDrawn(")]
    [InlineData("react", "src/pages/overview.tsx", "<h2>", "<h2")]
    [InlineData("angular-1", "src/main.js", "import angular", "imp ort angular")] // plain JavaScript, which Vite serves as it is
    public async Task a_page_that_could_not_be_loaded_tells_the_mistake_and_loads_itself_when_it_is_corrected(string frontend, string file, string right, string wrong)
    {
        await using var developed = await DevServer.StartAsync(frontend);
        await World.RunAsync(developed.Frontend, async world =>
        {
            await ReplaceAsync(developed[file], right, wrong);
            await world.Browser.GotoAsync(world.Web.Origin);
            await TellsAsync(world.Browser);
            await ReplaceAsync(developed[file], wrong, right);
            await IsDrawnAsync(world.Browser);

            // In another tab, too, though the first has been told already.
            await ReplaceAsync(developed[file], right, wrong);
            await TellsAsync(world.Browser);
            var second = await world.Browser.Context.NewPageAsync();
            await second.GotoAsync(world.Web.Origin);
            await TellsAsync(second);
            await ReplaceAsync(developed[file], wrong, right);
            await IsDrawnAsync(second);
            await IsDrawnAsync(world.Browser);
        });

        Task TellsAsync(IPage page) => Assertions.Expect(page.Locator("vite-error-overlay .window")).ToContainTextAsync(new Regex($@"{Regex.Escape(file)}:\d+:\d+"));

        static async Task IsDrawnAsync(IPage page)
        {
            await page.WaitForSelectorAsync("#app-container[data-rendered=overview]");
            await Assertions.Expect(page.Locator("vite-error-overlay")).ToHaveCountAsync(0);
        }
    }

    private static async Task ReplaceAsync(string file, string old, string with)
    {
        var text = await File.ReadAllTextAsync(file);
        text.Should().Contain(old);
        await File.WriteAllTextAsync(file, text.Replace(old, with, StringComparison.Ordinal));
    }
}
