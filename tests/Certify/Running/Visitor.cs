using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.Certify.Running;

/// <summary>Who begins a login.</summary>
internal enum Start
{
    /// <summary>The relying party: <c>GET /authorization-code/login</c> makes state, nonce and verifier, and keeps them in a protected cookie.</summary>
    Server,

    /// <summary>A contract 1 front-end: state and nonce in two cookies that scripts can read, as AuthJS 1.x to 6.x leaves them.</summary>
    Frontend,
}

/// <summary>A person with a browser of their own, who signs in at the org and comes back.</summary>
internal sealed class Visitor(Org org, string origin, Browser browser, string clientId = Known.ClientId)
{
    /// <summary>How a login begins where a case says nothing of it.</summary>
    public const Start Usual = Start.Server;

    public Browser Browser => browser;

    public string Origin => origin;

    public Task<Answer> GetAsync(string path, Asker? asker = null, params (string Name, string Value)[] headers) => browser.GetAsync(Origin + path, asker, headers);

    /// <summary>Begins a login.</summary>
    /// <param name="start">Who makes state and nonce.</param>
    /// <param name="returnTo">Where the login is to end, where the relying party is told.</param>
    public async Task<Login> BeginAsync(Start start = Usual, string? returnTo = null)
    {
        var mark = await org.LastEntryAsync();
        if (start == Start.Frontend)
        {
            return BeginAtTheFrontend() with { Mark = mark };
        }

        var began = await GetAsync(Known.Login + (returnTo is null ? "" : $"?returnTo={Uri.EscapeDataString(returnTo)}"));
        return began is { IsRedirect: true, Location: { } location } && location.StartsWith(org.Issuer, StringComparison.Ordinal)
            ? new Login(began, location, QueryHelpers.ParseQuery(new Uri(location).Query)) { Mark = mark }
            : new Login(began, null, []) { Mark = mark };
    }

    /// <summary>Signs in at the org: the sign-in form's session token takes the place of the form (Okta's authorize).</summary>
    public async Task SignInAsync(Login login, string user = Known.John)
    {
        if (login.AuthorizeUrl is not { } url)
        {
            return;
        }

        var token = await org.SessionTokenAsync(user);
        if (login.Asked.ContainsKey("request_uri"))
        {
            // RFC 9126: what was pushed stands, and nothing may be added to it. The session is opened before.
            await browser.GetAsync(QueryHelpers.AddQueryString($"{org.Url}/login/sessionCookieRedirect", new Dictionary<string, string?> { ["token"] = token, ["redirectUrl"] = url }));
            login.Authorize = await browser.GetAsync(url, Asker.OtherSite);
        }
        else
        {
            login.Authorize = await browser.GetAsync(QueryHelpers.AddQueryString(url, "sessionToken", token), Asker.OtherSite);
        }

        login.CallbackUrl = login.Authorize.Location is { } back && back.StartsWith(Origin, StringComparison.Ordinal) ? back.Split('#')[0] : null;
    }

    /// <summary>The browser follows the org's redirect to the callback.</summary>
    public async Task<Login> ComeBackAsync(Login login)
    {
        if (login.CallbackUrl is not null)
        {
            login.Before = browser.Cookies.Copy();
            login.Callback = await browser.GetAsync(login.CallbackUrl, Asker.OtherSite);
        }

        return login;
    }

    /// <summary>A whole login.</summary>
    public async Task<Login> LogInAsync(Start start = Usual, string user = Known.John, string? returnTo = null)
    {
        var login = await BeginAsync(start, returnTo);
        await SignInAsync(login, user);
        return await ComeBackAsync(login);
    }

    /// <summary>As far as the callback's address, with the code in it.</summary>
    public async Task<Login> ReachCallbackAsync(Start start = Usual, string user = Known.John, string? returnTo = null)
    {
        var login = await BeginAsync(start, returnTo);
        await SignInAsync(login, user);
        Expect.That(login.CallbackUrl is not null, $"no authorization response: {login.Authorize ?? login.Began}");
        login.Before = browser.Cookies.Copy();
        return login;
    }

    /// <summary>Whom the relying party takes this browser for; <c>null</c>: for nobody.</summary>
    public async Task<string?> SignedInAsAsync()
    {
        var page = await GetAsync(Known.Profile);
        return page.Status == 200 ? page.Claim("sub") ?? "somebody" : null;
    }

    /// <summary>The name under which the org knows the session that this browser's login belongs to.</summary>
    public async Task<string> SessionIdAsync() =>
        (await GetAsync(Known.Profile)).Claim("sid") ?? throw new RowException("the ID token names no session (sid)");

    /// <summary>Signs out as the relying party's own pages do.</summary>
    public Task<Answer> LogOutAsync() => GetAsync(Known.Logout, Asker.OwnPage);

    private Login BeginAtTheFrontend()
    {
        var (state, nonce) = (Random(), Random());
        browser.Cookies.Plant("localhost", "okta-oauth-state", state);
        browser.Cookies.Plant("localhost", "okta-oauth-nonce", nonce);
        var url = QueryHelpers.AddQueryString($"{org.Issuer}/v1/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = clientId,
            ["redirect_uri"] = Origin + Known.Callback,
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["scope"] = "openid email profile",
            ["state"] = state,
            ["nonce"] = nonce,
        });
        return new Login(null, url, QueryHelpers.ParseQuery(new Uri(url).Query));
    }

    /// <summary>64 characters, as AuthJS makes them.</summary>
    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
}
