using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Development;

/// <summary>A front-end from its own development server, behind the web app as it is.</summary>
public sealed class DevServerTests
{
    [Fact]
    public async Task a_changed_source_is_seen_at_once_and_the_login_stays()
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

            await ReplaceAsync(react["src/pages/profile.tsx"], ">Sign out<", ">Leave us<");
            await Assertions.Expect(world.Browser.Locator("[data-se=logout-link]")).ToHaveTextAsync("Leave us");
            await File.AppendAllTextAsync(react["src/app.css"], ".app h2 { color: rgb(1, 2, 3) }");
            await Assertions.Expect(world.Browser.Locator(".app h2")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
            (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
            (await world.HasSessionAsync()).Should().BeTrue();

            await profile.LogoutAsync();
            world.Console.Should().NotContain(line => line.StartsWith("error", StringComparison.Ordinal), "the policy allows what development needs");
        });
    }

    private static async Task ReplaceAsync(string file, string old, string with)
    {
        var text = await File.ReadAllTextAsync(file);
        text.Should().Contain(old);
        await File.WriteAllTextAsync(file, text.Replace(old, with, StringComparison.Ordinal));
    }
}
