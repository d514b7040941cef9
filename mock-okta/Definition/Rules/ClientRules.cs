namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>What an application is called, who may use it, and what it may ask for.</summary>
internal static class ClientRules
{
    /// <summary>Okta lets an administrator choose up to a minute.</summary>
    private static readonly TimeSpan LongestLeeway = TimeSpan.FromSeconds(60);

    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. Rule.Unique(org.Clients.At("clients"), client => client.ClientId, ".clientId", "client ids"),
        .. org.Clients.At("clients").SelectMany(entry => CheckOne(org, entry.Item, entry.Path)),
    ];

    private static IEnumerable<Mistake> CheckOne(OrgDefinition org, OidcClient client, string path) =>
    [
        .. ClientIdIsFilledIn(client, path),
        .. Rule.Filled(client.Name, $"{path}.name", "My application"),
        .. Rule.Known(client.GrantTypes, $"{path}.grantTypes", [.. GrantType.All], "a grant type that Okta knows"),
        .. Rule.UniqueTexts(client.GrantTypes, $"{path}.grantTypes", "grant types"),
        .. ThereIsAGrantType(client, path),
        .. RefreshTokensHaveASource(client, path),
        .. Rule.KnownGroups(org, client.AssignedGroups ?? [], $"{path}.assignedGroups"),
        .. LeewayIsShort(client, path),
        .. FaultsAreKnown(client, path),
    ];

    /// <summary>A colon would make Basic authentication ambiguous (RFC 7617 2); white space and braces are slips of copying.</summary>
    private static IEnumerable<Mistake> ClientIdIsFilledIn(OidcClient client, string path)
    {
        if (client.ClientId.Length == 0 || Rule.IsPlaceholder(client.ClientId) || client.ClientId.Any(c => c is <= ' ' or > '~' or ':'))
        {
            yield return new Mistake(
                $"{path}.clientId", "must be filled in, with visible ASCII characters and without colons and braces", Mistake.Quote(client.ClientId),
                "Write for example 0oaRazorOktaSample01.");
        }
    }

    private static IEnumerable<Mistake> ThereIsAGrantType(OidcClient client, string path)
    {
        if (client.GrantTypes.Count == 0)
        {
            yield return new Mistake($"{path}.grantTypes", "is empty, so the client could ask for nothing", null, "Name at least one, or leave it out for authorization_code alone.");
        }
    }

    /// <summary>A refresh token comes with the tokens of another grant (RFC 6749 1.5).</summary>
    private static IEnumerable<Mistake> RefreshTokensHaveASource(OidcClient client, string path)
    {
        if (client.MayUse(GrantType.RefreshToken) && !client.GrantTypes.Except([GrantType.RefreshToken, GrantType.Implicit, GrantType.ClientCredentials]).Any())
        {
            yield return new Mistake(
                $"{path}.grantTypes", "allows refresh_token, and no grant type that issues a refresh token", Mistake.Quote(string.Join(", ", client.GrantTypes)),
                "Add authorization_code, or remove refresh_token.");
        }
    }

    private static IEnumerable<Mistake> FaultsAreKnown(OidcClient client, string path)
    {
        foreach (var (fault, at) in client.Faults.At($"{path}.faults"))
        {
            if (FaultNames.MistakeIn(fault) is { } mistake)
            {
                yield return new Mistake(at, "must be the name of a fault that can be armed", Mistake.Quote(fault), mistake);
            }
        }
    }

    private static IEnumerable<Mistake> LeewayIsShort(OidcClient client, string path)
    {
        if (client.RefreshTokenLeeway < TimeSpan.Zero || client.RefreshTokenLeeway > LongestLeeway)
        {
            yield return new Mistake(
                $"{path}.refreshTokenLeeway", "must be between no time and one minute", System.Xml.XmlConvert.ToString(client.RefreshTokenLeeway), "Write for example PT30S.");
        }
    }
}
