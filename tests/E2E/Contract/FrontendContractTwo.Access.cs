using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Level 4: everybody can use it, under a policy that forbids all that it does not need.</summary>
public abstract partial class FrontendContractTwo
{
    [SkippableTheory(typeof(CannotBeBuiltHereException))]
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

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task nothing_secret_reaches_the_browser() => World.RunAsync(frontend, async world =>
    {
        await LogInByRedirectAsync(world, Known.George);

        var page = await world.Browser.ContentAsync();
        var storage = await world.Browser.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])");
        (page + storage).Should().NotContain(Known.ClientSecret).And.NotContain("eyJ");
        (await world.CookiesAsync()).Should().OnlyContain(cookie => cookie.HttpOnly || cookie.Name == "ln", "the widget's ln is the last user name");
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task one_logs_in_and_out_by_keyboard_and_sees_where_one_is() => World.RunAsync(frontend, async world =>
    {
        await GoToAsync(world, "login-redirect");
        await RenderedAsync(world, "login-redirect");
        await GoByKeyboardToAsync(world, "[data-se=login-link]");
        await world.Browser.Keyboard.PressAsync("Enter");
        await (await OktaSignInPage.ArriveAsync(world)).SignInAsync(Known.George);
        await RenderedAsync(world, "profile");

        await GoByKeyboardToAsync(world, "[data-se=logout-link]");
        await world.Browser.Keyboard.PressAsync("Enter");

        await RenderedAsync(world, "overview");
        (await world.HasSessionAsync()).Should().BeFalse();
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task with_reduced_motion_nothing_moves_by_itself() => World.RunAsync(frontend, async world =>
    {
        await world.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await world.Browser.RouteAsync($"{world.Org.Url}/**/openid-configuration", _ => Task.CompletedTask); // no answer, ever
        await GoToAsync(world, "login-custom");

        await Assertions.Expect(world.Browser.Locator("[data-se=busy]")).ToBeVisibleAsync();

        (await world.Browser.EvaluateAsync<int>("() => document.getAnimations().length")).Should().Be(0);
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task nothing_of_a_login_lies_in_storage() => World.RunAsync(frontend, async world =>
    {
        var page = await GoToAsync(world, "login-custom");
        var state = StateOf().Match(await page!.TextAsync()).Groups[1].Value;
        await Assertions.Expect(UserName(world)).ToBeVisibleAsync();

        state.Should().NotBeEmpty();
        (await world.Browser.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])")).Should().NotContain(state);
    });

    private static async Task GoByKeyboardToAsync(World world, string control)
    {
        for (var i = 0; i < 50 && !await world.Browser.EvaluateAsync<bool>("control => document.activeElement.matches(control)", control); i++)
        {
            await world.Browser.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(world.Browser.Locator(control)).ToBeFocusedAsync();
        (await world.Browser.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")).Should().NotBe("none", "one sees where one is");
    }

    private static async Task LooksGoodAsync(World world)
    {
        var axe = await world.Browser.RunAxe();
        axe.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").Should().BeEmpty(world.Browser.Url);
        (await world.Browser.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, world.Browser.Url);
    }

    [GeneratedRegex("\"state\":\"([^\"]+)\"")]
    private static partial Regex StateOf();
}
