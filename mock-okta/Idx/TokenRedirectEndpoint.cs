using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.SignIn;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// Ends a hosted sign-in: opens the session and goes on with what waits. Once only: a second browser with the same address gets nothing.
/// </summary>
internal static class TokenRedirectEndpoint
{
    public static IResult Handle(HttpContext http, MockOrg org)
    {
        if (org.Idx.Completed.Take(Parameters.FromQuery(http.Request)["stateToken"]) is not { } completed)
        {
            return SignInEndpoint.RequestIsGone;
        }

        org.Sessions.Open(http, completed.SignedIn, completed.StaysSignedIn);
        return Results.Redirect(completed.Destination.Url);
    }
}
