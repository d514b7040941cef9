using System.Web;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Nothing that the policy forbids, nothing that could be stolen.</summary>
internal static class StrictChecks
{
    /// <summary>What scripts can read, by the name of its place: <c>sessionStorage["login"]</c>.</summary>
    private const string Storage = """
        () => [
          ...[['localStorage', localStorage], ['sessionStorage', sessionStorage]].flatMap(([name, storage]) => Object.entries(storage).map(([key, value]) => [`${name}["${key}"]`, `${key} ${value}`])),
          ...document.cookie.split('; ').filter(Boolean).map(cookie => [`the cookie ${cookie.split('=')[0]}`, cookie]),
          ['the address', location.href],
        ]
        """;

    public static readonly IReadOnlyList<Check> All =
    [
        new("strict-policy", PolicyAsync) { Needs = MountChecks.Mounted },
        new("strict-storage", "login", LoginStorageAsync) { Needs = MountChecks.Mounted },
        new("strict-storage", "leaving", LeavingStorageAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
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
            var places = await PlacesAsync(trial);
            Expect.None(
                from name in new[] { "state", "nonce", "codeChallenge" }
                from place in places
                where $"{login[name]}" is { Length: > 0 } value && place.Holds.Contains(value, StringComparison.Ordinal)
                select $"{name} in {place.Name}",
                $"On the page {page}, scripts can read");
        }
    }

    /// <summary>What was written down on the way to Okta is still there for whoever comes back without a login.</summary>
    private static async Task LeavingStorageAsync(Trial trial)
    {
        await trial.OpenAsync("login-redirect");
        var leaves = trial.Page.WaitForRequestAsync(request => new Uri(request.Url).AbsolutePath.EndsWith("/v1/authorize", StringComparison.Ordinal));
        await trial.Hook("login-link").ClickAsync();
        var asked = HttpUtility.ParseQueryString(new Uri((await leaves).Url).Query);
        await PageChecks.ArriveAtOktaAsync(trial);
        await trial.OpenAsync("overview");
        var places = await PlacesAsync(trial);
        Expect.None(
            from name in new[] { "state", "nonce", "code_challenge" }
            from place in places
            where asked[name] is { Length: > 0 } value && place.Holds.Contains(value, StringComparison.Ordinal)
            select $"{name} in {place.Name}",
            "After the browser has left for Okta, scripts can read");
    }

    private static async Task SessionStorageAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.SettledAsync();
        (string Name, string Holds)[] places = [.. await PlacesAsync(trial), ("the page", await trial.Page.ContentAsync())];
        Expect.None(
            (await trial.World.CookiesAsync()).Where(cookie => !cookie.HttpOnly && cookie.Name != "ln").Select(cookie => cookie.Name), // ln: the user's name, as the widget remembers it
            "Scripts can read the cookies");
        Expect.None(places.Where(place => place.Holds.Contains(Known.ClientSecret, StringComparison.Ordinal)).Select(place => place.Name), "The client secret is in");
        Expect.None(places.Where(place => place.Holds.Contains("eyJ", StringComparison.Ordinal)).Select(place => place.Name), "Something that looks like a token (eyJ…) is in");
    }

    private static async Task<IEnumerable<(string Name, string Holds)>> PlacesAsync(Trial trial) =>
        (await trial.Page.EvaluateAsync<string[][]>(Storage)).Select(place => (place[0], place[1]));
}
