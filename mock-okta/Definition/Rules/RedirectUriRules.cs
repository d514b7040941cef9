using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>Addresses of a client's that the org sends browsers or messages to.</summary>
internal static class RedirectUriRules
{
    private const string Example = "http://localhost:3000/authorization-code/callback";

    private static readonly string[] WithABrowser = [GrantType.AuthorizationCode, GrantType.Implicit, GrantType.InteractionCode];

    public static IEnumerable<Mistake> Check(OrgDefinition org) => org.Clients.At("clients").SelectMany(entry => CheckOne(entry.Item, entry.Path));

    private static IEnumerable<Mistake> CheckOne(OidcClient client, string path) =>
    [
        .. ThereIsARedirectUri(client, path),
        .. AreUsable(client.RedirectUris, $"{path}.redirectUris"),
        .. AreUsable(client.PostLogoutRedirectUris, $"{path}.postLogoutRedirectUris"),
        .. BackchannelUriIsOnThisMachine(client, $"{path}.backchannelLogoutUri"),
        .. FrontchannelUriIsTheApplications(client, $"{path}.frontchannelLogoutUri"),
        .. SessionIsToldToSomebody(client, path),
    ];

    /// <summary>The org itself calls it, and it calls nobody elsewhere.</summary>
    private static IEnumerable<Mistake> BackchannelUriIsOnThisMachine(OidcClient client, string path)
    {
        if (client.BackchannelLogoutUri is { } uri && !(IsUsable(uri) && Loopback.IsLoopback(new Uri(uri).Host.Trim('[', ']'))))
        {
            yield return new Mistake(
                path, "must be an absolute http or https address of this machine, without a fragment", Mistake.Quote(uri), "Write for example http://localhost:3000/backchannel-logout.");
        }
    }

    /// <summary>Scheme, host and port are those of a redirect URI (Front-Channel Logout 2).</summary>
    private static IEnumerable<Mistake> FrontchannelUriIsTheApplications(OidcClient client, string path)
    {
        if (client.FrontchannelLogoutUri is { } uri && !(IsUsable(uri) && client.RedirectUris.Select(WebOrigin.Of).Contains(WebOrigin.Of(uri))))
        {
            yield return new Mistake(
                path, "must be an absolute http or https address without a fragment, at the origin of one of the redirect URIs", Mistake.Quote(uri),
                $"Write for example {(client.RedirectUris is [var first, ..] ? WebOrigin.Of(first) : null) ?? "http://localhost:3000"}/frontchannel-logout.");
        }
    }

    private static IEnumerable<Mistake> SessionIsToldToSomebody(OidcClient client, string path)
    {
        if (client.FrontchannelLogoutSessionRequired && client.FrontchannelLogoutUri is null)
        {
            yield return new Mistake($"{path}.frontchannelLogoutSessionRequired", "is set, and there is no address to be told of a session", null, "Set frontchannelLogoutUri too, or leave it out.");
        }
    }

    private static IEnumerable<Mistake> ThereIsARedirectUri(OidcClient client, string path)
    {
        if (client.RedirectUris.Count == 0 && client.GrantTypes.Intersect(WithABrowser).Any())
        {
            yield return new Mistake(
                $"{path}.redirectUris", $"is empty, so no sign-in can come back to {Mistake.Quote(client.ClientId)}", null, $"Register one, for example {Example}.") { Basis = path };
        }
    }

    private static IEnumerable<Mistake> AreUsable(IReadOnlyList<string> uris, string path) =>
    [
        .. uris.At(path).Where(uri => !IsUsable(uri.Item)).Select(uri => Unusable(uri.Item, uri.Path)),
        .. Rule.UniqueTexts(uris, path, "addresses"),
    ];

    /// <summary>Absolute and without fragment: RFC 6749 3.1.2.</summary>
    private static bool IsUsable(string uri) => WebOrigin.Of(uri) is not null && !uri.Contains('#', StringComparison.Ordinal);

    private static Mistake Unusable(string uri, string path) =>
        new(path, "must be an absolute http or https address without a fragment", Mistake.Quote(uri), $"Write for example {Example}.");
}
