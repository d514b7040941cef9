using RazorOkta.FrontendHost;

namespace RazorOkta.Web.Oidc.Login;

/// <summary>
/// The attempts that contract 1 front-ends start: AuthJS 1.x to 6.x leaves state and nonce in two cookies that scripts can read. They bind
/// the answer to this browser, and that is all they do; a login that the server starts itself does better (<see cref="LoginTransactions"/>).
/// </summary>
internal static class BrowserLoginAttempt
{
    public const string StateCookie = "okta-oauth-state";
    public const string NonceCookie = "okta-oauth-nonce";

    private const string ParametersCookie = "okta-oauth-redirect-params";

    /// <summary>The attempt of this browser; <c>null</c> without both cookies.</summary>
    public static LoginAttempt? Read(HttpRequest request) =>
        RequestCookies.Single(request, StateCookie) is { Length: > 0 } state && RequestCookies.Single(request, NonceCookie) is { Length: > 0 } nonce
            ? new LoginAttempt(state, nonce)
            : null;

    /// <summary>An attempt is good for one answer.</summary>
    public static void Spend(IResponseCookies cookies)
    {
        foreach (var name in new[] { StateCookie, NonceCookie, ParametersCookie })
        {
            cookies.Delete(name, new CookieOptions { Path = "/" });
        }
    }
}
