using System.Globalization;
using System.IO.Pipes;
using RazorOkta.Certify.Running;
using RazorOkta.Harness;
using RazorOkta.MockOkta;
using RazorOkta.Web;

namespace RazorOkta.Bench.Soaking;

/// <summary>The web app as it is delivered, as a process of its own with a state folder of its own; only a meter sits in it.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly ServerProcess _server;
    private readonly NamedPipeServerStream _meter;
    private readonly StreamReader _answers;
    private readonly TemporaryFolder _folder;
    private readonly TextWriter _log;

    private WebProcess(ServerProcess server, NamedPipeServerStream meter, TemporaryFolder folder, TextWriter log)
    {
        (_server, _meter, _folder, _log) = (server, meter, folder, log);
        _answers = new StreamReader(meter);
    }

    /// <summary>Lines of its log.</summary>
    public long Lines => _server.Lines;

    public int SessionFiles => Directory.GetFiles(Path.Combine(StateFolder, "sessions")).Length;

    public long StateBytes => new DirectoryInfo(StateFolder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private string StateFolder => _folder["state"];

    public static async Task<WebProcess> StartAsync(MockOktaServer org, int port, string logFile)
    {
        var folder = new TemporaryFolder();
        var name = Path.GetRandomFileName();
        var meter = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        await File.WriteAllTextAsync(folder[".samples.config.json"], "{}");
        var log = new StreamWriter(logFile);
        var origin = $"http://localhost:{port}";
        var server = await ServerProcess.StartAsync(typeof(WebRoutes).Assembly, new Dictionary<string, string?>
        {
            ["RAZOROKTA_CONFIG"] = folder[".samples.config.json"],
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.PipeVariable] = name,
            ["oktaSample__oidc__oktaUrl"] = org.Url,
            ["oktaSample__oidc__issuer"] = org.Org.DefaultIssuer,
            ["oktaSample__oidc__clientId"] = Certify.Running.Known.ClientId,
            ["oktaSample__oidc__clientSecret"] = Certify.Running.Known.ClientSecret,
            ["oktaSample__oidc__redirectUri"] = origin + WebRoutes.Callback,
            ["oktaSample__oidc__scopes"] = "openid profile email offline_access",
            ["oktaSample__server__port"] = $"{port}",
            ["oktaSample__server__stateDir"] = folder["state"],
            ["oktaSample__server__devServer"] = "http://127.0.0.1:9", // pages need no front-end to be asked for
            ["oktaSample__mockOkta__port"] = $"{new Uri(org.Url).Port}",
        }, origin + WebRoutes.Health, log);
        await meter.WaitForConnectionAsync();
        return new WebProcess(server, meter, folder, log);
    }

    /// <summary>Bytes of the heap as the last collection has left it.</summary>
    public Task<long> HeapAsync() => AskAsync(StartupHook.Look);

    /// <summary>Bytes that a full collection leaves.</summary>
    public Task<long> LiveAsync() => AskAsync(StartupHook.Collect);

    public (long WorkingSet, int Threads, int Handles, TimeSpan Processor) Look()
    {
        var now = _server.Now;
        return (now.WorkingSet64, now.Threads.Count, now.HandleCount, now.TotalProcessorTime);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _meter.DisposeAsync();
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<long> AskAsync(byte question)
    {
        await _meter.WriteAsync(new[] { question });
        return long.Parse((await _answers.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }
}
