using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Candidates;

/// <summary>A candidate of which nothing can be said; the message says why, and what to do.</summary>
internal sealed class CannotBeJudgedException(string message) : Exception(message);

/// <summary>Gets what is to be judged: a package by its name on npm, a folder, a tarball, or a server that runs somewhere.</summary>
internal static partial class Intake
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="what">As it was given.</param>
    /// <param name="scratch">A folder of the run's own: nothing is installed anywhere else.</param>
    /// <param name="from">Where a relative path begins.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    /// <exception cref="CannotBeJudgedException">There is nothing to be judged.</exception>
    public static async Task<Candidate> TakeAsync(string what, string scratch, string from, CancellationToken cancellation)
    {
        if (Uri.TryCreate(what, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return await RunningAsync(address, cancellation);
        }

        var path = Path.GetFullPath(what, from);
        var name = Directory.Exists(path) ? await OfFolderAsync(path, scratch, cancellation) : await OfNpmAsync(File.Exists(path) ? path : PackageOnNpm(what), scratch, cancellation);
        try
        {
            return await Candidate.MakeAsync(FrontendUnderTest.Installed(name, scratch, Path.Combine(scratch, "published")), cancellation);
        }
        catch (CannotBeBuiltHereException e)
        {
            throw new CannotBeJudgedException(e.Message);
        }
    }

    private static string PackageOnNpm(string what) => PackageSpec().IsMatch(what)
        ? what
        : throw new CannotBeJudgedException($"\"{what}\" is no folder, no file, no address, and no name of a package on npm.");

    private static async Task<Candidate> RunningAsync(Uri address, CancellationToken cancellation)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            var page = await http.GetStringAsync(origin, cancellation);
            return OrgUrl().Match(page) is { Success: true } org
                ? Candidate.RunningAt(origin, JsonSerializer.Deserialize<string>(org.Groups["url"].Value)!)
                : throw new CannotBeJudgedException($"The page at {origin} is none of contract 2: it has no options of a front-end in it.");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new CannotBeJudgedException($"{origin} does not answer: {e.Message}");
        }
    }

    /// <summary>Where its author has installed what it is made with, it is judged where it lies; else a copy is, as npm would install it.</summary>
    private static async Task<string> OfFolderAsync(string folder, string scratch, CancellationToken cancellation)
    {
        var (name, dependencies) = ReadManifest(folder);
        if (!dependencies.All(dependency => IsInstalled(folder, dependency)))
        {
            return await OfNpmAsync(folder, scratch, cancellation);
        }

        var link = Path.Combine(scratch, "node_modules", Path.Combine(name.Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, folder);
        await File.WriteAllTextAsync(Path.Combine(scratch, "package.json"), JsonSerializer.Serialize(new { dependencies = new Dictionary<string, string> { [name] = "*" } }), cancellation);
        return name;
    }

    private static (string Name, IReadOnlyList<string> Dependencies) ReadManifest(string folder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
            var dependencies = json.RootElement.TryGetProperty("dependencies", out var member) && member.ValueKind == JsonValueKind.Object ? member.EnumerateObject().Select(one => one.Name).ToList() : [];
            return (json.RootElement.GetProperty("name").GetString()!, dependencies);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CannotBeJudgedException($"{folder} has no package.json with a name: {e.Message}");
        }
    }

    private static bool IsInstalled(string folder, string dependency)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "node_modules", Path.Combine(dependency.Split('/')))))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<string> OfNpmAsync(string spec, string scratch, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(scratch, "package.json"), "{}", cancellation);
        await NpmAsync(scratch, ["install", "--install-links", "--no-audit", "--no-fund", "--", spec], cancellation);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(scratch, "package.json"), cancellation));
        return json.RootElement.GetProperty("dependencies").EnumerateObject().Single().Name;
    }

    private static async Task NpmAsync(string folder, string[] words, CancellationToken cancellation)
    {
        var start = Npm.In(folder, words);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start) ?? throw new CannotBeJudgedException("npm cannot be started.");
        var lines = new Queue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new CannotBeJudgedException($"npm was still installing after {Longest.TotalMinutes} minutes, and was ended.");
        }

        if (process.ExitCode != 0)
        {
            throw new CannotBeJudgedException($"npm cannot install it:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", lines)}");
        }

        void Keep(string? line)
        {
            lock (lines)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    lines.Enqueue(line);
                }

                if (lines.Count > 15)
                {
                    lines.Dequeue();
                }
            }
        }
    }

    [GeneratedRegex(@"^(@[a-z0-9][a-z0-9._~-]*/)?[a-z0-9][a-z0-9._~-]*(@[A-Za-z0-9^~<>=.*+-]+)?\z")]
    private static partial Regex PackageSpec();

    [GeneratedRegex("id=\"frontend-options\"[^>]*>.*?\"okta\":\\{\"url\":(?<url>\"[^\"]+\")", RegexOptions.Singleline)]
    private static partial Regex OrgUrl();
}
