using Microsoft.Playwright;
using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Level 3: a slow or failing network, and a browser that keeps cookies from strangers.</summary>
public abstract partial class FrontendContractTwo
{
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

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData("login-redirect"), InlineData("login-custom")]
    public Task what_takes_long_is_seen_to_be_under_way(string page) => World.RunAsync(frontend, async world =>
    {
        var answers = new TaskCompletionSource();
        await world.Browser.RouteAsync($"{world.Org.Url}/**/openid-configuration", async route =>
        {
            await answers.Task;
            await route.ContinueAsync();
        });
        await GoToAsync(world, page);
        if (page == "login-redirect")
        {
            await world.Browser.ClickAsync("[data-se=login-link]");
        }

        await Assertions.Expect(world.Browser.Locator("[data-se=busy]")).ToBeVisibleAsync();
        answers.SetResult();

        await (page == "login-redirect" ? OktaSignInPage.ArriveAsync(world) : UserName(world).WaitForAsync()); // the widget is a megabyte
        await Assertions.Expect(world.Browser.Locator("[data-se=busy]")).ToHaveCountAsync(0);
    });

    [SkippableTheory(typeof(CannotBeBuiltHereException))]
    [InlineData("away"), InlineData("error"), InlineData("page")]
    public Task a_server_that_does_not_say_who_is_signed_in_ends_nothing(string answer) => World.RunAsync(frontend, async world =>
    {
        var address = $"{world.Web.Origin}/authorization-code/session";
        await LogInByRedirectAsync(world, Known.George);
        await RenderedAsync(world, "profile");
        await world.Browser.RouteAsync(address, route => answer switch
        {
            "away" => route.AbortAsync(),
            "error" => route.FulfillAsync(new RouteFulfillOptions { Status = 503, Json = new { signedIn = false } }),
            _ => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<p>Pay for your Wi-Fi</p>" }),
        });
        var asked = world.Browser.WaitForRequestAsync(address);

        await ComeBackToAsync(world.Browser);
        await asked;

        await Assertions.Expect(world.Browser.Locator("[data-se=problem][role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(world.Browser.Locator("[data-se=session-ended]")).ToHaveCountAsync(0);
        await Assertions.Expect(world.Browser.Locator("[data-se=email]")).ToHaveTextAsync(Known.GeorgeEmail);
        await world.Browser.UnrouteAsync(address);
        await world.Browser.ClickAsync("[data-se=try-again]");
        await Assertions.Expect(world.Browser.Locator("[data-se=problem]")).ToHaveCountAsync(0);
    });

    [SkippableFact(typeof(CannotBeBuiltHereException))]
    public Task both_logins_and_the_logout_work_without_the_cookies_of_strangers() => World.RunAsync(frontend, async world =>
    {
        await WithoutCookiesOfStrangersAsync(world);
        await (await LogInByRedirectAsync(world, Known.George)).LogoutAsync();
        (await world.HasSessionAsync()).Should().BeFalse();

        await OpenWidgetAsync(world);
        await SubmitAsync(world, Known.John, Known.Password);
        await (await ProfilePage.ArriveAsync(world)).LogoutAsync();
        (await world.HasSessionAsync()).Should().BeFalse();
    });

    /// <summary>What a page of ours asks of the org goes without cookies, and brings none; where the browser goes itself, it is no stranger.</summary>
    private static Task WithoutCookiesOfStrangersAsync(World world) => world.Browser.RouteAsync($"{world.Org.Url}/**", async route =>
    {
        if (route.Request.IsNavigationRequest || !route.Request.Frame.Url.StartsWith(world.Web.Origin, StringComparison.Ordinal))
        {
            await route.ContinueAsync();
            return;
        }

        var answer = await route.FetchAsync(new RouteFetchOptions { Headers = route.Request.Headers.Where(header => header.Key != "cookie") });
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = answer.Headers.Where(header => header.Key != "set-cookie") });
    });
}
