using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Web.Pages;

/// <summary>The overview.</summary>
internal sealed class IndexModel(SamplesConfig config, CurrentFrontend frontend) : FrontendPageModel(config, frontend)
{
    /// <summary>A logout ends here, with the state that it was started with (OIDC RP-Initiated Logout 3). It says nothing, and need not stay in the address.</summary>
    public IActionResult OnGet() => Request.Query.ContainsKey("state") ? Redirect(WebRoutes.Overview) : Show();
}
