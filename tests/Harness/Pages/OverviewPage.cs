using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>Where everybody begins, and where a logout ends.</summary>
public sealed class OverviewPage
{
    private readonly World _world;

    private OverviewPage(World world) => _world = world;

    public static async Task<OverviewPage> ArriveAsync(World world)
    {
        await Arrival.AtAsync(world.Browser, $"{world.Origin}/");
        await Assertions.Expect(world.Browser.Locator("[data-se=overview-doc-header]")).ToBeVisibleAsync();
        return new OverviewPage(world);
    }

    public async Task<LoginRedirectPage> ChooseLoginRedirectAsync()
    {
        await _world.Browser.ClickAsync("[data-se=auth-code-login-redirect]");
        return await LoginRedirectPage.ArriveAsync(_world);
    }

    public async Task<LoginCustomPage> ChooseLoginCustomAsync()
    {
        await _world.Browser.ClickAsync("[data-se=auth-code-login-custom]");
        return await LoginCustomPage.ArriveAsync(_world);
    }
}
