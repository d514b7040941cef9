using Microsoft.Playwright;

namespace RazorOkta.Harness.Pages;

/// <summary>User name, password, button, error: the form that the widget and the org's own page have in common.</summary>
internal sealed class SignInForm(IPage page)
{
    private readonly ILocator _user = page.Locator("[data-se=o-form-input-username] input");
    private readonly ILocator _password = page.Locator("[data-se=o-form-input-password] input");

    public Task ExpectAsync() => Assertions.Expect(_user).ToBeVisibleAsync();

    public async Task SubmitAsync(string user, string password)
    {
        await _user.FillAsync(user);
        await Typing.SubmitAsync(_password, password, page.Locator("[data-type=save]"));
    }

    // "Sign in failed!" in the oldest widgets, "Unable to sign in" in all others.
    public Task ExpectErrorAsync() =>
        Assertions.Expect(page.Locator("[data-se=o-form-error-container].o-form-has-errors")).ToContainTextAsync("ign in");
}
