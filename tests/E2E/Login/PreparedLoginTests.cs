using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Login;

/// <summary>
/// Today's Okta libraries leave no cookies that a server could read: the server prepares the login, and they start it. The real AuthJS 8 and the real
/// Sign-In Widget 7 with its Identity Engine, in a browser.
/// </summary>
public sealed class PreparedLoginTests
{
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromNpm("server-login-frontend", "server-login");

    [Fact]
    public Task authjs_8_starts_the_login_that_the_server_has_prepared() => World.RunAsync(Frontend, async world =>
    {
        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/login-redirect");
        await world.Browser.ClickAsync("[data-se=login-link]");
        var profile = await (await OktaSignInPage.ArriveAsync(world)).SignInAsync(Known.George);

        (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
        await ExpectNoTraceAsync(world);
    });

    [Fact]
    public Task the_identity_engine_widget_brings_an_interaction_code() => World.RunAsync(Frontend, async world =>
    {
        string? callback = null;
        world.Browser.Request += (_, request) => callback = request.Url.Contains("interaction_code=", StringComparison.Ordinal) ? request.Url : callback;
        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/login-custom");
        await world.Browser.FillAsync("input[name=identifier]", Known.John);
        await world.Browser.FillAsync("input[name='credentials.passcode']", Known.Password);
        await world.Browser.ClickAsync("[data-type=save]");
        var profile = await ProfilePage.ArriveAsync(world);

        (await profile.EmailAsync()).Should().Be(Known.JohnEmail);
        callback.Should().StartWith(world.Web.RedirectUri);
        await ExpectNoTraceAsync(world);
    });

    /// <summary>Nothing of the login is left in the browser but the session's cookie, which scripts cannot read. (The widget's <c>ln</c> is the last user name.)</summary>
    private static async Task ExpectNoTraceAsync(World world)
    {
        (await world.CookiesAsync()).Select(cookie => cookie.Name).Where(name => name != "ln").Should().Equal("razorokta");
        (await world.Browser.EvaluateAsync<string>("document.cookie")).Should().NotContain("okta-oauth").And.NotContain("razorokta");
        world.Web.Log.Lines.Should().ContainSingle(line => line.Contains("succeeded", StringComparison.Ordinal));
    }
}
