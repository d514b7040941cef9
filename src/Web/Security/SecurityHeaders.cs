using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Web.Security;

/// <summary>The headers of every answer, set before anything else runs; what serves files may replace the caching rule.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();
    private static readonly object FramedKey = new();

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = new ContentSecurityPolicy(app.Services.GetRequiredService<SamplesConfig>().Oidc.OktaUrl);
        app.Use((http, next) =>
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            http.Items[NonceKey] = nonce;
            Set(http, policy.For(nonce), replace: true);
            // Once more when the answer starts: an exception's page begins with a response that has been cleared.
            http.Response.OnStarting(() =>
            {
                Set(http, policy.For(nonce), replace: false);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>The nonce of this answer, for the one inline script of contract 1.</summary>
    public static string Nonce(this HttpContext http) => (string)http.Items[NonceKey]!;

    /// <summary>Lets one answer be framed by pages of one origin. <c>X-Frame-Options</c> cannot name an origin, so it is left out.</summary>
    public static void AllowFramingBy(HttpResponse response, string origin)
    {
        response.HttpContext.Items[FramedKey] = true;
        response.Headers.Remove(HeaderNames.XFrameOptions);
        ContentSecurityPolicy.AllowFramingBy(response, origin);
    }

    private static void Set(HttpContext http, string policy, bool replace)
    {
        Header("Content-Security-Policy", policy);
        Header("X-Content-Type-Options", "nosniff");
        if (!http.Items.ContainsKey(FramedKey))
        {
            Header("X-Frame-Options", "DENY");
        }

        Header("Referrer-Policy", "no-referrer");           // the callback's address holds a code
        Header("Cross-Origin-Opener-Policy", "same-origin");
        Header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        Header("Cache-Control", "no-store");                // the back button after a logout must find nothing
        if (http.Request.IsHttps)
        {
            Header("Strict-Transport-Security", "max-age=31536000");
        }

        void Header(string name, string value)
        {
            if (replace || !http.Response.Headers.ContainsKey(name))
            {
                http.Response.Headers[name] = value;
            }
        }
    }
}
