using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace RazorOkta.FrontendHost.Publish;

/// <summary><c>frontend.json</c> in the output of a front-end of contract 2: which of its files a page loads (contract/output.schema.json).</summary>
internal sealed partial record OutputFile
{
    public const string Name = "frontend.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        PropertyNameCaseInsensitive = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Entry { get; init; }

    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <param name="output">Folder of a build.</param>
    /// <returns>What it says, or what is wrong with it, as the end of a sentence that begins with the build; never both.</returns>
    public static (OutputFile? File, string? Mistake) Read(string output)
    {
        var json = Path.Combine(output, Name);
        if (!File.Exists(json))
        {
            return (null, $"wrote no {Name}");
        }

        var (file, mistake) = Parse(File.ReadAllBytes(json));
        return file?.Files.FirstOrDefault(path => !File.Exists(Path.Combine(output, path))) is { } missing ? (null, IsNone(missing)) : (file, mistake);
    }

    /// <param name="json">The text of it.</param>
    /// <returns>As of <see cref="Read"/>; whether its files are there is not looked at.</returns>
    public static (OutputFile? File, string? Mistake) Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<OutputFile>(json, Strict) ?? throw new JsonException("it holds null");
            return file.Files.FirstOrDefault(path => !IsFile().IsMatch(path)) is { } wrong ? (null, IsNone(wrong)) : (file, null);
        }
        catch (JsonException e)
        {
            return (null, $"wrote a {Name} that is none: {e.Message}");
        }
    }

    private IEnumerable<string> Files => Styles.Prepend(Entry);

    private static string IsNone(string path) => $"names \"{path}\" in {Name}, and there is no such file in its output";

    // No part begins with a dot: nothing outside the output, and nothing that is not served.
    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsFile();
}
