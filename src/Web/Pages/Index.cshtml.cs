using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Web.Pages;

/// <summary>The overview.</summary>
internal sealed class IndexModel(SamplesConfig config, CurrentFrontend frontend) : FrontendPageModel(config, frontend)
{
    public IActionResult OnGet() => Show();
}
