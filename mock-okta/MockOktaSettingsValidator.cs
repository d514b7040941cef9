using System.Net;
using Microsoft.Extensions.Options;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta;

/// <summary>Finds everything wrong with the settings in one go. Each mistake says what, its value (never a secret) and the cure.</summary>
internal static class MockOktaSettingsValidator
{
    public static void ThrowIfInvalid(MockOktaSettings settings)
    {
        var mistakes = MistakesIn(settings).ToList();
        if (mistakes.Count > 0)
        {
            throw new OptionsValidationException(nameof(MockOktaSettings), typeof(MockOktaSettings), mistakes);
        }
    }

    public static void ThrowIfInvalid(OrgDefinition definition)
    {
        var mistakes = DefinitionRules.MistakesIn(definition);
        if (mistakes.Count > 0)
        {
            throw new OptionsValidationException(nameof(OrgDefinition), typeof(OrgDefinition), mistakes.Select(mistake => mistake.ToString()));
        }
    }

    public static IEnumerable<string> MistakesIn(MockOktaSettings settings) =>
    [
        .. PortIsAPort(settings),
        .. HostIsThisMachine(settings),
        .. DefinitionRules.MistakesIn(settings.Org).Select(mistake => mistake.ToString()),
    ];

    private static IEnumerable<string> PortIsAPort(MockOktaSettings settings)
    {
        if (settings.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            yield return $"The port must be between 0 and 65535. Current value: {settings.Port}. Set mockOkta.port, for example to {MockOktaSettings.DefaultPort}.";
        }
    }

    /// <summary>Its passwords are public, so an org that other machines can reach is refused.</summary>
    private static IEnumerable<string> HostIsThisMachine(MockOktaSettings settings)
    {
        if (!Loopback.IsLoopback(settings.Host))
        {
            yield return $"The host must be this machine: a loopback address, localhost, or a name that ends in .localhost. "
                + $"Current value: '{settings.Host}'. Set mockOkta.host, for example to 127.0.0.1.";
        }
    }
}
