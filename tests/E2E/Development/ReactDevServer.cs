using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Development;

/// <summary>A copy of the front-end in React, which a test may change, with its own development server.</summary>
internal sealed class ReactDevServer : IAsyncDisposable
{
    public const string Name = "@razorokta/react";

    private readonly Process _process;

    private ReactDevServer(Process process, string root, Uri address) => (_process, Root, Address) = (process, root, address);

    /// <summary>The folder whose <c>package.json</c> installs the copy.</summary>
    public string Root { get; }

    public Uri Address { get; }

    /// <summary>A file of the copy.</summary>
    /// <param name="path">Inside the package.</param>
    public string this[string path] => Path.Combine(Root, "react", path);

    public static async Task<ReactDevServer> StartAsync()
    {
        var root = RepositoryFolder.Artifacts("candidates/react-in-development");
        Install(root);
        var port = FreePort();
        var process = Process.Start(Start(Path.Combine(root, "react"), port))!;
        var lines = new List<string>();
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains($":{port}/", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
                return new ReactDevServer(process, root, new Uri($"http://127.0.0.1:{port}"));
            }

            lines.Add(line);
        }

        throw new InvalidOperationException($"The development server has ended: {string.Join(Environment.NewLine, lines)}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>By a link, as npm installs a folder: a development server does not look for changes below <c>node_modules</c>.</summary>
    private static void Install(string root)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        var source = Path.Combine(RepositoryFolder.Root, "frontends", "react");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is not "node_modules" and not "dist")
            {
                var copy = Path.Combine(root, "react", path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        File.WriteAllText(Path.Combine(root, "package.json"), $$$"""{"dependencies":{"{{{Name}}}":"file:react"}}""");
        var link = Path.Combine(root, "node_modules", Path.Combine(Name.Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, Path.Combine(root, "react"));
    }

    private static ProcessStartInfo Start(string folder, int port)
    {
        var start = Npm.In(folder, "run", "dev");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["PORT"] = $"{port}";
        start.Environment["BASE"] = "/frontends/dev/";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
