using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Nothing that the policy forbids, nothing that could be stolen.</summary>
internal static class StrictChecks
{
    private const string Storage = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])";

    public static readonly IReadOnlyList<Check> All =
    [
        new("strict-policy", PolicyAsync) { Needs = MountChecks.Mounted },
        new("strict-storage", "login", LoginStorageAsync) { Needs = MountChecks.Mounted },
        new("strict-storage", "session", SessionStorageAsync) { Needs = MountChecks.Mounted },
    ];

    private static async Task PolicyAsync(Trial trial)
    {
        await trial.Page.AddInitScriptAsync("""
            window.violations = [];
            document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
              violations.push(`${violatedDirective} forbids ${blockedURI}${sample ? ` "${sample}"` : ''}${sourceFile ? ` (${sourceFile}:${lineNumber})` : ''}`));
            """);
        var found = new List<string>();
        await VisitAllAsync(trial, async () => found.AddRange(await trial.Page.EvaluateAsync<string[]>("() => violations")));
        Expect.None(found, "The pages break the policy");
    }

    private static async Task VisitAllAsync(Trial trial, Func<Task> look)
    {
        foreach (var page in PageChecks.SignedOut)
        {
            await trial.OpenAsync(page);
            await trial.SettledAsync();
            await look();
        }

        await trial.SignInAsync();
        await trial.SettledAsync();
        await look();
    }

    private static async Task LoginStorageAsync(Trial trial)
    {
        foreach (var page in new[] { "login-redirect", "login-custom" })
        {
            var login = Trial.OptionsIn(await trial.OpenAsync(page))["login"]!;
            await trial.SettledAsync();
            var storage = await trial.Page.EvaluateAsync<string>(Storage) + trial.Page.Url;
            Expect.None(
                new[] { "state", "nonce", "codeChallenge" }.Where(name => $"{login[name]}" is { Length: > 0 } value && storage.Contains(value, StringComparison.Ordinal)),
                $"On the page {page} there lie, in storage that scripts can read or in the address");
        }
    }

    private static async Task SessionStorageAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.SettledAsync();
        var all = await trial.Page.EvaluateAsync<string>(Storage) + trial.Page.Url + await trial.Page.ContentAsync();
        Expect.None(
            (await trial.World.CookiesAsync()).Where(cookie => !cookie.HttpOnly && cookie.Name != "ln").Select(cookie => cookie.Name), // ln: the user's name, as the widget remembers it
            "Scripts can read the cookies");
        Expect.That(!all.Contains(Known.ClientSecret, StringComparison.Ordinal), "The client secret is in the page.");
        Expect.That(!all.Contains("eyJ", StringComparison.Ordinal), "Something that looks like a token (eyJ…) is in the page, its storage or its address.");
    }
}
