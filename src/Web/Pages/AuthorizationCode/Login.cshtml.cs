using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Starts a login on the server. An address may say where it ends, and nothing else: what is asked of Okta is for our own code to say.</summary>
[EnableRateLimiting(LoginRateLimit.Policy)]
internal sealed class LoginModel(LoginStart start, OidcOptions options, RefusedLogins refused) : LoginPageModel(refused)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!PageRequests.IsPage(Request))
        {
            return StatusCode(StatusCodes.Status204NoContent); // a picture of another site, a script, a prefetch: nobody who wants to sign in
        }

        Attempt = start.Create(Request.Query["returnTo"], options.Demands);
        return (await start.StartAsync(HttpContext, Attempt, cancellation)).Succeeded(out var address, out var failure)
            ? Redirect(address)
            : Refuse(failure);
    }
}
