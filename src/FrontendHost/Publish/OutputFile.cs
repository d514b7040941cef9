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

    /// <returns>What it says, or what is wrong with it, as the end of a sentence that begins with the build; never both.</returns>
    public static (OutputFile? File, string? Mistake) Read(string output)
    {
        try
        {
            using var json = File.OpenRead(Path.Combine(output, Name));
            var file = JsonSerializer.Deserialize<OutputFile>(json, Strict) ?? throw new JsonException("it holds null");
            var missing = file.Styles.Prepend(file.Entry).FirstOrDefault(path => !IsFile().IsMatch(path) || !File.Exists(Path.Combine(output, path)));
            return missing is null ? (file, null) : (null, $"names \"{missing}\" in {Name}, and there is no such file in its output");
        }
        catch (FileNotFoundException)
        {
            return (null, $"wrote no {Name}");
        }
        catch (JsonException e)
        {
            return (null, $"wrote a {Name} that is none: {e.Message}");
        }
    }

    // No part begins with a dot: nothing outside the output, and nothing that is not served.
    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsFile();
}
