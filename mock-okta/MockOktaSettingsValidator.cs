using System.Net;
using Microsoft.Extensions.Options;
using RazorOkta.MockOkta.Configuration;
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

    /// <param name="settings">What is to be started.</param>
    /// <param name="rename">Says a mistake of <see cref="MockOktaSettings.Org"/> in the words of whoever wrote it.</param>
    public static IEnumerable<string> MistakesIn(MockOktaSettings settings, Func<Mistake, Mistake>? rename = null) =>
    [
        .. PortIsAPort(settings),
        .. HostIsThisMachine(settings),
        .. NamesAreNames(settings),
        .. ListenIsAnAddress(settings),
        .. AuthorityFileIsOfUse(settings),
        .. DefinitionRules.MistakesIn(settings.Org).Select(mistake => (rename?.Invoke(mistake) ?? mistake).ToString()),
        .. FileIsRight(settings),
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

    private static IEnumerable<string> NamesAreNames(MockOktaSettings settings) =>
        from name in settings.AlsoKnownAs
        where Uri.CheckHostName(name) is UriHostNameType.Unknown or UriHostNameType.Basic
        select $"A further name of the org must be a host name or an IP address, without scheme and port. Current value: {Mistake.Quote(name)}. Correct mockOkta.alsoKnownAs, for example to mock-okta.";

    private static IEnumerable<string> ListenIsAnAddress(MockOktaSettings settings)
    {
        if (settings.Listen is not { } listen)
        {
            yield break;
        }

        if (!IPAddress.TryParse(listen, out var address))
        {
            yield return $"The address to listen on must be an IP address. Current value: {Mistake.Quote(listen)}. Set mockOkta.listen, for example to 0.0.0.0, or remove it.";
        }
        else if (settings.Port == 0 && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
        {
            yield return $"With an address to listen on there must be a port, since this machine's own address gets the same. Current value: {Mistake.Quote(listen)} and port 0. Set mockOkta.port.";
        }
    }

    /// <summary>Whoever waits for the file would wait for ever.</summary>
    private static IEnumerable<string> AuthorityFileIsOfUse(MockOktaSettings settings)
    {
        if (settings.AuthorityFile is { } file && settings.Https == HttpsCertificate.None)
        {
            yield return $"There is no certificate to write to a file without https. Current value: {Mistake.Quote(file)}. Set mockOkta.https to true, or remove mockOkta.authorityFile.";
        }
    }

    private static IEnumerable<string> FileIsRight(MockOktaSettings settings)
    {
        if (settings.DefinitionFile is not { } path)
        {
            return [];
        }

        // What is wrong with the other part is told already.
        var added = DefinitionRules.MistakesIn(settings.Org).Count == 0 ? settings.Org : new OrgDefinition();
        return new DefinitionFile(path, added).Read().Mistakes.Select(mistake => $"{Path.GetFileName(path)}: {mistake}");
    }
}
