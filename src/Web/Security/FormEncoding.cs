using Microsoft.Net.Http.Headers;

namespace RazorOkta.Web.Security;

/// <summary>Forms are UTF-8 (WHATWG URL 5.1). Another charset is either a mistake or an attempt to say one thing in two ways.</summary>
internal static class FormEncoding
{
    public static void UseFormEncoding(this WebApplication app) => app.Use((http, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || type.Charset.Length == 0
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || http.Request.Path == WebRoutes.Error) // it explains failed requests, which keep their headers
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });
}
