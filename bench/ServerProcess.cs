using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace RazorOkta.Bench;

/// <summary>A server of ours as a process of its own, so that its processor time and memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TextWriter _log;
    private long _lines;

    private ServerProcess(Process process, TextWriter log) => (_process, _log) = (process, TextWriter.Synchronized(log));

    /// <summary>As it is now: times, memory, threads, handles.</summary>
    public Process Now
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>What it has written to its standard output.</summary>
    public long Lines => Interlocked.Read(ref _lines);

    /// <param name="program">A program that lies beside this one.</param>
    /// <param name="environment">Beside our own.</param>
    /// <param name="sign">Address that answers as soon as it has started.</param>
    /// <param name="log">Gets what it writes to its standard output; default: nobody.</param>
    public static async Task<ServerProcess> StartAsync(Assembly program, IEnumerable<KeyValuePair<string, string?>> environment, string sign, TextWriter? log = null)
    {
        var start = new ProcessStartInfo("dotnet", [program.Location]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var server = new ServerProcess(process, log ?? TextWriter.Null);
        process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        process.BeginOutputReadLine();
        await server.WaitAsync(sign);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            Interlocked.Increment(ref _lines);
            _log.WriteLine(line);
        }
    }

    private async Task WaitAsync(string sign)
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 400 && !_process.HasExited; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(sign);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"{_process.StartInfo.ArgumentList[0]} did not start.");
    }
}
