using System.Diagnostics;
using Microsoft.CodeAnalysis;
using RazorOkta.Harness;

namespace RazorOkta.Certify.Checks;

/// <summary>A copy of this very program whose web app can be replaced, and which is then run in a process of its own.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>Longer than a case may take, twice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public Worker()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = _folder[Path.GetRelativePath(AppContext.BaseDirectory, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Puts another web app into the copy.</summary>
    /// <returns>Whether it compiles; else the copy is as it was.</returns>
    public bool TryUse(Compilation web)
    {
        using var assembly = new MemoryStream();
        if (!web.Emit(assembly).Success)
        {
            return false;
        }

        File.WriteAllBytes(_folder["RazorOkta.Web.dll"], assembly.ToArray());
        return true;
    }

    /// <returns>The case that failed, and what it saw; <c>null</c>: none did.</returns>
    public async Task<string?> FirstRedAsync(IReadOnlyList<string> names)
    {
        var answer = await AskAsync("--until-red", names, line => line.StartsWith(UntilRed.Mark, StringComparison.Ordinal));
        return answer.Last?[UntilRed.Mark.Length..].Trim() ?? answer.Trouble;
    }

    /// <returns>What the run says of each case.</returns>
    /// <exception cref="InvalidOperationException">It does not come to its end.</exception>
    public async Task<IReadOnlyList<string>> ReachedAsync(IReadOnlyList<string> names)
    {
        var lines = new List<string>();
        var answer = await AskAsync("--reached", names, line =>
        {
            if (line.StartsWith(Reached.Mark, StringComparison.Ordinal))
            {
                lines.Add(line[Reached.Mark.Length..]);
            }

            return false;
        });
        return answer.Trouble is null ? lines : throw new InvalidOperationException($"The cases cannot be run to see what they reach: {answer.Trouble}");
    }

    public void Dispose() => _folder.Dispose();

    /// <param name="flag">What to do with the cases.</param>
    /// <param name="names">Of the cases.</param>
    /// <param name="isEnough">Asked for each line that the copy says; it is ended at the first that is.</param>
    private async Task<(string? Last, string? Trouble)> AskAsync(string flag, IReadOnlyList<string> names, Func<string, bool> isEnough)
    {
        var list = _folder["cases.txt"];
        await File.WriteAllLinesAsync(list, names);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [_folder["RazorOkta.Certify.dll"], flag, list])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" }, // it lives for seconds
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            {
                if (isEnough(line))
                {
                    process.Kill(entireProcessTree: true);
                    return (line, null);
                }
            }

            await process.WaitForExitAsync();
            return (null, process.ExitCode == 0 ? null : $"the program ends with {process.ExitCode}: {(await errors).Split('\n')[0]}");
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "the run has no end");
        }
    }
}
