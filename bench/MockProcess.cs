using RazorOkta.MockOkta;

namespace RazorOkta.Bench;

/// <summary>The mock as a process of its own.</summary>
internal sealed class MockProcess : IAsyncDisposable
{
    private readonly ServerProcess _server;

    private MockProcess(ServerProcess server, string url) => (_server, Url) = (server, url);

    public string Url { get; }

    public (TimeSpan Total, TimeSpan Kernel) ProcessorTime
    {
        get
        {
            var now = _server.Now;
            return (now.TotalProcessorTime, now.PrivilegedProcessorTime);
        }
    }

    public long WorkingSet => _server.Now.WorkingSet64;

    public static async Task<MockProcess> StartAsync()
    {
        var port = ServerProcess.FreePort();
        var url = $"http://127.0.0.1:{port}";
        return new MockProcess(
            await ServerProcess.StartAsync(
                typeof(MockOktaServer).Assembly, Login.Environment.Append(new("oktaSample__mockOkta__port", $"{port}")), $"{url}/oauth2/v1/keys"),
            url);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
