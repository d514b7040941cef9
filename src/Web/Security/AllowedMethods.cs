namespace RazorOkta.Web.Security;

/// <summary>
/// Refuses methods that a route does not have. The callback takes GET alone: a HEAD from a link scanner, or a POST from another site, must
/// not spend the login that is waiting for its answer.
/// </summary>
internal static class AllowedMethods
{
    public static void UseAllowedMethods(this WebApplication app) => app.Use((http, next) =>
    {
        string[] allowed = http.Request.Path.Value switch
        {
            WebRoutes.Error => [http.Request.Method], // it explains failed requests, which keep their method
            WebRoutes.Login or WebRoutes.Callback or WebRoutes.Session or WebRoutes.FrontchannelLogout => ["GET"],
            WebRoutes.BackchannelLogout => ["POST"],
            WebRoutes.Logout => ["GET", "POST"],
            WebRoutes.Sessions => ["GET", "HEAD", "POST"],
            _ => ["GET", "HEAD"],
        };
        if (allowed.Contains(http.Request.Method))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = string.Join(", ", allowed);
        return Task.CompletedTask;
    });
}
