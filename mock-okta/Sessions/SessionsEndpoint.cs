using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary><c>/api/v1/sessions/me</c>: what AuthJS calls session.get, session.refresh and session.close.</summary>
internal static class SessionsEndpoint
{
    private static readonly OktaError NoSession = OktaError.NotFound("me (Session)");

    /// <summary>Get and refresh alike: every use slides the session.</summary>
    public static IResult Get(HttpContext http, MockOrg org) =>
        org.Sessions.Current(http) is { } session ? JsonAnswer.Of(Describe(session, org)) : NoSession;

    public static IResult Close(HttpContext http, MockOrg org)
    {
        if (org.Sessions.Close(http) is { } closed)
        {
            http.Log().SignedOut(closed.User.Login);
            return Results.NoContent();
        }

        return IsForgiven(http, org) ? Results.NoContent() : NoSession;
    }

    private static bool IsForgiven(HttpContext http, MockOrg org) =>
        org.Allows(LeniencyCatalogue.SessionCloseWithoutCookie) && org.Trusts(http.Request.Headers.Origin);

    private static object Describe(OktaSession session, MockOrg org) => new
    {
        id = session.Id,
        userId = session.User.Id,
        login = session.User.Login,
        createdAt = session.AuthenticatedAt.ToOktaTime(),
        expiresAt = (org.Clock.GetUtcNow() + OktaSessions.Idle).ToOktaTime(),
        status = "ACTIVE",
        lastPasswordVerification = session.AuthenticatedAt.ToOktaTime(),
        lastFactorVerification = session.SignedIn.UsedSecondFactor ? session.AuthenticatedAt.ToOktaTime() : null,
        amr = session.SignedIn.Methods,
        idp = new { id = org.Id, type = "OKTA" },
        mfaActive = session.SignedIn.UsedSecondFactor,
        _links = new
        {
            self = Link($"{org.Url}{OktaRoutes.CurrentSession}", "GET", "DELETE"),
            refresh = Link($"{org.Url}{OktaRoutes.RefreshSession}", "POST"),
        },
    };

    private static object Link(string href, params string[] allow) => new { href, hints = new { allow } };
}
