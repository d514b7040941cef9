using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Pages.AuthorizationCode;

/// <summary>Where the user is signed in, and how to end it: for who has left a browser somewhere, or finds one that is not theirs.</summary>
[Authorize]
internal sealed class SessionsModel(ISessionStore sessions, ITokenReturn tokenReturn, ILogger<SessionsModel> log) : PageModel
{
    public UserSession Mine => SessionHandler.SessionOf(HttpContext)!;

    /// <summary>This one first, then those that were used last.</summary>
    public IReadOnlyList<UserSession> All { get; private set; } = [];

    public async Task OnGetAsync() => All = [.. (await ListAsync()).OrderByDescending(session => session.Id == Mine.Id).ThenByDescending(session => session.UsedAt)];

    /// <summary>Ends one session of the user's by its name. Another user's is not there, as one that never was.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? id)
    {
        if (id == Mine.Id)
        {
            return Redirect(WebRoutes.Logout); // the whole way out, the provider's session included
        }

        return id is null || !await EndAsync(SessionsOf.One(Mine.User, id)) ? NotFound() : Redirect(WebRoutes.Sessions);
    }

    /// <summary>A form that says neither.</summary>
    public IActionResult OnPost() => NotFound();

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        foreach (var other in (await ListAsync()).Where(session => session.Id != Mine.Id))
        {
            await EndAsync(SessionsOf.One(other));
        }

        return Redirect(WebRoutes.Sessions);
    }

    private ValueTask<IReadOnlyList<UserSession>> ListAsync() => sessions.ListAsync(SessionsOf.User(Mine.User));

    private async ValueTask<bool> EndAsync(SessionsOf which)
    {
        var closed = await sessions.CloseAsync(which);
        tokenReturn.ReturnAll(closed);
        if (closed.Count > 0)
        {
            log.SessionEnded(LogText.Clean(Mine.User.Subject));
        }

        return closed.Count > 0;
    }
}
