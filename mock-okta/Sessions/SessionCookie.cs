using RazorOkta.MockOkta.Http;
using CookieHeaderValue = Microsoft.Net.Http.Headers.CookieHeaderValue;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>
/// Okta's <c>sid</c>. Over https it goes to other sites' pages too, as Okta's does; browsers accept SameSite=None only with Secure,
/// so over plain http it is Lax and travels with top-level navigations only.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "sid";

    /// <summary>
    /// All that are there: below a world's path the browser sends its own cookie and the root org's, under one name.
    /// The longer path comes first (RFC 6265 5.4).
    /// </summary>
    public static IEnumerable<string> Read(HttpContext http) =>
        http.Request.Headers.Cookie is { Count: > 0 } header && CookieHeaderValue.TryParseList(header, out var cookies)
            ? cookies.Where(cookie => cookie.Name == Name).Select(cookie => cookie.Value.Value ?? "")
            : [];

    public static void Write(HttpContext http, string sessionId) => http.Response.Cookies.Append(Name, sessionId, Flags(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Flags(http));

    private static CookieOptions Flags(HttpContext http) => new()
    {
        HttpOnly = true,
        Path = http.Org().At("/"),
        Secure = http.Request.IsHttps,
        SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
    };
}
