using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Login;

/// <summary>What the server's own half of the pages does in a browser, whatever front-end is beside it.</summary>
public sealed class ServerPagesTests
{
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromNpm("@razorokta-tests/family-angular-1", "family-angular-1");

    [Fact]
    public Task the_profile_shows_exactly_the_claims_of_the_token() => World.RunAsync(Frontend, async world =>
    {
        var profile = await (await (await world.OpenAsync()).ChooseLoginCustomAsync()).SignInAsync(Known.John);

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
    public Task a_deep_link_to_the_profile_leads_to_the_overview() => World.RunAsync(Frontend, async world =>
    {
        await world.Browser.GotoAsync($"{world.Origin}/authorization-code/profile");

        await OverviewPage.ArriveAsync(world);
    });

    [Fact]
    public Task who_is_signed_in_is_led_from_the_login_pages_to_the_profile() => World.RunAsync(Frontend, async world =>
    {
        await world.SignInAsync(Known.George);

        await world.Browser.GotoAsync($"{world.Origin}/authorization-code/login-custom");

        await ProfilePage.ArriveAsync(world);
    });

    [Fact]
    public Task a_reload_of_the_callback_is_refused_and_leaves_the_session_alone() => World.RunAsync(Frontend, async world =>
    {
        var callback = world.Browser.WaitForRequestAsync(request => request.Url.Contains("/authorization-code/callback?", StringComparison.Ordinal));
        await (await (await (await world.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync()).SignInAsync(Known.George);

        await world.Browser.GotoAsync((await callback).Url);

        (await (await RefusedPage.ArriveAsync(world)).ReasonAsync()).Should().Be("no-attempt");
        (await world.HasSessionAsync()).Should().BeTrue();
    });
}
