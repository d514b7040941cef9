using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>A slow or failing network, and a browser that keeps cookies from strangers.</summary>
internal static class NetworkChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("network-slow", "redirect", trial => SlowAsync(trial, "login-redirect")) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("network-slow", "widget", trial => SlowAsync(trial, "login-custom")) { Needs = [.. MountChecks.Mounted, "login-custom-page"] },
        new("network-org-down", "redirect", trial => OrgDownAsync(trial, "login-redirect")) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("network-org-down", "widget", trial => OrgDownAsync(trial, "login-custom")) { Needs = [.. MountChecks.Mounted, "login-custom-page"] },
        .. new[] { "away", "error", "another-page" }.Select(answer => new Check("network-session-down", answer, trial => SessionDownAsync(trial, answer)) { Needs = [.. MountChecks.Mounted, "profile-page:usual"] }),
        new("cookies-blocked", "redirect", trial => CookiesBlockedAsync(trial, "login-redirect")) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "login-server-made:redirect", "profile-page:usual", "logout-own"] },
        new("cookies-blocked", "widget", trial => CookiesBlockedAsync(trial, "login-custom")) { Needs = [.. MountChecks.Mounted, "login-custom-page", "login-server-made:widget", "profile-page:usual", "logout-own"] },
    ];

    /// <summary>Whether the login is a link to the server, which then has to do with the org alone.</summary>
    public static async Task<bool> IsServersAsync(Trial trial) =>
        await trial.Page.EvaluateAsync<bool>("() => new URL(document.querySelector('[data-se=login-link]')?.href ?? location.href, location.href).pathname === '/authorization-code/login'");

    private static async Task SlowAsync(Trial trial, string page)
    {
        var answers = new TaskCompletionSource();
        await trial.Page.RouteAsync($"{trial.World.OrgUrl}/**", async route =>
        {
            await answers.Task;
            await route.ContinueAsync();
        });
        await trial.Page.GotoAsync(trial.AddressOf(page));
        if (page == "login-redirect")
        {
            await ClickLoginAsync(trial);
        }

        try
        {
            await Expect.VisibleAsync(trial.Hook("busy"), "While Okta takes its time, a word that something is under way");
        }
        finally
        {
            answers.TrySetResult();
        }

        if (page == "login-custom")
        {
            await Expect.VisibleAsync(trial.WidgetUser, "Once Okta has answered, the widget");
            await Expect.GoneAsync(trial.Hook("busy"), "Once Okta has answered, the word that something is under way");
        }
        else
        {
            await PageChecks.ArriveAtOktaAsync(trial);
        }
    }

    private static async Task ClickLoginAsync(Trial trial)
    {
        await Trial.DrawnAsync(trial.Page);
        if (await IsServersAsync(trial))
        {
            throw new NotApplicableException("The login is a link to the server, and the browser shows what is under way.");
        }

        await trial.Hook("login-link").ClickAsync();
    }

    /// <summary>Opens a login page with an org that cannot be reached, and begins the login.</summary>
    public static async Task LoseOrgAsync(Trial trial, string page)
    {
        await trial.Page.RouteAsync($"{trial.World.OrgUrl}/**", route => route.AbortAsync());
        await trial.Page.GotoAsync(trial.AddressOf(page));
        if (page == "login-redirect")
        {
            await ClickLoginAsync(trial);
        }
    }

    private static async Task OrgDownAsync(Trial trial, string page)
    {
        await LoseOrgAsync(trial, page);
        await Expect.VisibleAsync(trial.Hook("problem"), "With an Okta that cannot be reached, a word about it");
        await Expect.VisibleAsync(trial.Hook("try-again"), "With an Okta that cannot be reached, a control to try again");
        await Expect.GoneAsync(trial.Hook("busy"), "With an Okta that cannot be reached, the word that something is under way");
        await trial.Page.UnrouteAsync($"{trial.World.OrgUrl}/**");
        await trial.Hook("try-again").ClickAsync();
        await (page == "login-redirect" ? PageChecks.ArriveAtOktaAsync(trial) : Expect.VisibleAsync(trial.WidgetUser, "At the next try, with an Okta that answers, the widget"));
    }

    private static async Task SessionDownAsync(Trial trial, string answer)
    {
        await trial.SignInAsync();
        var asked = trial.Page.WaitForRequestAsync(trial.AddressOf("session"), new() { Timeout = 10_000 });
        await trial.Page.RouteAsync(trial.AddressOf("session"), route => answer switch
        {
            "away" => route.AbortAsync(),
            "error" => route.FulfillAsync(new RouteFulfillOptions { Status = 503, Json = new { signedIn = false } }),
            _ => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<p>Pay for your Wi-Fi</p>" }),
        });
        await Trial.ComeBackToAsync(trial.Page);
        try
        {
            await asked;
        }
        catch (TimeoutException)
        {
            throw new NotApplicableException("The page does not ask when somebody comes back to it; session-other-tab judges that.");
        }

        await trial.SettledAsync(); // what is drawn wrongly is drawn now
        Expect.That(await trial.Hook("session-ended").CountAsync() == 0, $"The page says that the session has ended, and options.urls.session {How(answer)}.");
        Expect.That((await trial.Container.InnerTextAsync()).Contains(Known.GeorgeEmail, StringComparison.Ordinal), "The page does not name the user any more, and nobody has signed out.");
    }

    private static string How(string answer) => answer switch
    {
        "away" => "has only not answered",
        "error" => "has answered with 503",
        _ => "has answered with another's page, as a public network does",
    };

    private static async Task CookiesBlockedAsync(Trial trial, string page)
    {
        await BlockAsync(trial);
        await trial.OpenAsync(page);
        if (page == "login-redirect")
        {
            await trial.Hook("login-link").ClickAsync();
            await PageChecks.ArriveAtOktaAsync(trial);
            await trial.World.SubmitAtOktaAsync(Known.George);
        }
        else
        {
            await Expect.VisibleAsync(trial.WidgetUser, "The widget");
            await trial.SubmitWidgetAsync(Known.George, Known.Password);
        }

        await PageChecks.ArriveAtProfileAsync(trial);
        await Expect.VisibleAsync(trial.Hook("logout-link"), "The way out");
        await trial.Hook("logout-link").ClickAsync();
        await PageChecks.IsLoggedOutAsync(trial);
    }

    /// <summary>What a page of ours asks of the org goes without cookies, and brings none; where the browser goes itself, it is no stranger.</summary>
    private static Task BlockAsync(Trial trial) => trial.Page.RouteAsync($"{trial.World.OrgUrl}/**", async route =>
    {
        if (route.Request.IsNavigationRequest || !route.Request.Frame.Url.StartsWith(trial.World.Origin, StringComparison.Ordinal))
        {
            await route.ContinueAsync();
            return;
        }

        var answer = await route.FetchAsync(new RouteFetchOptions { Headers = route.Request.Headers.Where(header => header.Key != "cookie") });
        await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Headers = answer.Headers.Where(header => header.Key != "set-cookie") });
    });
}
