using RazorOkta.Harness;
using RazorOkta.Harness.Pages;

namespace RazorOkta.Frontends.Checks;

/// <summary>Level 0: a package of the samples family of 2017, whose own suites look for the same (contract 1).</summary>
internal static class FamilyChecks
{
    /// <summary>What an attempt of theirs leaves open to scripts, by contract.</summary>
    private static readonly string[] PublicCookies = ["okta-oauth-state", "okta-oauth-nonce", "okta-oauth-redirect-params"];

    public static readonly IReadOnlyList<Check> All =
    [
        new("family-build", trial =>
        {
            var mistake = trial.Candidate.ManifestMistake ?? trial.Candidate.BuildProblem ?? trial.Candidate.OutputProblem;
            Expect.That(mistake is null, mistake ?? "");
            return Task.CompletedTask;
        }) { IsOfPackage = true },
        new("family-redirect", RedirectAsync) { Needs = ["family-build"] },
        new("family-redirect", "wrong-password", RedirectWrongPasswordAsync) { Needs = ["family-build"] },
        new("family-widget", WidgetAsync) { Needs = ["family-build"] },
        new("family-widget", "wrong-password", WidgetWrongPasswordAsync) { Needs = ["family-build"] },
        new("family-logout", LogoutAsync) { Needs = ["family-build", "family-redirect"] },
        new("family-logout", "back-button", BackAsync) { Needs = ["family-build", "family-redirect"] },
        new("family-state", "state", trial => TamperedAsync(trial, "okta-oauth-state", "state-mismatch")) { Needs = ["family-build", "family-redirect"] },
        new("family-state", "nonce", trial => TamperedAsync(trial, "okta-oauth-nonce", "id-token-nonce")) { Needs = ["family-build", "family-redirect"] },
        new("family-quiet", QuietAsync) { Needs = ["family-build", "family-redirect", "family-widget", "family-logout"] },
        new("family-secrets", SecretsAsync) { Needs = ["family-build", "family-redirect"] },
    ];

    private static async Task RedirectAsync(Trial trial)
    {
        var profile = await ByRedirectAsync(trial, Known.George);
        Expect.Same(Known.GeorgeEmail, await profile.EmailAsync(), "The text of data-se=\"email\"");
    }

    private static async Task RedirectWrongPasswordAsync(Trial trial)
    {
        var okta = await (await (await trial.World.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync();
        var profile = await (await okta.TryWrongPasswordAsync(Known.George)).SignInAsync(Known.George);
        Expect.Same(Known.GeorgeEmail, await profile.EmailAsync(), "The text of data-se=\"email\"");
    }

    private static async Task WidgetAsync(Trial trial)
    {
        var profile = await (await (await trial.World.OpenAsync()).ChooseLoginCustomAsync()).SignInAsync(Known.John);
        Expect.Same(Known.JohnEmail, await profile.EmailAsync(), "The text of data-se=\"email\"");
        await profile.LogoutAsync();
        Expect.That(!await trial.World.HasSessionAsync(), "The session is still there after the logout.");
    }

    private static async Task WidgetWrongPasswordAsync(Trial trial)
    {
        var widget = await (await trial.World.OpenAsync()).ChooseLoginCustomAsync();
        var profile = await (await widget.TryWrongPasswordAsync(Known.John)).SignInAsync(Known.John);
        Expect.Same(Known.JohnEmail, await profile.EmailAsync(), "The text of data-se=\"email\"");
    }

    private static async Task LogoutAsync(Trial trial)
    {
        var overview = await (await ByRedirectAsync(trial, Known.George)).LogoutAsync();
        Expect.That(!await trial.World.HasSessionAsync(), "The session is still there after the logout.");
        await (await overview.ChooseLoginRedirectAsync()).LoginAsync(); // with a session of its own, Okta would let the browser straight through
    }

    private static async Task BackAsync(Trial trial)
    {
        await (await ByRedirectAsync(trial, Known.George)).LogoutAsync();
        await trial.Page.GoBackAsync();
        await OverviewPage.ArriveAsync(trial.World);
        Expect.That(!(await trial.Page.ContentAsync()).Contains(Known.GeorgeEmail, StringComparison.Ordinal), "The page still names the user after the logout and one step back.");
    }

    private static async Task TamperedAsync(Trial trial, string cookie, string reason)
    {
        var okta = await (await (await trial.World.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync();
        await trial.Page.Context.AddCookiesAsync([new Cookie { Name = cookie, Value = "_Tampered_", Url = trial.World.Origin }]);
        var refused = await okta.SignInInVainAsync(Known.George);
        Expect.Same(reason, await refused.ReasonAsync(), "The server's reason");
        await (await refused.StartAgainAsync()).ChooseLoginRedirectAsync();
        await trial.Hook("login-link").ClickAsync(); // Okta's session lives: one click is enough
        await ProfilePage.ArriveAsync(trial.World);
    }

    private static async Task SecretsAsync(Trial trial)
    {
        await ByRedirectAsync(trial, Known.George);
        var all = await trial.Page.ContentAsync() + await trial.Page.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage, document.cookie])");
        Expect.That(!all.Contains(Known.ClientSecret, StringComparison.Ordinal) && !all.Contains("eyJ", StringComparison.Ordinal), "A secret or a token is in the page or its storage.");
        var cookies = await trial.World.CookiesAsync();
        Expect.None(cookies.Where(cookie => PublicCookies.Contains(cookie.Name)).Select(cookie => cookie.Name), "Cookies of an attempt are left after it");
        Expect.None(cookies.Where(cookie => !cookie.HttpOnly).Select(cookie => cookie.Name), "Scripts can read the cookies");
    }

    private static async Task QuietAsync(Trial trial)
    {
        await (await ByRedirectAsync(trial, Known.George)).LogoutAsync();
        await (await (await trial.World.OpenAsync()).ChooseLoginCustomAsync()).SignInAsync(Known.John);
        await trial.SettledAsync();
        MountChecks.NoErrors(trial);
    }

    private static async Task<ProfilePage> ByRedirectAsync(Trial trial, string user) =>
        await (await (await (await trial.World.OpenAsync()).ChooseLoginRedirectAsync()).LoginAsync()).SignInAsync(user);
}
