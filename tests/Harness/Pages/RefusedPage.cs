using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>What the web app shows instead of a profile, when it does not believe an answer.</summary>
public sealed class RefusedPage
{
    private readonly World _world;

    private RefusedPage(World world) => _world = world;

    public static async Task<RefusedPage> ArriveAsync(World world)
    {
        await Arrival.BelowAsync(world.Browser, $"{world.Origin}/authorization-code/callback");
        await Assertions.Expect(world.Browser.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        return new RefusedPage(world);
    }

    public Task<string> ReasonAsync() => _world.Browser.InnerTextAsync("[data-se=failure-reason]");

    public async Task<OverviewPage> StartAgainAsync()
    {
        await _world.Browser.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Start again" }).ClickAsync();
        return await OverviewPage.ArriveAsync(_world);
    }
}
