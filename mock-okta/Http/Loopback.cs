using System.Net;

namespace RazorOkta.MockOkta.Http;

internal static class Loopback
{
    /// <summary>Names below <c>.localhost</c> always mean this machine (RFC 6761 6.3).</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && Uri.CheckHostName(host) == UriHostNameType.Dns)
        || IsLoopbackAddress(host);

    public static bool IsLoopbackAddress(string host) => IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
