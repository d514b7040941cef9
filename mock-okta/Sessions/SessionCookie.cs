using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>Okta's <c>sid</c>.</summary>
internal static class SessionCookie
{
    private const string Name = "sid";

    public static IEnumerable<string> Read(HttpContext http) => BrowserCookie.Read(http, Name);

    /// <param name="http">Whose answer.</param>
    /// <param name="sessionId">Opens the session.</param>
    /// <param name="staysSignedIn">The person wants it to last when the browser is closed; the policy must want it too.</param>
    public static void Write(HttpContext http, string sessionId, bool staysSignedIn) =>
        BrowserCookie.Write(http, Name, sessionId, lasts: staysSignedIn && http.Org().Definition.SignOn.UsePersistentCookie);

    public static void Clear(HttpContext http) => BrowserCookie.Clear(http, Name);
}
