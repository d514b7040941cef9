using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>What every front-end of contract 1 does, with everything real but the org. The members of this class know none by name.</summary>
public abstract class FrontendContract(FrontendUnderTest frontend)
{
    private static readonly string[] PublicCookies = ["okta-oauth-state", "okta-oauth-nonce", "okta-oauth-redirect-params"];

    [Fact]
    public Task george_logs_in_by_redirect_and_out() => World.RunAsync(frontend, async world =>
    {
        var profile = await LogInByRedirectAsync(world, Known.George);

        (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
        await profile.LogoutAsync();
        (await world.HasSessionAsync()).Should().BeFalse();
    });

    [Fact]
    public Task john_logs_in_by_the_widget_and_out() => World.RunAsync(frontend, async world =>
    {
        var profile = await LogInByWidgetAsync(world, Known.John);

        (await profile.EmailAsync()).Should().Be(Known.JohnEmail);
        await profile.LogoutAsync();
        (await world.HasSessionAsync()).Should().BeFalse();
    });

    [Fact]
    public Task a_wrong_password_is_told_and_the_right_one_then_works_at_okta() => World.RunAsync(frontend, async world =>
    {
        var okta = await (await (await world.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync();

        var profile = await (await okta.TryWrongPasswordAsync(Known.George)).SignInAsync(Known.George);

        (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
    });

    [Fact]
    public Task a_wrong_password_is_told_and_the_right_one_then_works_in_the_widget() => World.RunAsync(frontend, async world =>
    {
        var widget = await (await world.OpenAsync()).ChooseLoginCustomAsync();

        var profile = await (await widget.TryWrongPasswordAsync(Known.John)).SignInAsync(Known.John);

        (await profile.EmailAsync()).Should().Be(Known.JohnEmail);
    });

    [Fact]
    public Task the_profile_shows_exactly_the_claims_of_the_token() => World.RunAsync(frontend, async world =>
    {
        var profile = await LogInByWidgetAsync(world, Known.John);

        (await profile.ClaimAsync("email")).Should().Be(Known.JohnEmail);
        (await profile.ClaimAsync("preferred_username")).Should().Be(Known.JohnEmail);
        (await profile.ClaimAsync("name")).Should().Be("John Adams");
        (await profile.ClaimAsync("iss")).Should().Be(world.Org.Issuer);
        (await profile.ClaimAsync("aud")).Should().Be(Known.ClientId);
        (await profile.ClaimAsync("sub")).Should().StartWith("00u");
        (await profile.ClaimAsync("amr")).Should().Be("[\"pwd\"]");
        (await profile.ClaimAsync("nonce")).Should().BeNull();
    });

    [Fact]
    public Task logout_ends_our_session_and_oktas() => World.RunAsync(frontend, async world =>
    {
        var overview = await (await LogInByRedirectAsync(world, Known.George)).LogoutAsync();

        // With a session of its own, Okta would let the browser straight through.
        await (await overview.ChooseLoginRedirectAsync()).LoginAsync();
    });

    [Fact]
    public Task the_back_button_after_logout_shows_nothing_private() => World.RunAsync(frontend, async world =>
    {
        await (await LogInByRedirectAsync(world, Known.George)).LogoutAsync();

        await world.Browser.GoBackAsync();

        await OverviewPage.ArriveAsync(world);
        (await world.Browser.ContentAsync()).Should().NotContain(Known.GeorgeEmail);
    });

    [Fact]
    public Task a_deep_link_to_the_profile_leads_to_the_overview() => World.RunAsync(frontend, async world =>
    {
        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/profile");

        await OverviewPage.ArriveAsync(world);
    });

    [Fact]
    public Task who_is_signed_in_is_led_from_the_login_pages_to_the_profile() => World.RunAsync(frontend, async world =>
    {
        await LogInByRedirectAsync(world, Known.George);

        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/login-custom");

        await ProfilePage.ArriveAsync(world);
    });

    [Theory]
    [InlineData("okta-oauth-state", "state-mismatch"), InlineData("okta-oauth-nonce", "id-token-nonce")]
    public Task a_tampered_attempt_is_refused_and_the_next_one_works(string cookie, string reason) => World.RunAsync(frontend, async world =>
    {
        var okta = await (await (await world.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync();
        await world.Browser.Context.AddCookiesAsync([new Cookie { Name = cookie, Value = "_Tampered_", Url = world.Web.Origin }]);

        var refused = await okta.SignInInVainAsync(Known.George);

        (await refused.ReasonAsync()).Should().Be(reason);
        (await world.HasSessionAsync()).Should().BeFalse();
        var overview = await refused.StartAgainAsync();
        await overview.ChooseLoginRedirectAsync(); // Okta's session lives: one click is enough
        await world.Browser.ClickAsync("[data-se=login-link]");
        (await (await ProfilePage.ArriveAsync(world)).EmailAsync()).Should().Be(Known.GeorgeEmail);
    });

    [Fact]
    public Task a_reload_of_the_callback_is_refused_and_leaves_the_session_alone() => World.RunAsync(frontend, async world =>
    {
        var callback = world.Browser.WaitForRequestAsync(request => request.Url.Contains("/authorization-code/callback?", StringComparison.Ordinal));
        await LogInByRedirectAsync(world, Known.George);

        await world.Browser.GotoAsync((await callback).Url);

        (await (await RefusedPage.ArriveAsync(world)).ReasonAsync()).Should().Be("no-attempt");
        (await world.HasSessionAsync()).Should().BeTrue();
    });

    [Fact]
    public Task nothing_secret_reaches_the_browser() => World.RunAsync(frontend, async world =>
    {
        await LogInByRedirectAsync(world, Known.George);

        var page = await world.Browser.ContentAsync();
        var storage = await world.Browser.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])");
        var cookies = await world.CookiesAsync();
        (page + storage).Should().NotContain(Known.ClientSecret).And.NotContain("eyJ");
        cookies.Where(cookie => !PublicCookies.Contains(cookie.Name)).Should().OnlyContain(cookie => cookie.HttpOnly);
        cookies.Should().NotContain(cookie => PublicCookies.Contains(cookie.Name), "the attempt is spent");
    });

    [Fact]
    public Task no_page_complains_in_the_console() => World.RunAsync(frontend, async world =>
    {
        await (await LogInByRedirectAsync(world, Known.George)).LogoutAsync();
        await LogInByWidgetAsync(world, Known.John);

        world.Console.Where(line => line.StartsWith("error", StringComparison.Ordinal) || line.StartsWith("pageerror", StringComparison.Ordinal))
            .Where(line => !KnownComplaints.Any(known => line.Contains(known, StringComparison.Ordinal))).Should().BeEmpty();
    });

    /// <summary>Parts of console lines that a published package causes and nobody can mend.</summary>
    protected virtual IReadOnlyList<string> KnownComplaints => [];

    private static async Task<ProfilePage> LogInByRedirectAsync(World world, string user) =>
        await (await (await (await world.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync()).SignInAsync(user);

    private static async Task<ProfilePage> LogInByWidgetAsync(World world, string user) =>
        await (await (await world.OpenAsync()).ChooseLoginCustomAsync()).SignInAsync(user);
}
