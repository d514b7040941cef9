using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>Asks for a path exactly as it is written; HttpClient would tidy up the dots.</summary>
internal static class RawGet
{
    public static async Task<HttpStatusCode> StatusAsync(string origin, string path)
    {
        var address = new Uri(origin);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (HttpStatusCode)int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
