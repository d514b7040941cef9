using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Development;

/// <summary>A copy of a front-end, which a test may change, with its own development server.</summary>
internal sealed class DevServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private DevServer(Process process, string root, string folder, Uri address) => (_process, Root, _folder, Address) = (process, root, folder, address);

    /// <summary>The folder whose <c>package.json</c> installs the copy.</summary>
    public string Root { get; }

    public Uri Address { get; }

    public FrontendUnderTest Frontend => FrontendUnderTest.Developed(NameOf(_folder), Root, Address);

    /// <summary>A file of the copy.</summary>
    /// <param name="path">Inside the package.</param>
    public string this[string path] => Path.Combine(Root, _folder, path);

    /// <param name="folder">Of the front-end, in <c>frontends</c>.</param>
    public static async Task<DevServer> StartAsync(string folder)
    {
        var root = RepositoryFolder.Artifacts($"candidates/{folder}-in-development");
        Install(root, folder);
        var port = FreePort();
        var process = Process.Start(Start(Path.Combine(root, folder), port))!;
        var lines = new List<string>();
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains($":{port}/", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
                return new DevServer(process, root, folder, new Uri($"http://127.0.0.1:{port}"));
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
    private static void Install(string root, string folder)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        var source = Path.Combine(RepositoryFolder.Root, "frontends", folder);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is not "node_modules" and not "dist")
            {
                var copy = Path.Combine(root, folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        File.WriteAllText(Path.Combine(root, "package.json"), $$$"""{"dependencies":{"{{{NameOf(folder)}}}":"file:{{{folder}}}"}}""");
        var link = Path.Combine(root, "node_modules", Path.Combine(NameOf(folder).Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, Path.Combine(root, folder));
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

    private static string NameOf(string folder) => $"@razorokta/{folder}";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
