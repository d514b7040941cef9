using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Control;

/// <summary>
/// The control address changes the org and shows what it knows, so only programs and pages of this machine reach it: by connection,
/// by the host name they use (<see cref="HostGuard"/>), and not from a page of another site that a browser on this machine has open.
/// </summary>
internal sealed class ControlGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Loopback.CameThroughAProxy(http))
        {
            return Refuse("The control address is for this machine only, and this call came through a proxy.");
        }

        if (!Loopback.IsCaller(http))
        {
            return Refuse("The control address is for this machine only.");
        }

        if (!SameSiteGuard.CameFromOurPages(http.Request))
        {
            return Refuse("The control address is not for pages of other sites.");
        }

        // A form of another site cannot send this type without asking first, also where a browser sends neither Origin nor Fetch Metadata.
        return HasBody(http.Request) && !http.Request.HasJsonContentType()
            ? ValueTask.FromResult<object?>(ControlError.Because("The body must be JSON, with Content-Type: application/json.", StatusCodes.Status415UnsupportedMediaType))
            : next(context);
    }

    private static ValueTask<object?> Refuse(string why) =>
        ValueTask.FromResult<object?>(ControlError.Because(why, StatusCodes.Status403Forbidden));

    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
}
