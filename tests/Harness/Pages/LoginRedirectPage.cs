using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>The front-end's page with the button that leads to Okta.</summary>
public sealed class LoginRedirectPage
{
    private readonly World _world;

    private LoginRedirectPage(World world) => _world = world;

    public static async Task<LoginRedirectPage> ArriveAsync(World world)
    {
        await Assertions.Expect(world.Browser.Locator("[data-se=login-link]")).ToBeVisibleAsync();
        return new LoginRedirectPage(world);
    }

    /// <summary>Okta asks for the password.</summary>
    public async Task<OktaSignInPage> LoginAsync()
    {
        await _world.Browser.ClickAsync("[data-se=login-link]");
        return await OktaSignInPage.ArriveAsync(_world);
    }
}
