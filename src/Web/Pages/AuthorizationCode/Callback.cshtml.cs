using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Callback;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Where Okta sends the browser back to: opens a session, or says why not.</summary>
internal sealed class CallbackModel(CallbackFlow flow, UserSessions sessions, ILogger<CallbackModel> log) : PageModel
{
    public FailurePage Failure { get; private set; } = null!;

    /// <summary>Joins what the user sees to what the log says.</summary>
    public string Reference { get; } = RandomNumberGenerator.GetHexString(8);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var context = new CallbackContext(HttpContext);
        if (await flow.RunAsync(context, cancellation) is { } failure)
        {
            return Refuse(failure);
        }

        var token = context.IdToken;
        if (!sessions.TryOpen(HttpContext, new SignedInUser(token.Issuer, token.Subject, token.Claims, token.Raw)))
        {
            return Refuse(new OidcFailure(FailureKind.NoSession, "session-not-kept", "The login is good, but its session cannot be written"));
        }

        log.LoginSucceeded(Reference, LogText.Clean(token.Subject));
        return Redirect(WebRoutes.Profile); // 302: the code leaves the address bar
    }

    private PageResult Refuse(OidcFailure failure)
    {
        log.LoginRefused(Reference, failure.Reason, LogText.Clean(failure.Detail));
        Failure = FailurePage.For(failure);
        Response.StatusCode = Failure.Status;
        if (Failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "10";
        }

        return Page();
    }
}
