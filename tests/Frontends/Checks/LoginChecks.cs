using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Logins that the front-end begins, and the logout.</summary>
internal static partial class LoginChecks
{
    /// <summary>As the samples family's: logins carry no proof key, and the org's engine is the classic one. The scopes are not those that everybody knows by heart.</summary>
    private static readonly WorldSettings WithoutPkce = new() { WireProfile = "okta-samples", Scopes = ["openid", "email"] };

    public static readonly IReadOnlyList<Check> All =
    [
        new("login-server-made", "redirect", ServerMadeByRedirectAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("login-server-made", "widget", ServerMadeByWidgetAsync) { Needs = [.. MountChecks.Mounted, "login-custom-page"] },
        new("login-server-made", "redirect-without-pkce", RedirectWithoutPkceAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "login-server-made:redirect"], World = WithoutPkce },
        new("login-server-made", "widget-without-pkce", WidgetWithoutPkceAsync) { Needs = [.. MountChecks.Mounted, "login-custom-page", "login-server-made:widget"], World = WithoutPkce },
        new("login-refused", "wrong-password", WrongPasswordAsync) { Needs = [.. MountChecks.Mounted, "login-custom-page", "login-server-made:widget"] },
        new("login-refused", "locked", LockedAsync) { Needs = [.. MountChecks.Mounted, "login-custom-page", "login-server-made:widget"], NeedsWorld = true },
        new("logout-own", LogoutAsync) { Needs = [.. MountChecks.Mounted, "profile-page:usual"] },
    ];

    /// <summary>A challenge of the front-end's own would have a verifier that the server does not know.</summary>
    private static async Task RedirectWithoutPkceAsync(Trial trial)
    {
        await ServerMadeByRedirectAsync(trial);
        await trial.World.SubmitAtOktaAsync(Known.George);
        await PageChecks.ArriveAtProfileAsync(trial);
    }

    private static async Task ServerMadeByRedirectAsync(Trial trial)
    {
        var sent = await trial.OpenAsync("login-redirect");
        var login = LoginIn(sent);
        var leaves = trial.Page.WaitForRequestAsync(request => Path(request).EndsWith("/v1/authorize", StringComparison.Ordinal) || Path(request) == "/authorization-code/login", new() { Timeout = 15_000 });
        await trial.Hook("login-link").ClickAsync();
        var request = await leaves;
        if (Path(request) == "/authorization-code/login")
        {
            trial.Saw("the login is the server's own");
        }
        else
        {
            Compare(login, ScopesIn(sent), request, HttpUtility.ParseQueryString(new Uri(request.Url).Query));
            trial.Saw(Passed(login));
        }

        await PageChecks.ArriveAtOktaAsync(trial);
    }

    /// <summary>The Identity Engine hears of a login at /v1/interact, the classic one at /v1/authorize.</summary>
    private static async Task ServerMadeByWidgetAsync(Trial trial)
    {
        var begins = trial.Page.WaitForRequestAsync(request => Path(request).EndsWith("/v1/interact", StringComparison.Ordinal) || Path(request).EndsWith("/v1/authorize", StringComparison.Ordinal), new() { Timeout = 30_000 });
        var sent = await trial.OpenAsync("login-custom");
        var (login, scopes) = (LoginIn(sent), ScopesIn(sent));
        if (!await IsInteractAsync(trial, Trial.OptionsIn(sent)["okta"]!["engine"]!))
        {
            await trial.SubmitWidgetAsync(Known.John, Known.Password);
        }

        var request = await begins;
        Compare(login, scopes, request, HttpUtility.ParseQueryString(request.PostData ?? new Uri(request.Url).Query));
        trial.Saw(Passed(login));
    }

    private static async Task WidgetWithoutPkceAsync(Trial trial)
    {
        await ServerMadeByWidgetAsync(trial);
        await PageChecks.ArriveAtProfileAsync(trial);
    }

    private static async Task<bool> IsInteractAsync(Trial trial, JsonNode engine)
    {
        await Expect.VisibleAsync(trial.WidgetUser, $"With options.okta.engine {engine}, the widget's field for the user's name");
        return await trial.Page.Locator("#sign-in-container input[name=identifier]").CountAsync() > 0;
    }

    private static void Compare(JsonObject login, string scopes, IRequest request, System.Collections.Specialized.NameValueCollection asked)
    {
        Same("state", $"{login["state"]}");
        if (asked["nonce"] is not null)
        {
            Same("nonce", $"{login["nonce"]}"); // Okta's interact takes it, or leaves it to the widget
        }

        if (login["codeChallenge"] is { } challenge)
        {
            Same("code_challenge", $"{challenge}");
            Same("code_challenge_method", "S256");
        }
        else
        {
            Expect.That(asked["code_challenge"] is null, $"There is a code_challenge in {request.Method} {Path(request)}, and options.login has none: the server does not know its verifier.");
        }

        Same("scope", scopes);

        void Same(string name, string made) => Expect.That(
            asked[name] == made, $"{name} in {request.Method} {Path(request)} is {(asked[name] is { } other ? $"\"{other}\"" : "missing")}; the server has made \"{made}\" in its options.");
    }

    private static string ScopesIn(string page) => string.Join(' ', Trial.OptionsIn(page)["okta"]!["scopes"]!.AsArray());

    private static string Passed(JsonObject login) => $"state, {(login["codeChallenge"] is null ? "" : "challenge, ")}and scopes are the server's";

    private static JsonObject LoginIn(string page) => Trial.OptionsIn(page)["login"] as JsonObject ?? throw new CheckFailedException("The server has made no login for the page.");

    private static string Path(IRequest request) => new Uri(request.Url).AbsolutePath;

    private static async Task WrongPasswordAsync(Trial trial)
    {
        await trial.OpenAsync("login-custom");
        await Expect.VisibleAsync(trial.WidgetUser, "The widget's field for the user's name");
        await trial.SubmitWidgetAsync(Known.John, "_WrongPassword_");
        await Expect.VisibleAsync(Alert(trial), "A word about the wrong password");

        await trial.SubmitWidgetAsync(Known.John, Known.Password);
        await Expect.ArrivesAsync(trial.Page, url => trial.IsAt(url, "profile"), "The right password, after a wrong one, does not lead to the profile.");
        await Trial.DrawnAsync(trial.Page);
        Expect.That((await trial.Container.InnerTextAsync()).Contains(Known.JohnEmail, StringComparison.Ordinal), "The profile does not name the user.");
    }

    private static async Task LockedAsync(Trial trial)
    {
        var user = await trial.World.LockAsync(Known.John);
        await trial.OpenAsync("login-custom");
        await Expect.VisibleAsync(trial.WidgetUser, "The widget's field for the user's name");
        await trial.SubmitWidgetAsync(user, Known.Password);
        await Expect.VisibleAsync(Alert(trial), "A word about the locked account");
        await Expect.VisibleAsync(trial.WidgetUser, "The widget's field for another user's name");
    }

    private static ILocator Alert(Trial trial) => trial.Page.Locator("#sign-in-container [role=alert]").Filter(new LocatorFilterOptions { HasTextRegex = AnyWord() });

    /// <summary>With an org that never answers a script: whoever waits for one stays signed in.</summary>
    private static async Task LogoutAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.Page.RouteAsync($"{trial.World.OrgUrl}/**", route => route.Request.IsNavigationRequest ? route.ContinueAsync() : Task.CompletedTask);
        var leaves = trial.Page.WaitForRequestAsync(request => request.IsNavigationRequest, new() { Timeout = 5_000 });
        await trial.Hook("logout-link").ClickAsync();
        Expect.Same("/authorization-code/logout", await FirstAsync(leaves), "Where the logout control leads first");
        await PageChecks.IsLoggedOutAsync(trial);
    }

    private static async Task<string> FirstAsync(Task<IRequest> leaves)
    {
        try
        {
            return Path(await leaves);
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException("The logout control leads nowhere within 5 seconds, with an org that does not answer scripts.");
        }
    }

    [GeneratedRegex(@"\w")]
    private static partial Regex AnyWord();
}
