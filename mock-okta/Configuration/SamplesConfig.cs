using System.Globalization;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>What the standalone mock reads: its settings, and everything wrong with them.</summary>
internal sealed record SamplesConfig(MockOktaSettings Settings, IReadOnlyList<string> Mistakes)
{
    public static SamplesConfig Read(string directory, string? namedFile)
    {
        try
        {
            return From(SamplesConfigFile.Open(SamplesConfigFile.Find(directory, namedFile)));
        }
        catch (InvalidDataException unreadable)
        {
            return new SamplesConfig(new MockOktaSettings(), [unreadable.Message]);
        }
    }

    public static SamplesConfig From(IConfiguration config)
    {
        var mistakes = new List<string>();
        var mock = config.GetSection("mockOkta");
        var settings = new MockOktaSettings
        {
            Port = ReadPort(mock["port"], mistakes),
            Host = mock["host"] ?? "127.0.0.1",
            Org = new OrgDefinition
            {
                Clients = [ReadClient(config.GetSection("oidc"))],
                Leniencies = [.. mock.GetSection("leniencies").GetChildren().Select(entry => entry.Value).OfType<string>()],
            },
        };
        return new SamplesConfig(settings, [.. mistakes, .. MockOktaSettingsValidator.MistakesIn(settings)]);
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

    /// <summary>After logout the samples go back to the root of the app, so that is registered without being asked for.</summary>
    private static OidcClient ReadClient(IConfiguration oidc)
    {
        var redirectUri = oidc["redirectUri"];
        var root = WebOrigin.Of(redirectUri) is { } origin ? $"{origin}/" : null;
        return new OidcClient
        {
            ClientId = oidc["clientId"] ?? "",
            ClientSecret = oidc["clientSecret"],
            RedirectUris = Given(redirectUri),
            PostLogoutRedirectUris = Given(root, oidc["postLogoutRedirectUri"]),
        };
    }

    private static IReadOnlyList<string> Given(params string?[] values) => [.. values.OfType<string>()];
}
