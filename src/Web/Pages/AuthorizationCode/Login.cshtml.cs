using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Starts a login on the server. An address may say where it ends, and nothing else: what is asked of Okta is for our own code to say.</summary>
[EnableRateLimiting(LoginRateLimit.Policy)]
internal sealed class LoginModel(LoginStart start, OidcOptions options, ILogger<LoginModel> log) : LoginPageModel(log)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!PageRequests.IsPage(Request))
        {
            return StatusCode(StatusCodes.Status204NoContent); // a picture of another site, a script, a prefetch: nobody who wants to sign in
        }

        var attempt = start.Create(Request.Query["returnTo"], options.Demands);
        Reference = attempt.Reference;
        return (await start.StartAsync(HttpContext, attempt, cancellation)).Succeeded(out var address, out var failure)
            ? Redirect(address)
            : Refuse(failure);
    }
}
