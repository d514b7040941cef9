using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>What every answer carries. Set as the answer starts, so that an exception's answer has it too.</summary>
internal static class StandardHeaders
{
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(AddTo, http.Response.Headers);
        return next(http);
    }

    private static Task AddTo(object response)
    {
        var headers = (IHeaderDictionary)response;
        headers["X-Okta-Request-Id"] = OktaId.New("req", 24);
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: browsers would then send "Origin: null" with the sign-in form, which SameSiteGuard refuses.
        headers["Referrer-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
            headers.Pragma = "no-cache";
        }

        return Task.CompletedTask;
    }
}
