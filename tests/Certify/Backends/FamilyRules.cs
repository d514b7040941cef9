using System.Text;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Backends;

/// <summary>A rule of a server of the samples family.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Expected">The rule, in words.</param>
/// <param name="Script">Tries it.</param>
internal sealed record FamilyRule(string Id, string Expected, Func<Backend, Task> Script);

/// <summary>The routes of the samples family, and what a browser gets there (docs/frontend-contract-1.md).</summary>
internal static class FamilyRules
{
    private const string Refused = "401, and nobody is signed in";

    public static readonly IReadOnlyList<FamilyRule> All =
    [
        new("route-overview", "a page", backend => PageAsync(backend, "/")),
        new("route-login-redirect", "a page", backend => PageAsync(backend, "/authorization-code/login-redirect")),
        new("route-login-custom", "a page", backend => PageAsync(backend, "/authorization-code/login-custom")),
        new("route-profile-without-session", "302 to the overview", ProfileWithoutSessionAsync),
        new("login", "302 to the profile, which names the user", LoginAsync),
        new("login-by-the-other-user", "302 to the profile, which names the user", backend => LoginAsync(backend, Known.George, "george@acme.com")),
        new("login-pages-with-session", "302 to the profile", LoginPagesAsync),
        new("logout", "302 to the overview, and nobody is signed in", LogoutAsync),
        new("token-call", "one call, with grant_type, code and redirect_uri, and the secret in the header alone", TokenCallAsync),
        new("callback-without-cookies", Refused, backend => CallbackAsync(backend, without: ["okta-oauth-state", "okta-oauth-nonce"])),
        new("callback-without-state-cookie", Refused, backend => CallbackAsync(backend, without: ["okta-oauth-state"])),
        new("callback-without-nonce-cookie", Refused, backend => CallbackAsync(backend, without: ["okta-oauth-nonce"])),
        new("callback-without-state", Refused, backend => CallbackAsync(backend, (name, value) => name == "state" ? null : value)),
        new("callback-with-another-state", Refused, backend => CallbackAsync(backend, (name, value) => name == "state" ? "another" : value)),
        new("callback-without-code", Refused, backend => CallbackAsync(backend, (name, value) => name == "code" ? null : value)),
        new("callback-with-another-code", Refused, backend => CallbackAsync(backend, (name, value) => name == "code" ? "another" : value)),
        new("callback-of-another-browser", Refused, OtherBrowserAsync),
        new("nonce-of-another-login", Refused, OtherNonceAsync),
        new("session-cookie", "closed to scripts", SessionCookieAsync),
    ];

    private static async Task PageAsync(Backend backend, string path)
    {
        var answer = await backend.NewVisitor().GetAsync(path);
        Expect.Same(200, answer.Status, $"the status of {path}");
        Expect.That(answer.Header("Content-Type")?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true, $"{path} is no HTML");
    }

    private static async Task ProfileWithoutSessionAsync(Backend backend) => LeadsTo(await backend.NewVisitor().GetAsync(Known.Profile), backend, "/");

    /// <summary>A login with nothing wrong in it.</summary>
    public static Task LoginAsync(Backend backend) => LoginAsync(backend, Known.John, Known.JohnEmail);

    private static async Task LoginAsync(Backend backend, string user, string address)
    {
        var visitor = backend.NewVisitor();
        LeadsTo((await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor, user))).Callback!, backend, Known.Profile);
        var profile = await visitor.GetAsync(Known.Profile);
        Expect.Same(200, profile.Status, "the status of the profile");
        Expect.That(profile.Body.Contains(address, StringComparison.Ordinal), $"the profile does not name {address}");
    }

    private static async Task LoginPagesAsync(Backend backend)
    {
        var visitor = backend.NewVisitor();
        await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor));
        LeadsTo(await visitor.GetAsync("/authorization-code/login-redirect"), backend, Known.Profile);
        LeadsTo(await visitor.GetAsync("/authorization-code/login-custom"), backend, Known.Profile);
    }

    private static async Task LogoutAsync(Backend backend)
    {
        var visitor = backend.NewVisitor();
        await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor));
        await backend.SignedInAsync(visitor, "after the login");
        var left = await visitor.LogOutAsync();
        Expect.That(left.IsRedirect, $"the logout answers {left}");
        await backend.NobodyAsync(visitor, "after the logout");
    }

    /// <summary>The family sends the parameters in the query, with an empty body; a server may send them in the body, as RFC 6749 says.</summary>
    private static async Task TokenCallAsync(Backend backend)
    {
        await backend.Org.ForgetJournalAsync();
        var visitor = backend.NewVisitor();
        var login = await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor));
        var calls = (await backend.Org.JournalAsync()).To("/v1/token");
        Expect.Same(1, calls.Count, "the number of calls to the token endpoint");
        var call = calls[0];
        foreach (var name in new[] { "grant_type", "code", "redirect_uri" })
        {
            Expect.That(call.Query.ToString().Contains($"\"{name}\"", StringComparison.Ordinal) || call.Body.ToString().Contains($"\"{name}\"", StringComparison.Ordinal), $"the call has no {name}");
        }

        Expect.That(call.Header("Authorization")?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) is true, "the client does not name itself in the header Authorization");
        Expect.That(!call.Query.ToString().Contains("client_secret", StringComparison.Ordinal), "the client secret is in the address");
        Expect.That(login.Callback!.IsRedirect, $"the callback answers {login.Callback}");
    }

    private static Task CallbackAsync(Backend backend, Func<string, string, string?> change) => CallbackAsync(backend, [], change);

    private static async Task CallbackAsync(Backend backend, string[] without, Func<string, string, string?>? change = null)
    {
        var visitor = backend.NewVisitor();
        var login = await backend.ReachCallbackAsync(visitor);
        visitor.Browser.Cookies.Remove(kept => without.Contains(kept.Name));
        if (change is not null)
        {
            login.CallbackUrl = Changed(login.CallbackUrl!, change);
        }

        await RefusedAsync(backend, visitor, login);
    }

    private static async Task OtherBrowserAsync(Backend backend)
    {
        var login = await backend.ReachCallbackAsync(backend.NewVisitor(), Known.George);
        var victim = backend.NewVisitor();
        await backend.ReachCallbackAsync(victim); // with a login of its own under way
        await RefusedAsync(backend, victim, login);
    }

    private static async Task OtherNonceAsync(Backend backend)
    {
        var visitor = backend.NewVisitor();
        var login = await backend.ReachCallbackAsync(visitor);
        visitor.Browser.Cookies.Plant("localhost", "okta-oauth-nonce", "another");
        await RefusedAsync(backend, visitor, login);
    }

    private static async Task RefusedAsync(Backend backend, Visitor visitor, Login login)
    {
        Expect.Same(401, (await visitor.ComeBackAsync(login)).Callback!.Status, "the status of the callback");
        await backend.NobodyAsync(visitor, "after the callback");
    }

    private static async Task SessionCookieAsync(Backend backend)
    {
        var visitor = backend.NewVisitor();
        var login = await visitor.ComeBackAsync(await backend.ReachCallbackAsync(visitor));
        var set = login.Callback!.SetCookies.Where(cookie => !cookie.Deletes && !cookie.Name.StartsWith("okta-oauth-", StringComparison.Ordinal)).ToList();
        Expect.That(set.All(cookie => cookie.HttpOnly), $"scripts can read {string.Join(", ", set.Where(cookie => !cookie.HttpOnly).Select(cookie => cookie.Name))}");
    }

    private static void LeadsTo(Answer answer, Backend backend, string path)
    {
        Expect.That(answer.IsRedirect, $"the answer is {answer} and should lead to {path}");
        Expect.That(answer.Location == path || answer.Location == backend.Origin + path, $"it leads to {answer.Location} and should lead to {path}");
    }

    private static string Changed(string url, Func<string, string, string?> change)
    {
        var (address, query) = url.Split('?', 2) is [var before, var after] ? (before, after) : (url, "");
        var text = new StringBuilder(address).Append('?');
        foreach (var parts in query.Split('&').Select(pair => pair.Split('=', 2)))
        {
            if (change(parts[0], parts.ElementAtOrDefault(1) ?? "") is { } value)
            {
                text.Append(parts[0]).Append('=').Append(value).Append('&');
            }
        }

        return text.ToString().TrimEnd('&', '?');
    }
}
