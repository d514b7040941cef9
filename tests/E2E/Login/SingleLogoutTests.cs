using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Tests.E2E.Login;

/// <summary>What ends at the org ends here.</summary>
public sealed class SingleLogoutTests
{
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.Shipped("@razorokta/angular-1");

    [Fact]
    public Task a_session_that_ends_at_the_org_is_gone_with_the_next_click() => World.RunAsync(Frontend, async world =>
    {
        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/login-redirect");
        await (await (await LoginRedirectPage.ArriveAsync(world)).LoginAsync()).SignInAsync(Known.George);

        await world.Org.EndSessionsAsync();
        await world.Web.Log.WaitForAsync("Back-channel logout: 1 sessions");

        await world.Browser.GotoAsync($"{world.Web.Origin}/authorization-code/profile");
        await OverviewPage.ArriveAsync(world);
        (await world.HasSessionAsync()).Should().BeFalse();
    });
}
