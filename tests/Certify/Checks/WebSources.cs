using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RazorOkta.Harness;

namespace RazorOkta.Certify.Checks;

/// <summary>
/// The web app as its compiler sees it: its sources, and what the source generators have made of pages, log messages and regular expressions. The
/// product has no switch for this: it is built once more, into a folder of its own, with its generated files kept.
/// </summary>
internal sealed class WebSources
{
    private static readonly string Project = Path.Combine(RepositoryFolder.Root, "src", "Web");

    private WebSources(CSharpCompilation compilation) => Compilation = compilation;

    public CSharpCompilation Compilation { get; }

    /// <summary>The files that were written by people.</summary>
    public IEnumerable<(string File, SyntaxTree Tree)> Written =>
        Compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(Project, StringComparison.Ordinal))
            .Select(tree => (Path.GetRelativePath(Project, tree.FilePath).Replace('\\', '/'), tree));

    public static async Task<WebSources> BuildAsync()
    {
        var folder = RepositoryFolder.Artifacts("checks");
        await BuildAsync(folder);
        var generated = Path.Combine(folder, "obj", "Web", "release");
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var files = Directory.EnumerateFiles(Project, "*.cs", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories));
        return new WebSources(CSharpCompilation.Create(
            "RazorOkta.Web",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            References(Path.Combine(folder, "bin", "Web", "release")),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable)));
    }

    private static async Task BuildAsync(string folder)
    {
        var build = new ProcessStartInfo("dotnet", ["build", Path.Combine(Project, "Web.csproj"), "-c", "Release", "-nologo", "-v", "q", $"-p:ArtifactsPath={folder}", "-p:EmitCompilerGeneratedFiles=true"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(build)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The web app cannot be built: {output}");
        }
    }

    /// <summary>What this very process runs on, and what the web app brings along.</summary>
    private static IEnumerable<MetadataReference> References(string bin) =>
        $"{AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")}".Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("RazorOkta.", StringComparison.Ordinal))
            .Append(Path.Combine(bin, "RazorOkta.FrontendHost.dll"))
            .Select(file => MetadataReference.CreateFromFile(file));
}
