using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc.Login;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Profile;
using RazorOkta.Web.Security;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages;

/// <summary>A page with a front-end: our explanation on the left, the front-end on the right.</summary>
internal abstract class FrontendPageModel(SamplesConfig config, FrontendChannels frontends) : PageModel
{
    public SamplesConfig Config { get; } = config;

    /// <summary>The one that this browser sees, the same for the whole request.</summary>
    public FrontendChannel Frontend => field ??= Frontends.Of(HttpContext);

    protected FrontendChannels Frontends { get; } = frontends;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await Frontends.RestoreAsync(HttpContext);
        await next();
    }

    /// <summary>Who is signed in; <c>null</c> when nobody is.</summary>
    public SignedInUser? SignedIn => SessionHandler.SessionOf(HttpContext)?.User;

    /// <summary>What <c>bundle.bootstrap</c> gets, as JavaScript.</summary>
    public string Options => FrontendOptions.ToScript(Config, SignedIn, Attempt);

    /// <summary>What <c>mount</c> of contract 2 gets, as JSON.</summary>
    /// <param name="page">Which page: the kind of its layout.</param>
    /// <param name="view">What may be said of the session.</param>
    public string OptionsFor(string page, SessionView view) => MountOptions.ToJson(Config, page, view.Of(SessionHandler.SessionOf(HttpContext)), Attempt);

    /// <summary>A login for the front-end to start; <c>null</c> where it makes its own.</summary>
    protected LoginAttempt? Attempt { get; private set; }

    /// <summary>The page; without a front-end, it says so instead of staying blank.</summary>
    protected IActionResult Show()
    {
        if (Frontend is { DevServer: not null, Page: not null })
        {
            ContentSecurityPolicy.AllowInlineStyles(Response);
        }

        if (!Frontend.IsAvailable)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }

    /// <summary>The family's rule for login pages: who is signed in needs none.</summary>
    protected IActionResult ShowUnlessSignedIn() => SignedIn is null ? Show() : Redirect(WebRoutes.Profile);

    /// <summary>
    /// A login page, with an attempt for a front-end that leaves the making of state and nonce to the server. What only fetches it gets none: a script of
    /// a sister host could push the user's own attempts out with it.
    /// </summary>
    protected IActionResult ShowLogin(LoginStart login)
    {
        if (SignedIn is null && Frontend.LeavesLoginToServer && PageRequests.IsPage(Request))
        {
            Attempt = login.Prepare(HttpContext, Request.Query["returnTo"]);
        }

        return ShowUnlessSignedIn();
    }
}
