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

    public static IEnumerable<string> MistakesIn(MockOktaSettings settings) =>
    [
        .. PortIsAPort(settings),
        .. HostIsThisMachine(settings),
        .. LenienciesAreKnown(settings),
        .. ClientIdsAreUnique(settings),
        .. settings.Org.Clients.SelectMany(ClientIdIsFilledIn),
        .. settings.Org.Clients.SelectMany(SecretIsFilledIn),
        .. settings.Org.Clients.SelectMany(ThereIsARedirectUri),
        .. settings.Org.Clients.SelectMany(RedirectUrisAreUsable),
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

    private static IEnumerable<string> LenienciesAreKnown(MockOktaSettings settings) =>
        from name in settings.Org.Leniencies
        where LeniencyCatalogue.All.All(leniency => leniency.Name != name)
        select $"'{name}' is not a leniency of the mock. Known: {string.Join(", ", LeniencyCatalogue.All.Select(known => known.Name))}. Correct mockOkta.leniencies.";

    private static IEnumerable<string> ClientIdsAreUnique(MockOktaSettings settings) =>
        from client in settings.Org.Clients
        group client by client.ClientId into same
        where same.Count() > 1
        select $"The client id '{same.Key}' is registered {same.Count()} times. Give each client its own oidc.clientId.";

    /// <summary>A colon would make Basic authentication ambiguous (RFC 7617 2); white space and braces are slips of copying.</summary>
    private static IEnumerable<string> ClientIdIsFilledIn(OidcClient client)
    {
        if (client.ClientId.Length == 0 || IsPlaceholder(client.ClientId) || client.ClientId.Any(c => c is <= ' ' or > '~' or ':'))
        {
            yield return $"The client id must be filled in, without spaces and colons. Current value: '{client.ClientId}'. Set oidc.clientId, for example to 0oaRazorOktaSample01.";
        }
    }

    private static IEnumerable<string> SecretIsFilledIn(OidcClient client)
    {
        if (client.ClientSecret is { } secret && (string.IsNullOrWhiteSpace(secret) || IsPlaceholder(secret)))
        {
            yield return $"The secret of client '{client.ClientId}' is empty or still a placeholder. Set oidc.clientSecret, or remove it to make the client public (then PKCE is required).";
        }
    }

    private static IEnumerable<string> ThereIsARedirectUri(OidcClient client)
    {
        if (client.RedirectUris.Count == 0)
        {
            yield return $"Client '{client.ClientId}' has no redirect URI, so no sign-in can come back to it. Set oidc.redirectUri, for example to http://localhost:3000/authorization-code/callback.";
        }
    }

    /// <summary>Absolute and without fragment: RFC 6749 3.1.2.</summary>
    private static IEnumerable<string> RedirectUrisAreUsable(OidcClient client) =>
        from uri in client.RedirectUris.Concat(client.PostLogoutRedirectUris)
        where WebOrigin.Of(uri) is null || uri.Contains('#', StringComparison.Ordinal)
        select $"A redirect URI of client '{client.ClientId}' must be an absolute http or https address without a fragment. "
            + $"Current value: '{uri}'. Correct oidc.redirectUri or oidc.postLogoutRedirectUri.";

    private static bool IsPlaceholder(string value) => value.Contains('{', StringComparison.Ordinal) || value.Contains('}', StringComparison.Ordinal);
}
