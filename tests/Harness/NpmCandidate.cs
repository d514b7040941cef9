using System.Diagnostics;
using System.Security.Cryptography;

namespace RazorOkta.Harness;

/// <summary>A folder of <c>tests/E2E/Candidates</c>, installed with npm below the artifacts; once, as long as its lock file stays the same.</summary>
public static class NpmCandidate
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <returns>The folder in which it is installed.</returns>
    public static async Task<string> InstallAsync(string candidate)
    {
        var root = RepositoryFolder.Artifacts($"candidates/{candidate}");
        await OneAtATime.WaitAsync();
        try
        {
            await InstallAsync(Path.Combine(RepositoryFolder.Root, "tests/E2E/Candidates", candidate), root);
            return root;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task InstallAsync(string candidate, string root)
    {
        CopyFolder(candidate, root);
        var installed = Path.Combine(root, "installed.sha256");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(candidate, "package-lock.json"))));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == wanted)
        {
            return;
        }

        // Not "npm ci": packages of 2017 have optional dependencies that are on no registry any more, and ci takes those for a wrong lock.
        await NpmInstallAsync(root);
        await File.WriteAllTextAsync(installed, wanted);
    }

    /// <summary>Runs <c>npm install</c> in a folder.</summary>
    internal static async Task NpmInstallAsync(string root, params string[] flags)
    {
        var npm = Npm.In(root, ["install", "--no-audit", "--no-fund", .. flags]);
        npm.RedirectStandardError = true;
        using var process = Process.Start(npm)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm install in {root} failed: {errors}");
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
