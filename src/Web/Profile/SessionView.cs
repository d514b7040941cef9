using System.Text.Json.Nodes;
using RazorOkta.Web.Sessions;
using SessionOptions = RazorOkta.Web.Sessions.SessionOptions; // ASP.NET Core has one, too

namespace RazorOkta.Web.Profile;

/// <summary>What may be said of a session to the page that it belongs to (contract/options.schema.json, Session): no token, no handle.</summary>
internal sealed class SessionView(SessionOptions options, TimeProvider clock)
{
    /// <param name="session"><c>null</c>: nobody is signed in.</param>
    public JsonObject Of(UserSession? session)
    {
        if (session is null)
        {
            return new JsonObject { ["signedIn"] = false };
        }

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
