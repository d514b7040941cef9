using RazorOkta.Web.Profile;
using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Endpoints;

/// <summary>
/// Says to our own pages' scripts who is signed in, and for how long: <c>{"signedIn": true, "secondsLeft": 28000, "idleSecondsLeft": 3500,
/// "user": {...}}</c>, or <c>{"signedIn": false}</c>. It looks only: a page may ask every minute and the session ends when it would have ended.
/// </summary>
internal sealed class SessionEndpoint(SessionView view)
{
    public IResult Handle(HttpContext http)
    {
        // No other site reads it, by CORS (which is not there) or by putting it into a page of its own (Fetch, 3.7).
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Text(view.Of(SessionHandler.SessionOf(http)).ToJsonString(), "application/json");
    }
}
