using System.Diagnostics;
using System.Text.Json;
using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.ServerSide;

/// <summary>One of the programs in <c>servers</c>, in a process of its own.</summary>
internal sealed class NodeApp : IServerApp
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private NodeApp(Process process, int port) => (_process, Origin) = (process, $"http://localhost:{port}");

    public string Origin { get; }

    public static async Task<NodeApp> StartAsync(string program)
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folders.NodePrograms, program)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            return new NodeApp(process, (await ReadAsync(process)).GetProperty("port").GetInt32());
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public async Task UseAsync(ServerSettings settings)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings, CamelCase));
        await _process.StandardInput.FlushAsync();
        await ReadAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close(); // it ends by itself
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The next line that is JSON: some packages write warnings between.</summary>
    private static async Task<JsonElement> ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                using var document = JsonDocument.Parse(line);
                return document.RootElement.Clone();
            }
        }

        throw new RowException($"the program ended: {(await process.StandardError.ReadToEndAsync()).Trim()}");
    }
}
