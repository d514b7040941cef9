using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using CookieHeaderValue = Microsoft.Net.Http.Headers.CookieHeaderValue;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>Okta's <c>oktaStateToken</c>: which transaction the hosted pages of this browser are about. Other sites' links do not carry it.</summary>
internal static class TransactionCookie
{
    private const string Name = "oktaStateToken";

    /// <summary>Below a world's path there may be the root org's beside it; it knows no transaction here.</summary>
    public static string? Read(HttpContext http, MockOrg org) =>
        http.Request.Headers.Cookie is { Count: > 0 } header && CookieHeaderValue.TryParseList(header, out var cookies)
            ? cookies.Where(cookie => cookie.Name == Name).Select(cookie => cookie.Value.Value).FirstOrDefault(token => org.AuthnTransactions.Find(token) is not null)
            : null;

    public static void Write(HttpContext http, AuthnTransaction transaction) => http.Response.Cookies.Append(Name, transaction.StateToken, Flags(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Flags(http));

    private static CookieOptions Flags(HttpContext http) => new()
    {
        HttpOnly = true,
        Path = http.Org().At("/"),
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
    };
}
