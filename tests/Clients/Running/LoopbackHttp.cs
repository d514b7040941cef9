using System.Net;
using System.Net.Sockets;

namespace RazorOkta.Clients.Running;

/// <summary>HTTP for programs on this machine: names below <c>.localhost</c> mean it, which browsers know and resolvers often do not.</summary>
internal static class LoopbackHttp
{
    public static HttpClient CreateClient() => new(CreateHandler(), disposeHandler: true);

    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
