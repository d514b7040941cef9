using System.Text.Json;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>Finds and opens <c>.samples.config.json</c>, the one configuration that app and mock share.</summary>
internal static class SamplesConfigFile
{
    public const string Name = ".samples.config.json";

    /// <summary>Names the file outright, for whoever starts the mock from elsewhere.</summary>
    public const string PathVariable = "RAZOROKTA_CONFIG";

    public const string Root = "oktaSample";

    /// <summary>The named file, or the nearest one from here upwards; null when there is none.</summary>
    public static string? Find(string directory, string? named)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return Path.GetFullPath(named, directory);
        }

        for (var here = new DirectoryInfo(directory); here is not null; here = here.Parent)
        {
            var candidate = Path.Combine(here.FullName, Name);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The file's values, overridden by the environment (<c>oktaSample__mockOkta__port</c>), and that by the command line.</summary>
    /// <exception cref="InvalidDataException">The file is missing or is no JSON object.</exception>
    public static IConfiguration Open(string? path, IReadOnlyDictionary<string, string?>? overrides = null)
    {
        var builder = new ConfigurationBuilder();
        if (path is not null)
        {
            builder.AddInMemoryCollection(Read(path));
        }

        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection((overrides ?? new Dictionary<string, string?>()).Select(entry => KeyValuePair.Create(Root + ConfigurationPath.KeyDelimiter + entry.Key, entry.Value)));
        return builder.Build().GetSection(Root);
    }

    /// <summary>The family has two shapes: everything under "oktaSample", or the same without that wrapper.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Read(string path)
    {
        var file = Parse(path);
        var prefix = file.GetSection(Root).Exists() ? "" : Root + ConfigurationPath.KeyDelimiter;
        return file.AsEnumerable().Select(entry => KeyValuePair.Create(prefix + entry.Key, entry.Value));
    }

    private static IConfigurationRoot Parse(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new ConfigurationBuilder().AddJsonStream(stream).Build();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The configuration file '{path}' cannot be read. Correct {PathVariable}, or put a {Name} where you start.", cause);
        }
        catch (Exception cause) when (cause is FormatException or JsonException)
        {
            throw new InvalidDataException($"The configuration file '{path}' is not valid JSON: {Reason(cause)}", cause);
        }
    }

    private static string Reason(Exception cause) => cause is FormatException { InnerException: { } inner } ? inner.Message : cause.Message;
}
