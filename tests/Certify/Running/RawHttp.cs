using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RazorOkta.Certify.Running;

/// <summary>HTTP/1.1 by hand, for requests that a client library would tidy up before they are sent.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="origin">For example <c>http://localhost:40123</c>; the connection goes to this machine.</param>
    /// <param name="target">The request target, letter by letter.</param>
    /// <param name="headers">Beside Host and Connection; a Host among them takes the place of the right one.</param>
    public static Task<Answer> SendAsync(string origin, string method, string target, string body = "", params (string Name, string Value)[] headers)
    {
        var text = new StringBuilder($"{method} {target} HTTP/1.1\r\n");
        if (!headers.Any(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
        {
            text.Append(CultureInfo.InvariantCulture, $"Host: {new Uri(origin).Authority}\r\n");
        }

        foreach (var (name, value) in headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (body.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        text.Append("Connection: close\r\n\r\n").Append(body);
        return SendAsync(origin, Encoding.Latin1.GetBytes(text.ToString()), target);
    }

    /// <summary>Sends what may not even be HTTP. Status 0: the server has closed the connection without a word.</summary>
    public static async Task<Answer> SendAsync(string origin, byte[] request, string target = "")
    {
        using var limit = new CancellationTokenSource(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(origin).Port, limit.Token);
        // At once: a server that refuses a long request answers while it is still being sent.
        var received = ReceiveAsync(socket, limit.Token);
        try
        {
            await socket.SendAsync(request, limit.Token);
        }
        catch (SocketException)
        {
            // Reset while we were still sending: what had come before counts.
        }

        return Parse(Encoding.UTF8.GetString(await received), origin + target);
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket, CancellationToken cancellation)
    {
        using var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, cancellation) is > 0 and var read)
            {
                received.Write(buffer, 0, read);
            }
        }
        catch (SocketException)
        {
            // As above.
        }

        return received.ToArray();
    }

    private static Answer Parse(string text, string url)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        var status = lines[0].Split(' ') is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .Select(pair => KeyValuePair.Create(pair[0], pair[1].Trim())).ToList();
        return new Answer(status, url, headers, parts.ElementAtOrDefault(1) ?? "");
    }
}
