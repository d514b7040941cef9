using RazorOkta.MockOkta.Http;
using CookieHeaderValue = Microsoft.Net.Http.Headers.CookieHeaderValue;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>
/// Cookies that follow a browser from site to site. Over https they go to other sites' pages too, as Okta's do; browsers accept SameSite=None
/// only with Secure, so over plain http they are Lax and travel with top-level navigations only.
/// </summary>
internal static class BrowserCookie
{
    /// <summary>The longest that browsers keep one (RFC 6265bis 5.5). What it stands for ends at the org, and earlier.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <summary>
    /// All that are there: below a world's path the browser sends its own cookie and the root org's, under one name.
    /// The longer path comes first (RFC 6265 5.4).
    /// </summary>
    public static IEnumerable<string> Read(HttpContext http, string name) =>
        http.Request.Headers.Cookie is { Count: > 0 } header && CookieHeaderValue.TryParseList(header, out var cookies)
            ? cookies.Where(cookie => cookie.Name == name).Select(cookie => cookie.Value.Value ?? "")
            : [];

    /// <param name="http">Whose answer.</param>
    /// <param name="name">One of Okta's.</param>
    /// <param name="value">Nothing that must be escaped.</param>
    /// <param name="lasts">Also when the browser is closed; else not.</param>
    public static void Write(HttpContext http, string name, string value, bool lasts)
    {
        var flags = Flags(http);
        flags.MaxAge = lasts ? Longest : null;
        http.Response.Cookies.Append(name, value, flags);
    }

    public static void Clear(HttpContext http, string name) => http.Response.Cookies.Delete(name, Flags(http));

    private static CookieOptions Flags(HttpContext http) => new()
    {
        HttpOnly = true,
        Path = http.Org().At("/"),
        Secure = http.Request.IsHttps,
        SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
    };
}
