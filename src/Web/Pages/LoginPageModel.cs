using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Pages;

/// <summary>A page at which a login can end without a session: the same words, status and log line, wherever it happens.</summary>
internal abstract class LoginPageModel(ILogger log) : PageModel
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    /// <summary>What is shown; <c>null</c> while nothing has failed.</summary>
    public FailurePage? Failure { get; private set; }

    /// <summary>Joins what the user sees to what the log says; the attempt's own, once it is known which.</summary>
    public string Reference { get; protected set; } = RandomNumberGenerator.GetHexString(8);

    /// <summary>See <see cref="FailurePage.For"/>.</summary>
    protected virtual int? Refusal => null;

    protected PageResult Refuse(OidcFailure failure)
    {
        var (level, detail) = (failure.NeedsOperator ? LogLevel.Error : LogLevel.Warning, LogText.Clean(failure.Detail));
        log.LoginRefused(level, Reference, failure.Reason, detail);
        Failure = FailurePage.For(failure, Refusal);
        Response.StatusCode = Failure.Status;
        if (Failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = $"{ComeBackAfter.TotalSeconds:F0}";
        }

        return Page();
    }
}
