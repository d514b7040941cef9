using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>What every front-end of contract 2 does (docs/frontend-contract.md), with everything real but the org. The members of this class know none by name.</summary>
public abstract class FrontendContractTwo(FrontendUnderTest frontend)
{
    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task george_logs_in_by_redirect_and_out() => World.RunAsync(frontend, async world =>
    {
        await OpenAsync(world);
        var profile = await LogInByRedirectAsync(world, Known.George);

        (await profile.EmailAsync()).Should().Be(Known.GeorgeEmail);
        await Assertions.Expect(world.Browser.Locator("[data-se=session-left]")).ToBeVisibleAsync();
        await profile.LogoutAsync();
        await RenderedAsync(world, "overview");
        (await world.HasSessionAsync()).Should().BeFalse();
        world.Console.Should().BeEmpty("no page complains, and none breaks the policy");
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task john_logs_in_by_the_widget_and_out() => World.RunAsync(frontend, async world =>
    {
        await OpenAsync(world);
        await OpenWidgetAsync(world);
        await SubmitAsync(world, Known.John, Known.Password);
        var profile = await ProfilePage.ArriveAsync(world);

        (await profile.EmailAsync()).Should().Be(Known.JohnEmail);
        await profile.LogoutAsync();
        (await world.HasSessionAsync()).Should().BeFalse();
        world.Console.Should().BeEmpty("no page complains, and none breaks the policy");
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task a_wrong_password_is_told_and_the_right_one_then_works() => World.RunAsync(frontend, async world =>
    {
        await OpenWidgetAsync(world);
        await SubmitAsync(world, Known.John, "_WrongPassword_");
        await Assertions.Expect(world.Browser.Locator("#sign-in-container [role=alert]").First).ToBeVisibleAsync();

        await SubmitAsync(world, Known.John, Known.Password);

        (await (await ProfilePage.ArriveAsync(world)).EmailAsync()).Should().Be(Known.JohnEmail);
    });

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
    public Task nothing_secret_reaches_the_browser() => World.RunAsync(frontend, async world =>
    {
        await LogInByRedirectAsync(world, Known.George);

        var page = await world.Browser.ContentAsync();
        var storage = await world.Browser.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])");
        (page + storage).Should().NotContain(Known.ClientSecret).And.NotContain("eyJ");
        (await world.CookiesAsync()).Should().OnlyContain(cookie => cookie.HttpOnly || cookie.Name == "ln", "the widget's ln is the last user name");
    });

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData("login-redirect"), InlineData("login-custom")]
    public Task an_org_that_cannot_be_reached_is_told_and_tried_again(string page) => World.RunAsync(frontend, async world =>
    {
        await world.Browser.RouteAsync($"{world.Org.Url}/**", route => route.AbortAsync());
        await GoToAsync(world, page);
        if (page == "login-redirect")
        {
            await world.Browser.ClickAsync("[data-se=login-link]");
        }

        await Assertions.Expect(world.Browser.Locator("[data-se=problem][role=alert]")).ToBeVisibleAsync();
        await world.Browser.UnrouteAsync($"{world.Org.Url}/**");
        await world.Browser.ClickAsync("[data-se=try-again]");

        await (page == "login-redirect" ? OktaSignInPage.ArriveAsync(world) : Assertions.Expect(UserName(world)).ToBeVisibleAsync());
    });

    [Fact]
    public Task values_are_drawn_as_text() => World.RunAsync(frontend, async world =>
    {
        const string value = "{{constructor.constructor('document.title=1')()}}<img src=x onerror=document.title=1>";
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        await world.Browser.RouteAsync($"{world.Web.Origin}/authorization-code/session", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Json = new { signedIn = true, secondsLeft = 60, idleSecondsLeft = 60, user = new { email = value, givenName = value, familyName = value, subject = value, iss = value } },
        }));

        await ComeBackToAsync(world.Browser);

        await Assertions.Expect(world.Browser.Locator("[data-se=email]")).ToHaveTextAsync(value);
        await Assertions.Expect(world.Browser.Locator("#app-container img")).ToHaveCountAsync(0);
        (await world.Browser.TitleAsync()).Should().NotBe("1");
        world.Console.Should().BeEmpty("nothing is evaluated, and so nothing breaks the policy");
    });

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public Task axe_finds_nothing_serious_and_nothing_overflows(ColorScheme scheme) => World.RunAsync(frontend, async world =>
    {
        await world.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await world.Browser.SetViewportSizeAsync(320, 800);
        await OpenAsync(world);
        await LooksGoodAsync(world);
        await OpenWidgetAsync(world);
        await LooksGoodAsync(world);
        await GoToAsync(world, "login-redirect");
        await RenderedAsync(world, "login-redirect");
        await LooksGoodAsync(world);
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        await LooksGoodAsync(world);
    });

    private static ILocator UserName(World world) => world.Browser.Locator("#sign-in-container input[name=identifier]");

    private static async Task<OverviewPage> OpenAsync(World world)
    {
        var overview = await world.OpenAsync();
        await RenderedAsync(world, "overview");
        return overview;
    }

    private static Task GoToAsync(World world, string page) => world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/{page}");

    private static async Task OpenWidgetAsync(World world)
    {
        await GoToAsync(world, "login-custom");
        await RenderedAsync(world, "login-custom");
        await Assertions.Expect(UserName(world)).ToBeVisibleAsync();
    }

    private static async Task SubmitAsync(World world, string user, string password)
    {
        await UserName(world).FillAsync(user);
        await world.Browser.FillAsync("#sign-in-container input[name='credentials.passcode']", password);
        await world.Browser.ClickAsync("#sign-in-container [data-type=save]");
    }

    private static async Task<ProfilePage> LogInByRedirectAsync(World world, string user)
    {
        await GoToAsync(world, "login-redirect");
        await RenderedAsync(world, "login-redirect");
        await world.Browser.ClickAsync("[data-se=login-link]");
        return await (await OktaSignInPage.ArriveAsync(world)).SignInAsync(user);
    }

    private static async Task LooksGoodAsync(World world)
    {
        var axe = await world.Browser.RunAxe();
        axe.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").Should().BeEmpty(world.Browser.Url);
        (await world.Browser.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, world.Browser.Url);
    }

    private static Task RenderedAsync(World world, string page) => world.Browser.WaitForSelectorAsync($"#app-container[data-rendered='{page}']");

    /// <summary>A browser without a window never hides a page, so it is told what it would be told.</summary>
    private static Task ComeBackToAsync(IPage page) => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
}
