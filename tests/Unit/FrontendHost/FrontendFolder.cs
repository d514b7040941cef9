using System.Text.Json;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>A root folder with packages in it, as npm leaves them; their builds are a line of JavaScript.</summary>
internal sealed class FrontendFolder : IDisposable
{
    public const string GoodBuild = """
        const fs = require('fs'), path = require('path');
        const out = process.env.DIST_OUT;
        fs.mkdirSync(path.join(out, 'css', '.hidden'), { recursive: true });
        fs.writeFileSync(path.join(out, 'bundle.js'), 'var bundle = 1; //' + 'x'.repeat(5000));
        fs.writeFileSync(path.join(out, 'doc.js'), 'var doc = 1;');
        fs.writeFileSync(path.join(out, 'css', 'a.css'), 'a{}');
        fs.writeFileSync(path.join(out, 'css', '.hidden', 'b.css'), 'b{}');
        fs.writeFileSync(path.join(out, '.env'), 'secret');
        fs.writeFileSync(path.join(out, 'page.html'), '<script>alert(1)</script>');
        console.log('built');
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _dependencies = [];

    public FrontendFolder() => WriteRoot();

    public string Path => _folder.Path;

    public string StaticDir => _folder["dist"];

    public FrontendFolder Install(string name, string build = GoodBuild, bool shipped = false, string version = "1.0.0", bool strictCsp = false, bool serverLogin = false)
    {
        var package = shipped ? _folder[$"frontends/{name}"] : _folder[$"node_modules/{name}"];
        Directory.CreateDirectory(System.IO.Path.Combine(package, "scripts"));
        if (shipped)
        {
            Directory.CreateDirectory(_folder["node_modules"]);
            Directory.CreateSymbolicLink(_folder[$"node_modules/{name}"], package);
        }

        Write(package, "package.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["name"] = name,
            ["version"] = version,
            ["bin"] = new Dictionary<string, string> { ["build-frontend"] = "./scripts/b.js" },
            ["razorOkta"] = new { strictCsp, serverLogin },
        }));
        Write(package, "scripts/b.js", build);
        _dependencies[name] = version;
        WriteRoot();
        return this;
    }

    /// <summary>A package of contract 2.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="manifest">The member <c>razorOkta</c>, as JSON.</param>
    /// <param name="files">What else is in it, by path.</param>
    public FrontendFolder InstallTwo(string name, string manifest, params (string Path, string Text)[] files)
    {
        var package = Directory.CreateDirectory(_folder[$"node_modules/{name}"]).FullName;
        Write(package, "package.json", $$$"""{"name":"{{{name}}}","version":"2.0.0","scripts":{"build":"node build.cjs"},"razorOkta":{{{manifest}}}}""");
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(package, path))!);
            Write(package, path, text);
        }

        _dependencies[name] = "2.0.0";
        WriteRoot();
        return this;
    }

    public FrontendFolder InstallOther(string name)
    {
        Write(Directory.CreateDirectory(_folder[$"node_modules/{name}"]).FullName, "package.json", $$"""{"name":"{{name}}","bin":"x.js"}""");
        _dependencies[name] = "1.0.0";
        WriteRoot();
        return this;
    }

    public FrontendFolder Rebuild(string name, string build)
    {
        Write(_folder[$"node_modules/{name}"], "scripts/b.js", build);
        return this;
    }

    /// <summary>A folder that is no front-end, linked as npm does it, with one file.</summary>
    public FrontendFolder Link(string name, string file, string text)
    {
        var package = Directory.CreateDirectory(_folder[$"linked/{name}"]).FullName;
        Write(package, file, text);
        var link = _folder[$"node_modules/{name}"];
        if (!Directory.Exists(link))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(link)!);
            Directory.CreateSymbolicLink(link, package);
        }

        return this;
    }

    /// <param name="frontend">Which; <c>null</c>: the installed one.</param>
    /// <param name="devServer">Its own development server; <c>null</c>: it is built.</param>
    /// <param name="clock">The server's; <c>null</c>: the system's.</param>
    /// <param name="https">Whether it speaks https.</param>
    public Task<WebHost> ServeAsync(string? frontend = null, Uri? devServer = null, TimeProvider? clock = null, bool https = false) => WebHost.StartAsync(_ => new WebHostSettings
    {
        OktaUrl = "http://127.0.0.1:9",
        Issuer = "http://127.0.0.1:9/oauth2/default",
        FrontendRoot = Path,
        StaticDir = StaticDir,
        Frontend = frontend,
        DevServer = devServer,
        Clock = clock ?? TimeProvider.System,
    }, https ? SelfSigned.ForLocalhost : null);

    public void Dispose() => _folder.Dispose();

    private void WriteRoot() => Write(Path, "package.json", JsonSerializer.Serialize(new { dependencies = _dependencies }));

    private static void Write(string folder, string name, string text) => File.WriteAllText(System.IO.Path.Combine(folder, name), text);
}
