using System.Text.Json.Nodes;
using RazorOkta.Web.Profile;
using RazorOkta.Web.Sessions;
using SessionOptions = RazorOkta.Web.Sessions.SessionOptions; // ASP.NET Core has one, too

namespace RazorOkta.Web.Endpoints;

/// <summary>
/// Says to our own pages' scripts who is signed in, and for how long: <c>{"signedIn": true, "secondsLeft": 28000, "idleSecondsLeft": 3500,
/// "user": {...}}</c>, or <c>{"signedIn": false}</c>. It looks only: a page may ask every minute and the session ends when it would have ended.
/// </summary>
internal sealed class SessionEndpoint(SessionOptions options, TimeProvider clock)
{
    public IResult Handle(HttpContext http)
    {
        // No other site reads it, by CORS (which is not there) or by putting it into a page of its own (Fetch, 3.7).
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var answer = SessionHandler.SessionOf(http) is { } session ? Describe(session) : new JsonObject { ["signedIn"] = false };
        return Results.Text(answer.ToJsonString(), "application/json");
    }

    /// <summary>Nothing that front-ends do not get anyway: no token, no handle.</summary>
    private JsonObject Describe(UserSession session)
    {
        var now = clock.GetUtcNow();
        var left = session.OpenedAt + options.AbsoluteLimit - now;
        var idleLeft = session.UsedAt + options.IdleLimit - now;
        return new JsonObject
        {
            ["signedIn"] = true,
            ["secondsLeft"] = (long)left.TotalSeconds, // whatever happens
            ["idleSecondsLeft"] = (long)(idleLeft < left ? idleLeft : left).TotalSeconds, // if nothing happens
            ["user"] = ProfileView.ForFrontend(session.User),
        };
    }
}
