using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Where requests meet the faults of their org. Where none is on, the look at two fields is all that it costs.</summary>
internal static class FaultMiddleware
{
    public static Task RunAsync(HttpContext http, RequestDelegate next)
    {
        var org = http.Org();
        var interceptor = org.Interceptor ?? FaultBook.Existing(org);
        return interceptor is null ? next(http) : interceptor.InterceptAsync(http, next);
    }
}
