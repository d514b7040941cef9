using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace RazorOkta.Harness;

/// <summary>
/// One front-end of each template that the repository's own root does not install, written by the script behind <c>npm run new-frontend</c> into a
/// small repository below the artifacts. Written and installed once, as long as its sources stay the same.
/// </summary>
public static class NewFrontends
{
    public static readonly IReadOnlyList<string> Templates = ["lit", "svelte", "vanilla", "vue"];

    /// <summary>The folder whose <c>package.json</c> installs them.</summary>
    public static readonly string Root = RepositoryFolder.Artifacts("candidates/templates");

    private static readonly string[] Sources = ["contract", "frontends", "scripts"];
    private static readonly Lazy<Task> Installed = new(WriteAndInstallAsync);

    public static string NameFrom(string template) => $"my-{template}";

    public static Task InstallAsync() => Installed.Value;

    private static async Task WriteAndInstallAsync()
    {
        var stamp = Path.Combine(Root, "installed.sha256");
        var wanted = HashOfSources();
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return;
        }

        Directory.CreateDirectory(Root);
        File.Delete(stamp);
        foreach (var folder in Sources.Concat(Templates.Select(NameFrom)).Select(name => Path.Combine(Root, name)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in SourceFiles())
        {
            var copy = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(RepositoryFolder.Root, file), copy);
        }

        await File.WriteAllTextAsync(Path.Combine(Root, "package.json"), "{}");
        foreach (var template in Templates)
        {
            await WriteAsync(template);
        }

        var dependencies = string.Join(',', Templates.Select(NameFrom).Select(name => $"\"{name}\":\"file:./{name}\""));
        await File.WriteAllTextAsync(Path.Combine(Root, "package.json"), $$$"""{"dependencies":{{{{dependencies}}}}}""");
        await NpmCandidate.NpmInstallAsync(Root, "--ignore-scripts");
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private static async Task WriteAsync(string template)
    {
        var node = new ProcessStartInfo("node", ["scripts/new-frontend.mjs", NameFrom(template), "--template", template])
        {
            WorkingDirectory = Root, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["INIT_CWD"] = Root },
        };
        using var process = Process.Start(node)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"No front-end could be made from {template}: {errors}");
        }
    }

    private static string HashOfSources()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in SourceFiles())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, file))));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Paths in the repository, without what is made from them.</summary>
    private static IEnumerable<string> SourceFiles() => Sources.SelectMany(FilesIn);

    private static IEnumerable<string> FilesIn(string path)
    {
        var folder = new DirectoryInfo(Path.Combine(RepositoryFolder.Root, path));
        return folder.EnumerateFiles().Select(file => Path.Combine(path, file.Name)).Order(StringComparer.Ordinal).Concat(
            folder.EnumerateDirectories().Where(inside => inside.Name is not "node_modules" and not "dist").OrderBy(inside => inside.Name, StringComparer.Ordinal)
                .SelectMany(inside => FilesIn(Path.Combine(path, inside.Name))));
    }
}
