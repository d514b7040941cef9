using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>The login by redirect: the front-end sends the browser to Okta's sign-in page.</summary>
internal sealed class LoginRedirectModel(SamplesConfig config, FrontendChannels frontends, LoginStart login) : FrontendPageModel(config, frontends)
{
    public IActionResult OnGet() => ShowLogin(login);
}
