using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace RazorOkta.Certify.Running;

/// <summary>
/// Stands where the org sends its logout tokens, and keeps them: the journal hides signatures, and whoever replays a token needs the whole of it.
/// One of them serves a whole run; the org's path names the case.
/// </summary>
internal sealed class LogoutTokenCatcher
{
    private static readonly Lazy<LogoutTokenCatcher> TheOne = new(() => new LogoutTokenCatcher());

    private readonly int _port;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _caught = new(StringComparer.Ordinal);

    private LogoutTokenCatcher()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0); // as long as the process
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = ListenAsync(listener);
    }

    /// <summary>The relying party's logout tokens come here; a case then posts them itself.</summary>
    public static Setup Setup => new()
    {
        Org = definition => definition with
        {
            Clients = [definition.Clients[0] with { BackchannelLogoutUri = $"http://127.0.0.1:{TheOne.Value._port}/{new Uri(definition.Clients[0].RedirectUris[0]).Port}" }],
        },
    };

    /// <summary>A good logout token that nobody has had yet.</summary>
    public static async Task<string> CatchAsync(Stage stage, string subject, string? session)
    {
        await stage.Org.SendLogoutTokenAsync(subject, session);
        return TheOne.Value._caught.TryRemove($"/{new Uri(stage.Web.Origin).Port}", out var token) ? token : throw new RowException("the org has sent no logout token");
    }

    private async Task ListenAsync(TcpListener listener)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var text = await ReadAsync(stream);
            var path = text.Split(' ')[1];
            _caught[path] = $"{QueryHelpers.ParseQuery(text.Split("\r\n\r\n", 2)[1])["logout_token"]}";
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()) && await stream.ReadAsync(buffer) is > 0 and var read)
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string text) =>
        text.Split("\r\n\r\n", 2) is [var head, var body]
        && System.Text.RegularExpressions.Regex.Match(head, @"Content-Length: (\d+)", System.Text.RegularExpressions.RegexOptions.IgnoreCase) is { Success: true } length
        && body.Length >= int.Parse(length.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
}
