using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>The custom login: the front-end embeds the Sign-In Widget in a page of ours.</summary>
[EnableRateLimiting(LoginRateLimit.Policy)]
internal sealed class LoginCustomModel(SamplesConfig config, FrontendChannels frontends, LoginStart login) : FrontendPageModel(config, frontends)
{
    public IActionResult OnGet()
    {
        if (!Frontend.WorksWithStrictCsp)
        {
            // The widgets of the samples family compile their templates in the browser. This page alone lets them.
            ContentSecurityPolicy.AllowEval(Response);
        }

        return ShowLogin(login);
    }
}
