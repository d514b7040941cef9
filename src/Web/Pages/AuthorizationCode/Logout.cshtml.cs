using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RazorOkta.Web.Oidc.Logout;
using RazorOkta.Web.Security;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Closes our session, first and always; then, in the profile <c>standard</c>, lets Okta close its own.</summary>
[LooksOnly] // a session that is left is not used any more
internal sealed class LogoutModel(UserSessions sessions, EndSessionRequest endSession, ILogger<LogoutModel> log) : PageModel
{
    /// <summary>Contract 1 logs out by navigating here. What another site has started is asked for once more.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        FetchMetadata.IsOwnWish(Request) || !await sessions.CanCloseAsync(HttpContext) ? await LeaveAsync(cancellation) : Page();

    /// <summary>The answer to that question; Razor Pages checks its antiforgery token.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => LeaveAsync(cancellation);

    // snippet: logout
    private async Task<IActionResult> LeaveAsync(CancellationToken cancellation)
    {
        if (await sessions.CloseAsync(HttpContext) is not { } closed)
        {
            return Redirect(WebRoutes.Overview);
        }

        log.LoggedOut(LogText.Clean(closed.User.Subject));
        return Redirect(await endSession.CreateAsync(closed.User.IdToken, cancellation) ?? WebRoutes.Overview);
    }
    // end-snippet
}
