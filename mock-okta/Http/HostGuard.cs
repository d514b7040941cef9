using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Http;

/// <summary>
/// Against DNS rebinding: a page of evil.example can point its own name at 127.0.0.1 and would then be same-origin with the org.
/// </summary>
internal sealed class HostGuard(IReadOnlyList<string> alsoKnownAs)
{
    public Task RefuseOtherHostsAsync(HttpContext http, RequestDelegate next) =>
        IsOurs(http.Request.Host.Host)
            ? next(http)
            : new ErrorPage("invalid_host", "This org does not answer to the host name of this request.").ExecuteAsync(http);

    /// <summary>The org's own name is always one of this machine's (<see cref="MockOktaSettingsValidator"/>).</summary>
    private bool IsOurs(string host) => Loopback.IsLoopback(host) || alsoKnownAs.Contains(host, StringComparer.OrdinalIgnoreCase);
}
