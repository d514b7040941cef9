using Microsoft.AspNetCore.Mvc;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Callback;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Where Okta sends the browser back to: opens a session, or says why not.</summary>
[LooksOnly] // a session that is left is not used any more
internal sealed class CallbackModel(
    CallbackFlow flow, UserSessions sessions, RefusedLogins refused, TimeProvider clock, ILogger<CallbackModel> log) : LoginPageModel(refused)
{
    protected override int? Refusal => StatusCodes.Status401Unauthorized; // the family's; its test suites look for it

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var (context, answeredAt) = (new CallbackContext(HttpContext), clock.GetUtcNow());
        var failure = await flow.RunAsync(context, cancellation);
        Attempt = context.Attempt;
        if (failure is not null)
        {
            return Refuse(failure);
        }

        var token = context.IdToken;
        var opening = await sessions.OpenAsync(HttpContext, new NewSession(
            new SignedInUser(token.Issuer, token.Subject, context.Claims, token.Raw),
            token.ProviderSession,
            SessionTokens.Create(context.Tokens.AccessToken, context.Tokens.RefreshToken, context.Tokens.ExpiresIn, clock.GetUtcNow()),
            Attempt!.StartedAt,
            answeredAt));
        switch (opening)
        {
            case Opening.NotKept:
                return Refuse(new OidcFailure(FailureKind.NoSession, "session-not-kept", "The login is good, but its session cannot be written"));
            case Opening.EndedMeanwhile:
                return Refuse(OidcFailure.Denied("ended-meanwhile", "The provider has ended the session while the login was under way"));
        }

        log.LoginSucceeded(Reference, LogText.Clean(token.Subject));
        return Redirect(ReturnPath.From(context.Attempt!.ReturnTo)); // 302: the code leaves the address bar
    }
}
