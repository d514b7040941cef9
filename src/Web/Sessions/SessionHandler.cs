using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RazorOkta.Web.Security;

namespace RazorOkta.Web.Sessions;

/// <summary>
/// Lets ASP.NET Core know who is signed in, so that <c>[Authorize]</c> and <c>HttpContext.User</c> work as everywhere. ASP.NET Core's own
/// cookie handler is not used, because it keeps a session's id when another user signs in over it.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, UserSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Session";

    /// <summary>The session behind <c>HttpContext.User</c>; <c>null</c> when nobody is signed in.</summary>
    public static UserSession? SessionOf(HttpContext http) => http.Features.Get<UserSession>();

    /// <summary>Puts what has become of the session in its place; <c>null</c>: it is over, and this request is nobody's.</summary>
    public static void Continue(HttpContext http, UserSession? session)
    {
        http.Features.Set(session);
        if (session is null)
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.CurrentAsync(Context) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        var identity = new ClaimsIdentity(
            [new Claim("sub", session.User.Subject, ClaimValueTypes.String, session.User.Issuer)], SchemeName, nameType: "sub", roleType: "none");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>The family's rule: who is not signed in is sent to the overview. Scripts get a status that they can read instead.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (PageRequests.IsPage(Request))
        {
            Response.Redirect(WebRoutes.Overview);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
