using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>
/// Against DNS rebinding: a page of evil.example can point its own name at 127.0.0.1 and would then be same-origin with the org.
/// </summary>
internal sealed class HostGuard(IReadOnlyList<string> alsoKnownAs)
{
    public Task RefuseOtherHostsAsync(HttpContext http, RequestDelegate next) =>
        IsOurs(http.Request.Host.Host, http.Org())
            ? next(http)
            : new ErrorPage("invalid_host", "This org does not answer to the host name of this request.").ExecuteAsync(http);

    private bool IsOurs(string host, MockOrg org) =>
        Loopback.IsLoopback(host)
        || host.Equals(new Uri(org.Origin).Host, StringComparison.OrdinalIgnoreCase)
        || alsoKnownAs.Contains(host, StringComparer.OrdinalIgnoreCase);
}
