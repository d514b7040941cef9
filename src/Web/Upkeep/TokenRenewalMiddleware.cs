using RazorOkta.Web.Sessions;

namespace RazorOkta.Web.Upkeep;

/// <summary>Sees to a session's tokens whenever it is used. Who only looks at it, or leaves it, waits for nothing.</summary>
internal static class TokenRenewalMiddleware
{
    /// <summary>After authentication, which finds the session; before authorization, for it may end here.</summary>
    public static void UseTokenRenewal(this WebApplication app)
    {
        var renewal = app.Services.GetRequiredService<TokenRenewal>();
        var cookie = app.Services.GetRequiredService<SessionCookie>();
        app.Use(async (http, next) =>
        {
            if (!LooksOnlyAttribute.IsOn(http) && SessionHandler.SessionOf(http) is { } session)
            {
                var renewed = await renewal.RenewAsync(session, http.RequestAborted);
                SessionHandler.Continue(http, renewed);
                if (renewed is null)
                {
                    cookie.Delete(http.Response);
                }
            }

            await next(http);
        });
    }
}
