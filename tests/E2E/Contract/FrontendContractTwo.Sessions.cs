using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Level 2: sessions end, there are other tabs, and a back button.</summary>
public abstract partial class FrontendContractTwo
{
    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_session_that_was_ended_in_another_tab_is_told_and_nothing_personal_stays() => World.RunAsync(frontend, async world =>
    {
        var profile = await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        var subject = await profile.ClaimAsync("sub");
        var tab = await world.Browser.Context.NewPageAsync();
        await tab.GotoAsync($"{world.Web.Origin}/authorization-code/logout");

        await ComeBackToAsync(world.Browser);

        await Assertions.Expect(world.Browser.Locator("[data-se=session-ended]")).ToBeVisibleAsync();
        (await world.Browser.ContentAsync()).Should().NotContain(Known.GeorgeEmail).And.NotContain(subject).And.NotContain("Washington");
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_login_in_another_tab_is_seen() => World.RunAsync(frontend, async world =>
    {
        var tab = await world.Browser.Context.NewPageAsync();
        await tab.GotoAsync(world.Web.Origin);
        await Assertions.Expect(tab.Locator("#app-container[data-rendered=overview]")).ToBeVisibleAsync();
        await LogInByRedirectAsync(world, Known.George);

        await ComeBackToAsync(tab);

        await Assertions.Expect(tab.Locator("#app-container")).ToContainTextAsync(Known.GeorgeEmail);
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task how_long_the_session_lasts_is_said_and_goes_on_being_said() => World.RunAsync(frontend, async world =>
    {
        await world.Browser.Clock.InstallAsync();
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        var left = world.Browser.Locator("[data-se=session-left]");
        await Assertions.Expect(left).ToContainTextAsync(Minutes());
        var before = await left.InnerTextAsync();

        await world.Browser.Clock.RunForAsync(10_000);

        await Assertions.Expect(left).Not.ToHaveTextAsync(before);
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_session_that_has_ended_is_told_within_a_minute() => World.RunAsync(frontend, async world =>
    {
        await world.Browser.Clock.InstallAsync();
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        var tab = await world.Browser.Context.NewPageAsync();
        await tab.GotoAsync($"{world.Web.Origin}/authorization-code/logout");

        var answered = world.Browser.WaitForResponseAsync($"{world.Web.Origin}/authorization-code/session");
        await world.Browser.Clock.RunForAsync(60_000);
        await answered;

        await Assertions.Expect(world.Browser.Locator("[data-se=session-ended] a")).ToHaveAttributeAsync("href", new Regex("^/authorization-code/login[?]returnTo=%2Fauthorization-code%2Fprofile$"));
        await Assertions.Expect(world.Browser.Locator("body")).Not.ToContainTextAsync(Known.GeorgeEmail);
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task after_a_logout_the_back_button_brings_nothing_personal() => World.RunAsync(frontend, async world =>
    {
        var profile = await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        await profile.LogoutAsync();
        await RenderedAsync(world, "overview");

        await world.Browser.GoBackAsync();

        await world.Browser.WaitForSelectorAsync("#app-container[data-rendered]");
        (await world.Browser.ContentAsync()).Should().NotContain(Known.GeorgeEmail).And.NotContain("Washington");
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_page_that_the_browser_keeps_has_nothing_personal_in_it() => World.RunAsync(frontend, async world =>
    {
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");

        // In the same turn, as when the browser freezes the page right after it.
        var kept = await world.Browser.EvaluateAsync<string>("() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); return document.body.innerText; }");

        kept.Should().NotContain(Known.GeorgeEmail).And.NotContain("Washington");
    });

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData("login-redirect"), InlineData("login-custom")]
    public Task a_login_page_that_has_become_too_old_is_loaded_anew(string page) => World.RunAsync(frontend, async world =>
    {
        await world.Browser.Clock.InstallAsync();
        await GoToAsync(world, page);
        await RenderedAsync(world, page);

        var again = world.Browser.WaitForRequestAsync(request => request.IsNavigationRequest && request.Url.EndsWith(page, StringComparison.Ordinal));
        await world.Browser.Clock.FastForwardAsync(16 * 60_000); // a login lasts a quarter of an hour
        await again;

        await RenderedAsync(world, page);
    });

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData("login-redirect", "login-link", "/v1/authorize"), InlineData("profile", "logout-link", "/authorization-code/logout")]
    public Task a_double_click_is_one_click(string page, string control, string address) => World.RunAsync(frontend, async world =>
    {
        if (page == "profile")
        {
            await LogInByRedirectAsync(world, Known.George);
        }

        await GoToAsync(world, page);
        await RenderedAsync(world, page);
        var asked = 0;
        world.Browser.Request += (_, request) => asked += new Uri(request.Url).AbsolutePath.EndsWith(address, StringComparison.Ordinal) ? 1 : 0;

        await world.Browser.DblClickAsync($"[data-se={control}]");
        await (page == "profile" ? RenderedAsync(world, "overview") : OktaSignInPage.ArriveAsync(world));

        asked.Should().Be(1);
    });

    [GeneratedRegex(@"\d+:\d\d")]
    private static partial Regex Minutes();
}
