namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>Whom and what an authorization server's policies name must exist.</summary>
internal static class AccessPolicyRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
        from server in org.AuthorizationServers.At("authorizationServers")
        from policy in server.Item.Policies.At($"{server.Path}.policies")
        from mistake in CheckOne(org, server, policy.Item, policy.Path)
        select mistake;

    private static IEnumerable<Mistake> CheckOne(OrgDefinition org, (AuthorizationServerDefinition Item, string Path) server, AccessPolicy policy, string path) =>
    [
        .. Rule.Known(policy.Clients, $"{path}.clients", [.. org.Clients.Select(client => client.ClientId)], "the clientId of a client of this org", basis: "clients"),
        .. Rule.KnownGroups(org, policy.Groups, $"{path}.groups"),
        .. Rule.Known(policy.GrantTypes, $"{path}.grantTypes", [.. GrantType.All], "a grant type that Okta knows"),
        .. Rule.Known(policy.Scopes, $"{path}.scopes", ServerRules.ScopesOf(server.Item), "a scope of this server", basis: $"{server.Path}.scopes"),
        .. Rule.Lifetime(policy.AccessTokenLifetime, $"{path}.accessTokenLifetime"),
    ];
}
