namespace RazorOkta.Harness.Pages;

/// <summary>The front-end's page with the real Sign-In Widget in it.</summary>
public sealed class LoginCustomPage
{
    private readonly World _world;
    private readonly SignInForm _form;

    private LoginCustomPage(World world) => (_world, _form) = (world, new SignInForm(world.Browser));

    public static async Task<LoginCustomPage> ArriveAsync(World world)
    {
        await new SignInForm(world.Browser).ExpectAsync();
        return new LoginCustomPage(world);
    }

    public async Task<ProfilePage> SignInAsync(string user, string password = Known.Password)
    {
        await _form.SubmitAsync(user, password);
        return await ProfilePage.ArriveAsync(_world);
    }

    public async Task<LoginCustomPage> TryWrongPasswordAsync(string user)
    {
        await _form.SubmitAsync(user, "_WrongPassword_");
        await _form.ExpectErrorAsync();
        return this;
    }
}
