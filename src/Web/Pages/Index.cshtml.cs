using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Pages;

/// <summary>The overview, where a browser also chooses among the installed front-ends.</summary>
internal sealed class IndexModel(SamplesConfig config, FrontendChannels frontends) : FrontendPageModel(config, frontends)
{
    /// <summary>Installed now; empty where there is nothing to choose.</summary>
    public IReadOnlyList<FrontendChoice> Choices { get; private set; } = [];

    /// <summary>The chosen one, while it is being built; <c>null</c> in the usual case.</summary>
    public string? Preparing { get; private set; }

    /// <summary>Why the chosen one cannot be had; <c>null</c> in the usual case.</summary>
    public FrontendProblem? Unavailable { get; private set; }

    /// <param name="frontend">Name of a package, by a link of this page or by the user's own hand: another site does not choose.</param>
    public async Task<IActionResult> OnGetAsync(string? frontend)
    {
        if (frontend is not null && FetchMetadata.IsOwnWish(Request))
        {
            return await ChooseAsync(frontend);
        }

        // A logout ends here, with the state that it was started with (OIDC RP-Initiated Logout 3). It says nothing, and need not stay in the address.
        if (frontend is not null || Request.Query.ContainsKey("state"))
        {
            return Redirect(WebRoutes.Overview);
        }

        Choices = Frontends.Look();
        return Show();
    }

    private async Task<IActionResult> ChooseAsync(string name)
    {
        if (Frontends.Prepare(name) is not { } prepared)
        {
            return Redirect(WebRoutes.Overview);
        }

        if (!await Frontends.IsReadySoonAsync(prepared))
        {
            Preparing = name;
            Response.Headers["Refresh"] = "2";
            return Page();
        }

        var channel = await prepared;
        if (!channel.IsAvailable)
        {
            Unavailable = channel.Problem;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        FrontendChannels.Choose(Response, name);
        return Redirect(WebRoutes.Overview);
    }
}
