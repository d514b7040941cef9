namespace RazorOkta.MockOkta.Sessions;

/// <summary>
/// Okta's <c>sid</c>. Over https it goes to other sites' pages too, as Okta's does; browsers accept SameSite=None only with Secure,
/// so over plain http it is Lax and travels with top-level navigations only.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "sid";

    public static string? Read(HttpContext http) => http.Request.Cookies[Name];

    public static void Write(HttpContext http, string sessionId) => http.Response.Cookies.Append(Name, sessionId, Flags(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Flags(http));

    private static CookieOptions Flags(HttpContext http) => new()
    {
        HttpOnly = true,
        Path = "/",
        Secure = http.Request.IsHttps,
        SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
    };
}
