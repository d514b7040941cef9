using System.Net;
using System.Net.Sockets;

namespace RazorOkta.Harness;

/// <summary>
/// A bound socket whose port is known before the server starts. The web app's port stands in its redirect URI, which the org must know
/// first; asking for a free port and binding it later would be a race.
/// </summary>
internal static class LoopbackSocket
{
    public static (Socket Socket, int Port) Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (socket, ((IPEndPoint)socket.LocalEndPoint!).Port);
    }
}
