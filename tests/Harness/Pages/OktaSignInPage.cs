using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>Okta's own sign-in page. Its hooks are the Sign-In Widget's, in every generation.</summary>
public sealed class OktaSignInPage
{
    private readonly World _world;
    private readonly SignInForm _form;

    private OktaSignInPage(World world) => (_world, _form) = (world, new SignInForm(world.Browser));

    public static async Task<OktaSignInPage> ArriveAsync(World world)
    {
        await Arrival.BelowAsync(world.Browser, $"{world.OrgUrl}/");
        await new SignInForm(world.Browser).ExpectAsync();
        return new OktaSignInPage(world);
    }

    public async Task<ProfilePage> SignInAsync(string user, string password = Known.Password)
    {
        await _form.SubmitAsync(user, password);
        return await ProfilePage.ArriveAsync(_world);
    }

    /// <summary>For whoever knows better than we where it ends.</summary>
    public Task SubmitAsync(string user) => _form.SubmitAsync(user, Known.Password);

    /// <summary>For answers that the web app will refuse.</summary>
    public async Task<RefusedPage> SignInInVainAsync(string user)
    {
        await _form.SubmitAsync(user, Known.Password);
        return await RefusedPage.ArriveAsync(_world);
    }

    public async Task<OktaSignInPage> TryWrongPasswordAsync(string user)
    {
        await _form.SubmitAsync(user, "_WrongPassword_");
        await _form.ExpectErrorAsync();
        return this;
    }
}
