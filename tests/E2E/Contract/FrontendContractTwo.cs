using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>
/// What every front-end of contract 2 does (docs/frontend-contract.md), with everything real but the org: level 1 here, the others in files of their own.
/// The members of this class know none by name.
/// </summary>
public abstract partial class FrontendContractTwo(FrontendUnderTest frontend)
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

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData(""), InlineData("authorization-code/login-redirect"), InlineData("authorization-code/login-custom")]
    public Task rendered_is_called_once_and_nothing_outside_the_container_changes(string page) => World.RunAsync(frontend, async world =>
    {
        await world.Browser.AddInitScriptAsync("""
            window.seen = { rendered: 0, added: new Set(), removed: new Set() };
            document.addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
              const container = document.getElementById('app-container');
              for (const { type, target, addedNodes, removedNodes } of changes) {
                if (type === 'attributes') seen.rendered += target === container;
                else if (target.isConnected && !container.contains(target)) {
                  removedNodes.forEach(node => seen.added.delete(node) || node.id === 'frontend-options' || seen.removed.add(node));
                  addedNodes.forEach(node => seen.removed.delete(node) || seen.added.add(node)); // jQuery tries things out, and takes them away again
                }
              }
            }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-rendered'] }));
            """);
        await world.Browser.GotoAsync($"{world.Web.Origin}/{page}");
        await world.Browser.WaitForSelectorAsync("#app-container[data-rendered]");
        await ComeBackToAsync(world.Browser);

        (await world.Browser.EvaluateAsync<string[]>("() => [...seen.added, ...seen.removed].map(node => node.outerHTML ?? node.data)")).Should().BeEmpty();
        (await world.Browser.EvaluateAsync<int>("() => seen.rendered")).Should().Be(1);
    });

    private static ILocator UserName(World world) => world.Browser.Locator("#sign-in-container input[name=identifier]");

    private static async Task<OverviewPage> OpenAsync(World world)
    {
        var overview = await world.OpenAsync();
        await RenderedAsync(world, "overview");
        return overview;
    }

    private static Task<IResponse?> GoToAsync(World world, string page) => world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/{page}");

    private static async Task OpenWidgetAsync(World world)
    {
        await GoToAsync(world, "login-custom");
        await RenderedAsync(world, "login-custom");
        await Assertions.Expect(UserName(world)).ToBeVisibleAsync();
    }

    private static async Task SubmitAsync(World world, string user, string password)
    {
        await UserName(world).FillAsync(user);
        var widget = world.Browser.Locator("#sign-in-container");
        await Typing.SubmitAsync(widget.Locator("input[name='credentials.passcode']"), password, widget.Locator("[data-type=save]"));
    }

    private static async Task<ProfilePage> LogInByRedirectAsync(World world, string user)
    {
        await GoToAsync(world, "login-redirect");
        await RenderedAsync(world, "login-redirect");
        await world.Browser.ClickAsync("[data-se=login-link]");
        return await (await OktaSignInPage.ArriveAsync(world)).SignInAsync(user);
    }

    private static Task RenderedAsync(World world, string page) => world.Browser.WaitForSelectorAsync($"#app-container[data-rendered='{page}']");

    /// <summary>A browser without a window never hides a page, so it is told what it would be told.</summary>
    private static Task ComeBackToAsync(IPage page) => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
}
