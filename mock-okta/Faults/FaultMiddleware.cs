using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Where requests meet the faults of their org. Where none is on, the look at one field is all that it costs.</summary>
internal static class FaultMiddleware
{
    public static Task RunAsync(HttpContext http, RequestDelegate next)
    {
        var interceptor = http.Org().Interceptor;
        return interceptor is null ? next(http) : interceptor.InterceptAsync(http, next);
    }
}
