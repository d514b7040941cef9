using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>What each page must show.</summary>
internal static class PageChecks
{
    public static readonly IReadOnlyList<string> SignedOut = ["overview", "login-redirect", "login-custom"];
    public static readonly IReadOnlyList<string> Every = [.. SignedOut, "profile"];

    public static readonly IReadOnlyList<Check> All =
    [
        new("overview-page", "signed-out", OverviewSignedOutAsync) { Needs = MountChecks.Mounted },
        new("overview-page", "signed-in", OverviewSignedInAsync) { Needs = MountChecks.Mounted },
        new("login-redirect-page", LoginRedirectAsync) { Needs = MountChecks.Mounted },
        new("login-custom-page", LoginCustomAsync) { Needs = MountChecks.Mounted },
        new("profile-page", "usual", ProfileAsync) { Needs = MountChecks.Mounted },
        new("profile-page", "few-claims", FewClaimsAsync) { Needs = [.. MountChecks.Mounted, "profile-page:usual"] },
    ];

    /// <summary>The selector of what a page cannot be without.</summary>
    public static string HookOf(string page) => page switch
    {
        "overview" => "[data-se=overview]",
        "login-redirect" => "[data-se=login-link]",
        "login-custom" => "#sign-in-container input",
        _ => "[data-se=email]",
    };

    private static async Task OverviewSignedOutAsync(Trial trial)
    {
        await trial.OpenAsync("overview");
        await Expect.VisibleAsync(trial.Container.Locator("[data-se=overview]"), "The overview");
        await Expect.VisibleAsync(LinkTo(trial, "/authorization-code/login-redirect"), "A link to the login by redirect");
        await Expect.VisibleAsync(LinkTo(trial, "/authorization-code/login-custom"), "A link to the custom login");
    }

    private static async Task OverviewSignedInAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.OpenAsync("overview");
        await Expect.VisibleAsync(trial.Container.Locator("[data-se=overview]"), "The overview");
        await Expect.VisibleAsync(LinkTo(trial, "/authorization-code/profile"), "A link to the profile");
        await NamesTheUserAsync(trial);
    }

    public static async Task NamesTheUserAsync(Trial trial)
    {
        var text = await trial.Container.InnerTextAsync();
        Expect.That(text.Contains(Known.GeorgeEmail, StringComparison.Ordinal) || text.Contains("Washington", StringComparison.Ordinal), "The overview does not say who is signed in, by name or address.");
    }

    private static ILocator LinkTo(Trial trial, string path) => trial.Container.Locator($"a[href='{path}'], a[href='{trial.World.Origin}{path}']");

    private static async Task LoginRedirectAsync(Trial trial)
    {
        await trial.OpenAsync("login-redirect");
        await Expect.VisibleAsync(trial.Hook("login-link"), "The control that leads to Okta");
        await trial.Hook("login-link").ClickAsync();
        await ArriveAtOktaAsync(trial);
        trial.Saw("Okta's sign-in page");
    }

    public static Task ArriveAtOktaAsync(Trial trial) =>
        Expect.ArrivesAsync(trial.Page, url => url.StartsWith(trial.World.OrgUrl, StringComparison.Ordinal), $"The browser does not come to Okta, at {trial.World.OrgUrl}.");

    public static Task ArriveAtProfileAsync(Trial trial) =>
        Expect.ArrivesAsync(trial.Page, url => trial.IsAt(url, "profile"), "The login does not come to the profile.");

    /// <summary>A logout has led to the overview, and the session is over.</summary>
    public static async Task IsLoggedOutAsync(Trial trial)
    {
        await Expect.ArrivesAsync(trial.Page, url => url.Split('?', '#')[0] == trial.AddressOf("overview"), "The logout does not end at the overview.");
        Expect.That(!await trial.World.HasSessionAsync(), "The session is still there after the logout.");
    }

    private static async Task LoginCustomAsync(Trial trial)
    {
        await trial.OpenAsync("login-custom");
        await Expect.VisibleAsync(trial.Container.Locator("#sign-in-container"), "The place of the Sign-In Widget");
        await Expect.VisibleAsync(trial.WidgetUser, "The widget's field for the user's name");
    }

    private static async Task ProfileAsync(Trial trial)
    {
        await trial.SignInAsync();
        await Expect.VisibleAsync(trial.Hook("email"), "The user's address");
        Expect.Same(Known.GeorgeEmail, (await trial.Hook("email").InnerTextAsync()).Trim(), "The text of data-se=\"email\"");
        await Expect.VisibleAsync(trial.Hook("logout-link"), "The way out");
    }

    /// <summary>An org that says little of its users, and an address that is not as most are.</summary>
    private static async Task FewClaimsAsync(Trial trial)
    {
        const string address = "Seán.O'Neil+Okta@Acme.Example";
        await trial.SayOfUserAsync(user =>
        {
            foreach (var name in user.Select(member => member.Key).Where(name => name != "subject").ToList())
            {
                user.Remove(name);
            }

            user["email"] = address;
        });
        await trial.SignInAsync();
        await trial.OpenAsync("profile"); // where a redirect has led, the server's own word is seen
        await Expect.VisibleAsync(trial.Hook("email"), "The address of a user of whom nothing else is known");
        Expect.Same(address, (await trial.Hook("email").InnerTextAsync()).Trim(), "The text of data-se=\"email\"");
        await trial.OpenAsync("overview");
        await Expect.VisibleAsync(trial.Container.Locator("[data-se=overview]"), "The overview of a user of whom only the address is known");
        MountChecks.NoErrors(trial);
    }
}
