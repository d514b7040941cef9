using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RazorOkta.Web.Configuration.Rules;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Web.Configuration;

/// <summary>Finds, reads and checks <c>.samples.config.json</c>, the one configuration of the samples family.</summary>
internal static class SamplesConfigFile
{
    public const string Name = ".samples.config.json";

    /// <summary>Environment variable with the path of the file, for who keeps it elsewhere.</summary>
    public const string PathVariable = "RAZOROKTA_CONFIG";

    /// <summary>
    /// The file, overridden by .NET user secrets, by environment variables (<c>oktaSample__oidc__clientSecret</c>) and by the command line
    /// (<c>--oktaSample:server:port 3001</c>), in that order.
    /// </summary>
    /// <exception cref="ConfigurationException">Something is wrong; all mistakes at once.</exception>
    public static SamplesConfig Load(string[] args)
    {
        var file = Find();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(ReadSettings(file))
            .AddUserSecrets(typeof(SamplesConfigFile).Assembly, optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        return Check(file, configuration);
    }

    /// <summary>Checks settings that did not come from the usual sources; <paramref name="file"/> need not exist.</summary>
    public static SamplesConfig Check(string file, IConfiguration configuration)
    {
        var raw = new RawConfig(configuration.GetSection(RawConfig.Prefix));
        ConfigurationMistake[] mistakes = [.. ConfigRules.All.SelectMany(rule => rule(raw))];
        return mistakes.Length > 0 ? throw new ConfigurationException(file, mistakes) : Derive(raw, Path.GetDirectoryName(file)!);
    }

    /// <summary>
    /// The file's settings under the prefix <c>oktaSample</c>, whichever of the family's two shapes it has: the wrapper
    /// <c>{"oktaSample": {"oidc": ...}}</c>, or the tutorial's bare <c>{"oidc": ...}</c>.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> ReadSettings(string file)
    {
        var path = Path.GetFullPath(file);
        try
        {
            using var stream = File.OpenRead(path);
            var json = new ConfigurationBuilder().AddJsonStream(stream).Build();
            var settings = json.GetSection(RawConfig.Prefix) is { } wrapper && wrapper.Exists() ? wrapper : (IConfiguration)json;
            return [.. settings.AsEnumerable(makePathsRelative: true)
                .Select(setting => KeyValuePair.Create($"{RawConfig.Prefix}:{setting.Key}", setting.Value))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            // The parser's text names line and position, never a value.
            throw Unreadable(path, $"The file is not valid JSON: {(e.InnerException ?? e).Message}", "Mend it at the place named.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, $"The file cannot be read: {e.Message}", "Check the path and its permissions.");
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
        {
            return Path.GetFullPath(path);
        }

        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Name) is var file && File.Exists(file))
            {
                return file;
            }
        }

        throw Unreadable(
            Path.Combine(Environment.CurrentDirectory, Name),
            $"There is no {Name} here or in a folder above.",
            $"Run from the repository, or name the file in the environment variable {PathVariable}.");
    }

    private static ConfigurationException Unreadable(string file, string wrong, string cure) =>
        new(file, [new ConfigurationMistake(Name, wrong, file, cure)]);

    private static SamplesConfig Derive(RawConfig raw, string root)
    {
        var redirectUri = new Uri(raw.RedirectUri!);
        var profile = WireProfile.Find(raw.WireProfile ?? WireProfile.Standard.Name)!;
        return new SamplesConfig
        {
            Oidc = new OidcOptions
            {
                OktaUrl = raw.OktaUrl!,
                Issuer = raw.Issuer!,
                ClientId = raw.ClientId!,
                ClientSecret = raw.ClientSecret!,
                RedirectUri = raw.RedirectUri!,
                PostLogoutRedirectUri = raw.PostLogoutRedirectUri ?? redirectUri.GetLeftPart(UriPartial.Authority) + WebRoutes.Overview,
                AuthorityFile = raw.MockAuthorityFile is { } file ? Path.GetFullPath(file, root) : null,
                Scopes = raw.Scopes ?? Defaults.Scopes,
                HasClassicEngine = raw.Engine is KnownValues.ClassicEngine || !profile.ProvesPossession, // see EngineFitsProfile
                RequiresLogoutTokenType = raw.LogoutTokenType is not KnownValues.Optional,
                WireProfile = profile,
            },
            Server = new ServerOptions
            {
                Port = Defaults.Port(raw.Port, Defaults.WebPort),
                Root = root,
                StaticDir = Path.GetFullPath(raw.StaticDir ?? "dist", root),
                StateDir = Path.GetFullPath(raw.StateDir ?? ".razorokta", root),
                Frontend = raw.Frontend,
                DevServer = raw.DevServer is { } devServer ? new Uri(devServer) : null,
            },
            IsMockOrg = raw.IsMock(new Uri(raw.Issuer!)),
        };
    }
}
