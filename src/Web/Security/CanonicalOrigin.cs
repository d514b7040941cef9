using RazorOkta.Web.Configuration;

namespace RazorOkta.Web.Security;

/// <summary>
/// Sends who came by another name of this machine (127.0.0.1 for localhost) to the name in the redirect URI. A login that starts under one
/// name and returns under the other would miss its cookies, and fail for no visible reason.
/// </summary>
internal static class CanonicalOrigin
{
    public static void UseCanonicalOrigin(this WebApplication app)
    {
        var canonical = new Uri(app.Services.GetRequiredService<SamplesConfig>().Oidc.RedirectUri);
        if (!canonical.IsLoopback)
        {
            return; // only a loopback name can be told for certain to be the same server
        }

        app.Use((http, next) =>
        {
            var request = http.Request;
            if (!HttpMethods.IsGet(request.Method) || request.Scheme != canonical.Scheme
                || request.Host.Port != canonical.Port || request.Host.Host == canonical.Host)
            {
                return next(http);
            }

            http.Response.Redirect($"{canonical.GetLeftPart(UriPartial.Authority)}{request.PathBase}{request.Path}{request.QueryString}");
            return Task.CompletedTask;
        });
    }
}
