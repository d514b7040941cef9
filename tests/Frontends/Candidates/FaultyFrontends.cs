using System.Text.Json;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Candidates;

/// <summary>
/// Front-ends with one defect each, named after the rule that they break, and after two dashes how, where there are several: a good one, the template
/// <c>vanilla</c>, and a module of <c>Faulty</c> around its <c>mount</c>. They prove that the checks find what they are made for.
/// </summary>
internal static class FaultyFrontends
{
    private static readonly string Modules = Path.Combine(RepositoryFolder.Root, "tests", "Frontends", "Faulty");
    private static readonly Lazy<Task<(string Output, OutputFile File)>> Good = new(MakeGoodAsync);

    /// <summary>Those whose package is faulty, and not what it draws.</summary>
    private static readonly Dictionary<string, Action<string>> OfPackage = new()
    {
        ["package-manifest"] = package => Write(package, "package.json", Manifest("package-manifest", """{"contract":2,"framework":"none","output":"public","levle":4}""")),
        ["package-output"] = package => Write(package, "public/frontend.json", """{"entry":"gone.js"}"""),
        ["package-build"] = package =>
        {
            Write(package, "package.json", Manifest("package-build", """{"contract":2,"framework":"none","level":4}"""));
            Write(package, "build.cjs", "const fs = require('fs'); fs.cpSync('public', process.env.DIST_OUT, { recursive: true }); fs.writeFileSync('left-behind.txt', String(Date.now()));");
        },
    };

    /// <summary>Whether this is a checkout of the repository.</summary>
    public static bool AreHere => Directory.Exists(Modules);

    /// <summary>All, by name.</summary>
    public static IReadOnlyList<string> Names =>
        [.. OfPackage.Keys.Concat(Directory.EnumerateFiles(Modules, "*.js").Select(file => Path.GetFileNameWithoutExtension(file))).Order(StringComparer.Ordinal)];

    /// <summary>The rule that one breaks.</summary>
    public static string RuleOf(string name) => name.Split("--")[0];

    /// <param name="defect">Its name.</param>
    /// <param name="folder">Where it is written.</param>
    public static async Task<Candidate> MakeAsync(string defect, string folder)
    {
        var (output, file) = await Good.Value;
        var name = $"faulty-{defect}";
        var package = Directory.CreateDirectory(Path.Combine(folder, "node_modules", name)).FullName;
        Write(folder, "package.json", $$$"""{"dependencies":{"{{{name}}}":"1.0.0"}}""");
        Copy(output, Path.Combine(package, "public"));
        Write(package, "package.json", Manifest(defect, """{"contract":2,"framework":"none","output":"public","level":4}"""));
        if (OfPackage.TryGetValue(defect, out var spoil))
        {
            spoil(package);
        }
        else
        {
            Write(package, "public/faulty.js", await File.ReadAllTextAsync(Path.Combine(Modules, $"{defect}.js")));
            Write(package, "public/entry.js", $"import {{ mount as good }} from './{file.Entry}';\nimport {{ mount as faulty }} from './faulty.js';\nexport const mount = faulty(good);\n");
            Write(package, "public/frontend.json", JsonSerializer.Serialize(new { entry = "entry.js", styles = file.Styles }));
        }

        return await Candidate.MakeAsync(FrontendUnderTest.Installed(name, folder, Path.Combine(folder, "published")));
    }

    private static async Task<(string, OutputFile)> MakeGoodAsync()
    {
        var frontend = FrontendUnderTest.FromTemplate("vanilla");
        await frontend.PrepareAsync();
        var output = new DirectoryInfo(frontend.StaticDir).EnumerateDirectories("my-vanilla-*").OrderByDescending(one => one.CreationTimeUtc).First().FullName;
        return (output, OutputFile.Read(output).File!);
    }

    private static string Manifest(string defect, string razorOkta) => $$$"""{"name":"faulty-{{{defect}}}","version":"1.0.0","scripts":{"build":"node build.cjs"},"razorOkta":{{{razorOkta}}}}""";

    private static void Copy(string from, string to)
    {
        foreach (var file in new DirectoryInfo(from).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.StartsWith('.') && file.Extension is not (".br" or ".gz")))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy, overwrite: true);
        }
    }

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
