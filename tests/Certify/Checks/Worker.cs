using System.Diagnostics;
using RazorOkta.Harness;

namespace RazorOkta.Certify.Checks;

/// <summary>A copy of this very program whose web app can be replaced, and which is then run in a process of its own.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

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

    /// <summary>Where the web app without a check is to be written.</summary>
    public string WebAssembly => _folder["RazorOkta.Web.dll"];

    /// <returns>The case that failed, and what it saw; <c>null</c>: none did.</returns>
    public async Task<string?> FirstRedAsync(IReadOnlyList<string> names)
    {
        var list = _folder["cases.txt"];
        await File.WriteAllLinesAsync(list, names);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [_folder["RazorOkta.Certify.dll"], "--until-red", list])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? null : Red(output) ?? $"the program ends with {process.ExitCode}: {(await errors).Split('\n')[0]}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return "the run has no end";
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string? Red(string output) =>
        output.Split('\n').FirstOrDefault(line => line.StartsWith(UntilRed.Mark, StringComparison.Ordinal))?[UntilRed.Mark.Length..].Trim();
}
