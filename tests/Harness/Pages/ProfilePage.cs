using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>The page of the signed-in user.</summary>
public sealed class ProfilePage
{
    private readonly World _world;

    private ProfilePage(World world) => _world = world;

    public static async Task<ProfilePage> ArriveAsync(World world)
    {
        await Arrival.AtAsync(world.Browser, $"{world.Origin}/authorization-code/profile");
        await Assertions.Expect(world.Browser.Locator("[data-se=email]")).ToBeVisibleAsync();
        return new ProfilePage(world);
    }

    /// <summary>The address as the front-end shows it.</summary>
    public async Task<string> EmailAsync() => (await _world.Browser.InnerTextAsync("[data-se=email]")).Trim();

    /// <summary>A claim as the server shows it; <c>null</c> when it does not.</summary>
    public async Task<string?> ClaimAsync(string name)
    {
        var cell = _world.Browser.Locator($"[data-claim={name}]");
        return await cell.CountAsync() == 0 ? null : await cell.InnerTextAsync();
    }

    public async Task<OverviewPage> LogoutAsync()
    {
        await _world.Browser.ClickAsync("[data-se=logout-link]");
        return await OverviewPage.ArriveAsync(_world);
    }
}
