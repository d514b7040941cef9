using Microsoft.Playwright;
using RazorOkta.Harness;
using static Microsoft.Playwright.Assertions;

namespace RazorOkta.Tests.E2E.MockOkta;

/// <summary>A logout at the org, in a browser that runs no scripts: the application hears of it in a frame, and the browser goes on by itself.</summary>
public sealed class FrontchannelLogoutTests
{
    [Fact]
    public Task the_application_is_told_and_then_the_browser_goes_back_to_it() => FaceWorld.RunAsync(
        async world =>
        {
            await world.LogInAtTheAppAsync();
            await LogOutAsync(world);
            (await world.App.HeardOfLogout).Should().StartWith($"?iss={Uri.EscapeDataString(world.App.Issuer)}&sid=ses");
            await Expect(world.Browser.GetByRole(AriaRole.Heading, new() { Name = "Signing out" })).ToBeVisibleAsync();

            world.App.AnswerLogout();
            await Expect(world.Browser).ToHaveURLAsync($"{world.App.Origin}/");
        },
        new BrowserNewContextOptions { JavaScriptEnabled = false });

    [Fact]
    public Task an_application_that_never_answers_is_left_behind_by_a_link() => FaceWorld.RunAsync(
        async world =>
        {
            await world.LogInAtTheAppAsync();
            await LogOutAsync(world);
            await world.App.HeardOfLogout;
            await world.Browser.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
            await Expect(world.Browser).ToHaveURLAsync($"{world.App.Origin}/");
        },
        new BrowserNewContextOptions { JavaScriptEnabled = false });

    /// <summary>The page is not done before the application has answered, so nobody waits for that here.</summary>
    private static Task LogOutAsync(FaceWorld world) => world.Browser.GotoAsync(
        $"{world.App.Issuer}/v1/logout?id_token_hint={world.App.IdToken}&post_logout_redirect_uri={Uri.EscapeDataString($"{world.App.Origin}/")}",
        new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
}
