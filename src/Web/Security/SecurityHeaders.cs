using System.Buffers.Text;
using System.Security.Cryptography;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Web.Security;

/// <summary>The headers of every answer, set before anything else runs; what serves files may replace the caching rule.</summary>
internal static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = new ContentSecurityPolicy(app.Services.GetRequiredService<SamplesConfig>().Oidc.OktaUrl);
        app.Use((http, next) =>
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            http.Items[NonceKey] = nonce;
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy.For(nonce);
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";     // the callback's address holds a code
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers.CacheControl = "no-store";              // the back button after a logout must find nothing
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return next(http);
        });
    }

    /// <summary>The nonce of this answer, for the one inline script of contract 1.</summary>
    public static string Nonce(this HttpContext http) => (string)http.Items[NonceKey]!;
}
