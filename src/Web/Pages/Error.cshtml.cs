using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.Web.Pages;

/// <summary>The one error page: what was not found, not allowed, or went wrong on our side. Never a stack trace.</summary>
[IgnoreAntiforgeryToken] // it answers to failed requests of any method
internal sealed class ErrorModel : PageModel
{
    /// <summary>The status that whoever failed has set. Who comes here by typing the address has found nothing.</summary>
    public int Status => Response.StatusCode >= 400 ? Response.StatusCode : StatusCodes.Status404NotFound;

    public string Title => ReasonPhrases.GetReasonPhrase(Status) is { Length: > 0 } phrase ? phrase : "Error";

    public string Text => Status switch
    {
        400 when RefusedForms.Has(HttpContext) =>
            "This form does not come from a page that we have shown to this browser lately: another site has sent it, the page was open for long, or "
            + "cookies are blocked. Nothing has been changed. If you wanted it, open the page anew and try again.",
        400 => "The request cannot be understood.",
        401 => "This request brought no session. If you are signed in, it came from another site, and nothing has been changed: open the page from here.",
        404 => "There is no such page here.",
        415 => "This address does not take a body of that kind.",
        429 => "There are too many requests from your address. Wait a second and try again.",
        405 => "This address does not take that kind of request.",
        _ => "Something went wrong on our side. The log says what; nothing of it is shown here.",
    };

    /// <summary>Here so that the page is drawn: without it Razor Pages answers OPTIONS itself, with an empty 200.</summary>
    public void OnOptions() { }
}
