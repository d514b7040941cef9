using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RazorOkta.FrontendHost;

namespace RazorOkta.Web.Sessions;

/// <summary>The cookie that carries the session's handle: its name, flags and protection, in one place.</summary>
internal sealed class SessionCookie(IDataProtectionProvider protection)
{
    /// <summary>Over https the prefix makes browsers refuse a cookie of this name from anybody but this very host (RFC 6265bis 4.1.3.2).</summary>
    public const string SecureName = "__Host-razorokta";

    public const string PlainName = "razorokta";

    // More of one name are an attack, and each costs a decryption.
    private const int MostRead = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("RazorOkta.Sessions.Cookie.v1");

    /// <summary>The handle of the only cookie. Of two, nobody can say which is ours: then there is none.</summary>
    public SessionHandle? Read(HttpRequest request) => RequestCookies.Single(request, NameFor(request)) is { } value ? Read(value) : null;

    /// <summary>Every handle that the browser shows, for who ends sessions: whichever is ours, it is among them.</summary>
    public IReadOnlyList<SessionHandle> ReadAll(HttpRequest request) =>
        [.. RequestCookies.All(request, NameFor(request)).Take(MostRead).Select(Read).OfType<SessionHandle>().Distinct()];

    private SessionHandle? Read(string value)
    {
        try
        {
            return SessionHandle.FromCookie(_protector.Unprotect(value));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Garbage, another app's cookie, or one from before the keys were lost: nobody is signed in.
            return null;
        }
    }

    /// <summary>Whether there is one and no other, whatever it is worth. Of two, nobody can say which may be taken away as worthless.</summary>
    public static bool IsIn(HttpRequest request) => RequestCookies.Single(request, NameFor(request)) is not null;

    public void Write(HttpResponse response, SessionHandle handle) =>
        response.Cookies.Append(NameFor(response.HttpContext.Request), _protector.Protect(handle.Value), Flags(response.HttpContext.Request));

    public void Delete(HttpResponse response) =>
        response.Cookies.Delete(NameFor(response.HttpContext.Request), Flags(response.HttpContext.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Flags(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        // Lax, not Strict: the browser comes to the profile by a redirect that began at Okta.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
