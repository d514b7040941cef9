using System.Globalization;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>What the standalone mock reads: its settings, and everything wrong with them.</summary>
internal sealed record SamplesConfig(MockOktaSettings Settings, IReadOnlyList<string> Mistakes)
{
    /// <param name="directory">Where the search for the file begins.</param>
    /// <param name="namedFile">The file, when it is named outright.</param>
    /// <param name="overrides">Settings that win over file and environment, by their paths below the root.</param>
    public static SamplesConfig Read(string directory, string? namedFile, IReadOnlyDictionary<string, string?>? overrides = null)
    {
        try
        {
            var file = SamplesConfigFile.Find(directory, namedFile);
            return From(SamplesConfigFile.Open(file, overrides), Path.GetDirectoryName(file) ?? directory);
        }
        catch (InvalidDataException unreadable)
        {
            return new SamplesConfig(new MockOktaSettings(), [unreadable.Message]);
        }
    }

    private static SamplesConfig From(IConfiguration config, string directory)
    {
        var mistakes = new List<string>();
        var mock = config.GetSection("mockOkta");
        var file = DefinitionFileIn(directory, mock["definition"]);
        var settings = new MockOktaSettings
        {
            Port = ReadPort(mock["port"], mistakes),
            Host = mock["host"] ?? "127.0.0.1",
            AlsoKnownAs = ListIn(mock, "alsoKnownAs"),
            Listen = mock["listen"],
            Https = ReadHttps(mock["https"], mistakes),
            AuthorityFile = mock["authorityFile"] is { Length: > 0 } authority ? Path.GetFullPath(authority, directory) : null,
            DefinitionFile = file,
            Org = new OrgDefinition { Clients = ClientsIn(config.GetSection("oidc"), file), Leniencies = ListIn(mock, "leniencies") },
        };
        return new SamplesConfig(settings, [.. mistakes, .. MockOktaSettingsValidator.MistakesIn(settings, InTheWordsOfTheFile)]);
    }

    /// <summary>The one that is named, or the one beside the configuration if it is there.</summary>
    private static string? DefinitionFileIn(string directory, string? named)
    {
        var file = Path.GetFullPath(named ?? DefinitionFile.DefaultName, directory);
        return named is not null || File.Exists(file) ? file : null;
    }

    private static int ReadPort(string? port, List<string> mistakes)
    {
        if (port is null)
        {
            return MockOktaSettings.DefaultPort;
        }

        if (!int.TryParse(port, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            mistakes.Add($"The port must be a number. Current value: '{port}'. Set mockOkta.port, for example to {MockOktaSettings.DefaultPort}.");
            return MockOktaSettings.DefaultPort;
        }

        return number;
    }

    private static HttpsCertificate ReadHttps(string? https, List<string> mistakes)
    {
        switch (https?.ToUpperInvariant())
        {
            case null or "FALSE":
                return HttpsCertificate.None;
            case "TRUE":
                return HttpsCertificate.Development;
            case "OWNAUTHORITY":
                return HttpsCertificate.OwnAuthority;
            default:
                mistakes.Add($"Https must be true, false or ownAuthority. Current value: {Mistake.Quote(https)}. Correct mockOkta.https.");
                return HttpsCertificate.None;
        }
    }

    /// <summary>Where neither an application is configured nor a definition given, the application of the samples is meant.</summary>
    private static IReadOnlyList<OidcClient> ClientsIn(IConfigurationSection oidc, string? definition)
    {
        if (oidc.Exists())
        {
            return [SamplesClient.Create(oidc["clientId"] ?? "", oidc["clientSecret"], oidc["redirectUri"], oidc["postLogoutRedirectUri"])];
        }

        return definition is null ? [SamplesClient.Definition] : [];
    }

    /// <summary>A client that is wrong was written as <c>oidc</c>.</summary>
    private static Mistake InTheWordsOfTheFile(Mistake mistake)
    {
        const string client = "clients[0].";
        if (!mistake.Path.StartsWith(client, StringComparison.Ordinal))
        {
            return mistake with { Path = $"mockOkta.{mistake.Path}" };
        }

        var member = mistake.Path[client.Length..].Split('[')[0];
        return mistake with { Path = "oidc." + member.Replace("Uris", "Uri", StringComparison.Ordinal) };
    }

    private static IReadOnlyList<string> ListIn(IConfiguration section, string name) => [.. section.GetSection(name).GetChildren().Select(entry => entry.Value).OfType<string>()];
}
