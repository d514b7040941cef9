using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>Nothing that the policy forbids, nothing that could be stolen.</summary>
internal static partial class StrictChecks
{
    /// <summary>What scripts can read, by the name of its place: <c>sessionStorage["login"]</c>.</summary>
    private const string Storage = """
        () => [
          ...[['localStorage', localStorage], ['sessionStorage', sessionStorage]].flatMap(([name, storage]) => Object.entries(storage).map(([key, value]) => [`${name}["${key}"]`, `${key} ${value}`])),
          ...document.cookie.split('; ').filter(Boolean).map(cookie => [`the cookie ${cookie.split('=')[0]}`, cookie]),
          ['the address', location.href],
          ['window.name', window.name],
          ['history.state', JSON.stringify(history.state) ?? ''],
        ]
        """;

    public static readonly IReadOnlyList<Check> All =
    [
        new("strict-policy", "pages", trial => PolicyAsync(trial, VisitAllAsync)) { Needs = MountChecks.Mounted },
        new("strict-policy", "failures", trial => PolicyAsync(trial, SeeFailuresAsync)) { Needs = [.. MountChecks.Mounted, "login-redirect-page", "login-custom-page", "network-org-down", "session-other-tab:logout", "strict-policy:pages"] },
        new("strict-storage", "login", LoginStorageAsync) { Needs = MountChecks.Mounted },
        new("strict-storage", "leaving", LeavingStorageAsync) { Needs = [.. MountChecks.Mounted, "login-redirect-page"] },
        new("strict-storage", "session", SessionStorageAsync) { Needs = MountChecks.Mounted },
    ];

    private static async Task PolicyAsync(Trial trial, Func<Trial, Func<Task>, Task> visit)
    {
        await trial.Page.AddInitScriptAsync("""
            window.violations = [];
            document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
              violations.push(`${violatedDirective} forbids ${blockedURI}${sample ? ` "${sample}"` : ''}${sourceFile ? ` (${sourceFile}:${lineNumber})` : ''}`));
            """);
        var found = new List<string>();
        await visit(trial, async () => found.AddRange(await trial.Page.EvaluateAsync<string[]>("() => violations")));
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

    /// <summary>What people see when something goes wrong is drawn under the same policy.</summary>
    private static async Task SeeFailuresAsync(Trial trial, Func<Task> look)
    {
        await trial.SignInAsync();
        await SessionChecks.EndElsewhereAsync(trial);
        await look();
        foreach (var page in new[] { "login-custom", "login-redirect" })
        {
            if (page == "login-custom" || !await NetworkChecks.IsServersAsync(trial))
            {
                await NetworkChecks.LoseOrgAsync(trial, page);
                await Expect.VisibleAsync(trial.Hook("problem"), "With an Okta that cannot be reached, a word about it");
                await look();
            }
        }
    }

    private static async Task LoginStorageAsync(Trial trial)
    {
        foreach (var page in new[] { "login-redirect", "login-custom" })
        {
            var login = Trial.OptionsIn(await trial.OpenAsync(page))["login"]!;
            await trial.SettledAsync();
            await NothingLiesAsync(trial, ["state", "nonce", "codeChallenge"], name => $"{login[name]}", $"On the page {page}, scripts can read");
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
        await NothingLiesAsync(trial, ["state", "nonce", "code_challenge"], name => asked[name], "After the browser has left for Okta, scripts can read");
    }

    private static async Task NothingLiesAsync(Trial trial, string[] names, Func<string, string?> valueOf, string what)
    {
        var places = await PlacesAsync(trial);
        Expect.None(
            from name in names
            from place in places
            where valueOf(name) is { Length: > 0 } value && place.Hides(value)
            select $"{name} in {place.Name}",
            what);
    }

    private static async Task SessionStorageAsync(Trial trial)
    {
        await trial.SignInAsync();
        await trial.SettledAsync();
        Place[] places = [.. await PlacesAsync(trial), new Place("the page", await trial.Page.ContentAsync())];
        Expect.None(
            (await trial.World.CookiesAsync()).Where(cookie => !cookie.HttpOnly && cookie.Name != "ln").Select(cookie => cookie.Name), // ln: the user's name, as the widget remembers it
            "Scripts can read the cookies");
        Expect.None(places.Where(place => place.Hides(Known.ClientSecret)).Select(place => place.Name), "The client secret is in");
        Expect.None(places.Where(place => place.Text.Contains("eyJ", StringComparison.Ordinal)).Select(place => place.Name), "Something that looks like a token (eyJ…) is in");
    }

    private static async Task<IEnumerable<Place>> PlacesAsync(Trial trial) =>
        (await trial.Page.EvaluateAsync<string[][]>(Storage)).Select(place => new Place(place[0], place[1]));

    /// <summary>Something that scripts can read.</summary>
    private sealed partial record Place(string Name, string Text)
    {
        /// <summary>Whether a value is in it: as it is, as a part of an address, or as Base64 (RFC 4648 4, 5).</summary>
        public bool Hides(string value) =>
            Text.Contains(value, StringComparison.Ordinal)
            || Uri.UnescapeDataString(Text).Contains(value, StringComparison.Ordinal)
            || Base64().Matches(Text).Any(match => Decode(match.Value).Contains(value, StringComparison.Ordinal));

        private static string Decode(string base64)
        {
            var usual = base64.Replace('-', '+').Replace('_', '/');
            return Encoding.Latin1.GetString(Convert.FromBase64String(usual[..(usual.Length / 4 * 4)]));
        }

        [GeneratedRegex("[A-Za-z0-9+/_-]{16,}")]
        private static partial Regex Base64();
    }
}
