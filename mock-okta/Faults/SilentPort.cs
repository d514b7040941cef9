using System.Net;
using System.Net.Sockets;

namespace RazorOkta.MockOkta.Faults;

/// <summary>A port of this machine that takes connections and never says a word, for TLS handshakes and requests that hang. Opened on first use.</summary>
internal static class SilentPort
{
    private static readonly Lazy<TcpListener> Listener = new(Open);

    public static int Number => ((IPEndPoint)Listener.Value.LocalEndpoint).Port;

    /// <summary>Nobody ever accepts: the system completes the connections by itself.</summary>
    private static TcpListener Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(512);
        return listener;
    }
}
