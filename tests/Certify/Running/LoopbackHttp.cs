using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace RazorOkta.Certify.Running;

/// <summary>HTTP for the tests' own part: every name is this machine, and nothing in a run leaves it.</summary>
internal static class LoopbackHttp
{
    [SuppressMessage("Security", "CA5359:Do not disable certificate validation", Justification = "The certificates are made by the run itself; those of the provider are the relying party's to check.")]
    /// <param name="from">The caller's own address; default: 127.0.0.1.</param>
    public static SocketsHttpHandler CreateHandler(IPAddress? from = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), // hosts come and go, and with them their ports
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        ConnectCallback = (context, cancellation) => ConnectAsync(context, from ?? IPAddress.Loopback, cancellation),
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, IPAddress from, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
