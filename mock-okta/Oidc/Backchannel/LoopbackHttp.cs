using System.Net;
using System.Net.Sockets;

namespace RazorOkta.MockOkta.Oidc.Backchannel;

/// <summary>
/// Calls to programs on this machine. Whatever the name of the address says, the connection goes to loopback: nothing that an org is told
/// makes it call elsewhere, and names below .localhost need no resolver.
/// </summary>
internal static class LoopbackHttp
{
    public static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = DialAsync,
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private static async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var port = context.DnsEndPoint.Port;
        IPAddress[] candidates = IPAddress.TryParse(context.DnsEndPoint.Host, out var named) && IPAddress.IsLoopback(named)
            ? [named]
            : [IPAddress.Loopback, IPAddress.IPv6Loopback];
        return await TryDialAsync(candidates[0], port, cancellationToken)
            ?? await TryDialAsync(candidates[^1], port, cancellationToken)
            ?? throw new HttpRequestException($"Nothing listens on port {port} of this machine.");
    }

    private static async Task<Stream?> TryDialAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
