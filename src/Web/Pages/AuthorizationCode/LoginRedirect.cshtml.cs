using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>The login by redirect: the front-end sends the browser to Okta's sign-in page.</summary>
[EnableRateLimiting(LoginRateLimit.Policy)]
internal sealed class LoginRedirectModel(SamplesConfig config, FrontendChannels frontends, LoginStart login) : FrontendPageModel(config, frontends)
{
    public IActionResult OnGet() => ShowLogin(login);
}
