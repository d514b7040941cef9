using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>Ways in which an answer reaches, or does not reach, the one who asked.</summary>
internal static class Deliveries
{
    private const int Block = 64 * 1024;

    public static Func<HttpContext, byte[], Task> Late(TimeSpan by, OrgClock clock) => async (http, body) =>
    {
        await Task.Delay(by, clock, http.RequestAborted);
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    };

    public static Func<HttpContext, byte[], Task> ByteByByte(TimeSpan pause, OrgClock clock) => async (http, body) =>
    {
        http.Response.ContentLength = body.Length;
        for (var i = 0; i < body.Length; i++)
        {
            await http.Response.Body.WriteAsync(body.AsMemory(i, 1), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(pause, clock, http.RequestAborted);
        }
    };

    /// <summary>Until the caller gives up, or the server stops.</summary>
    public static async Task NeverAsync(HttpContext http, byte[] body)
    {
        Unanswered.Mark(http);
        var gone = new TaskCompletionSource();
        await using var registration = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>FIN: an orderly end, and no answer.</summary>
    public static Task CloseAsync(HttpContext http, byte[] body)
    {
        Unanswered.Mark(http);
        SocketOf(http)?.Shutdown(SocketShutdown.Both);
        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>RST.</summary>
    public static Task ResetAsync(HttpContext http, byte[] body)
    {
        Unanswered.Mark(http);
        if (SocketOf(http) is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Half of what Content-Length says; Kestrel then closes the connection by itself.</summary>
    public static async Task ShorterThanPromisedAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), http.RequestAborted);
    }

    /// <summary>Framed by hand, because a server that frames it does not leave out the end.</summary>
    public static async Task WithoutTheLastChunkAsync(HttpContext http, byte[] body)
    {
        http.Response.Headers.TransferEncoding = "chunked";
        http.Response.Headers.Connection = "close";
        var size = body.Length.ToString("x", CultureInfo.InvariantCulture);
        await http.Response.Body.WriteAsync(Encoding.ASCII.GetBytes($"{size}\r\n"), http.RequestAborted);
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), http.RequestAborted);
    }

    /// <summary>The answer, and then white space, which is JSON still (RFC 8259 2).</summary>
    public static Func<HttpContext, byte[], Task> Padded(long size) => async (http, body) =>
    {
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
        var spaces = Filled(Block);
        for (long written = body.Length; written < size; written += spaces.Length)
        {
            await http.Response.Body.WriteAsync(spaces, http.RequestAborted);
        }
    };

    public static Func<HttpContext, byte[], Task> GzipBomb(long size) => async (http, body) =>
    {
        http.Response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Optimal, leaveOpen: true);
        await gzip.WriteAsync(body, http.RequestAborted);
        var spaces = Filled(Block);
        for (long written = body.Length; written < size; written += spaces.Length)
        {
            await gzip.WriteAsync(spaces, http.RequestAborted);
        }
    };

    private static byte[] Filled(int size)
    {
        var spaces = new byte[size];
        spaces.AsSpan().Fill((byte)' ');
        return spaces;
    }

    private static Socket? SocketOf(HttpContext http) => http.Features.Get<IConnectionSocketFeature>()?.Socket;
}
