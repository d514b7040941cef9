using System.Net;

namespace RazorOkta.MockOkta.Http;

internal static class Loopback
{
    /// <summary>What a proxy adds: it may run on this machine and serve callers of another.</summary>
    private static readonly string[] Relayed = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    /// <summary>Names below <c>.localhost</c> always mean this machine (RFC 6761 6.3).</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && Uri.CheckHostName(host) == UriHostNameType.Dns)
        || IsLoopbackAddress(host);

    /// <summary>Whether the caller is on this machine; one without an address is in this process.</summary>
    public static bool IsCaller(HttpContext http) => http.Connection.RemoteIpAddress is not { } caller || IPAddress.IsLoopback(caller);

    public static bool CameThroughAProxy(HttpContext http) => Relayed.Any(http.Request.Headers.ContainsKey);

    public static bool IsLoopbackAddress(string host) => IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
