using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RazorOkta.MockOkta;

namespace RazorOkta.Bench;

/// <summary>The mock as a process of its own, so that its processor time is its own.</summary>
internal sealed class MockProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MockProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public (TimeSpan Total, TimeSpan Kernel) ProcessorTime
    {
        get
        {
            _process.Refresh();
            return (_process.TotalProcessorTime, _process.PrivilegedProcessorTime);
        }
    }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<MockProcess> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(MockOktaServer).Assembly.Location])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            Environment = { ["oktaSample__mockOkta__port"] = $"{port}" },
        };
        foreach (var (name, value) in Login.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var mock = new MockProcess(process, $"http://127.0.0.1:{port}");
        await mock.WaitAsync();
        return mock;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                await http.GetStringAsync($"{Url}/oauth2/v1/keys");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The mock did not start.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
