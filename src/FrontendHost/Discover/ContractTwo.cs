using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace RazorOkta.FrontendHost.Discover;

/// <summary>
/// What a package of contract 2 says of itself: the member <c>razorOkta</c> of its <c>package.json</c> (contract/manifest.schema.json). Read strictly: a
/// name that is mistyped would else count as absent, and nobody would be told.
/// </summary>
internal sealed partial record ContractTwo
{
    /// <summary>The version that this host knows.</summary>
    public const int Version = 2;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        PropertyNameCaseInsensitive = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, NumberHandling = JsonNumberHandling.Strict,
    };

    public required int Contract { get; init; }

    /// <summary>What it is made with, for example <c>React</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>What it is written in, for example <c>TypeScript</c>.</summary>
    public string Language { get; init; } = "JavaScript";

    /// <summary>Its name where one chooses among several; <c>null</c>: that of the package.</summary>
    public string? Title { get; init; }

    /// <summary>Folder of the package with finished output; <c>null</c>: it is built.</summary>
    public string? Output { get; init; }

    /// <summary>The npm script that builds.</summary>
    public string Build { get; init; } = "build";

    /// <summary>The npm script that starts its development server; <c>null</c> when it has none.</summary>
    public string? DevServer { get; init; }

    /// <summary>The level that it says it reaches.</summary>
    public int Level { get; init; } = 1;

    /// <exception cref="JsonException">The member is no such manifest; the message names what is wrong.</exception>
    public static ContractTwo Parse(JsonElement member)
    {
        var known = typeof(ContractTwo).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        if (member.EnumerateObject().Select(written => written.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new JsonException($"razorOkta.{unknown} is not known. Known are: {string.Join(", ", known)}.");
        }

        if (!member.TryGetProperty("framework", out _))
        {
            throw new JsonException("razorOkta.framework is missing.");
        }

        var manifest = Read(member);
        return manifest.Mistake() is { } mistake ? throw new JsonException(mistake) : manifest;
    }

    private static ContractTwo Read(JsonElement member)
    {
        try
        {
            return member.Deserialize<ContractTwo>(Strict)!;
        }
        catch (JsonException e)
        {
            throw new JsonException($"razorOkta{e.Path?.TrimStart('$')} has a value of the wrong kind.", e);
        }
    }

    private string? Mistake() =>
        !IsShown(Framework, 40) ? "razorOkta.framework is empty or longer than 40 characters."
        : !IsShown(Language, 40) ? "razorOkta.language is empty or longer than 40 characters."
        : Title is not null && !IsShown(Title, 80) ? "razorOkta.title is empty or longer than 80 characters."
        : Output is not null && !Folder().IsMatch(Output) ? $"razorOkta.output is \"{Output}\", and must be a folder inside the package."
        : !Script().IsMatch(Build) ? $"razorOkta.build is \"{Build}\", which is not the name of an npm script."
        : DevServer is not null && !Script().IsMatch(DevServer) ? $"razorOkta.devServer is \"{DevServer}\", which is not the name of an npm script."
        : Level is < 1 or > 4 ? $"razorOkta.level is {Level}, and levels go from 1 to 4."
        : null;

    private static bool IsShown(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);

    [GeneratedRegex(@"^(?!\.{1,2}(/|$))[A-Za-z0-9._-]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9:._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
