using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Pages;

/// <summary>A page at which a login can end without a session: the same words, status and log line, wherever it happens.</summary>
internal abstract class LoginPageModel(RefusedLogins refused) : PageModel
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    private readonly string _reference = RandomNumberGenerator.GetHexString(8);

    /// <summary>What is shown; <c>null</c> while nothing has failed.</summary>
    public FailurePage? Failure { get; private set; }

    /// <summary>Joins what the user sees to what the log says; the attempt's own, once it is known which.</summary>
    public string Reference => Attempt?.Reference ?? _reference;

    /// <summary>Where the user begins anew: at the overview, or at once where a login that the server has started was to end somewhere else than usual.</summary>
    public string StartAgain => Attempt is { IsOurs: true, ReturnTo: not ReturnPath.Default }
        ? $"{WebRoutes.Login}?returnTo={Uri.EscapeDataString(Attempt.ReturnTo)}"
        : WebRoutes.Overview;

    /// <summary>The login that this is about; <c>null</c> while it is not known which.</summary>
    protected LoginAttempt? Attempt { get; set; }

    /// <summary>See <see cref="FailurePage.For"/>.</summary>
    protected virtual int? Refusal => null;

    protected PageResult Refuse(OidcFailure failure)
    {
        refused.Write(Attempt, Reference, failure);
        Failure = FailurePage.For(failure, Refusal);
        Response.StatusCode = Failure.Status;
        if (Failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = $"{ComeBackAfter.TotalSeconds:F0}";
        }

        return Page();
    }
}
