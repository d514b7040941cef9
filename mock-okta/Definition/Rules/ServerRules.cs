using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>Custom authorization servers.</summary>
internal static class ServerRules
{
    private const int LongestId = 100;

    /// <summary>The org's own server has its endpoints there: <c>/oauth2/v1/authorize</c>.</summary>
    private const string TheOrgs = "v1";

    public static readonly IReadOnlyList<string> StandardScopes = [.. Scope.OfOpenIdConnect, Scope.OfflineAccess, Scope.Groups];

    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. Rule.Unique(org.AuthorizationServers.At("authorizationServers"), server => server.Id, ".id", "ids of authorization servers"),
        .. org.AuthorizationServers.At("authorizationServers").SelectMany(entry => CheckOne(entry.Item, entry.Path)),
    ];

    /// <summary>All that may be asked for at this server.</summary>
    public static IReadOnlyList<string> ScopesOf(AuthorizationServerDefinition server) => [.. StandardScopes, .. server.Scopes];

    private static IEnumerable<Mistake> CheckOne(AuthorizationServerDefinition server, string path) =>
    [
        .. IdFitsIntoTheIssuer(server, path),
        .. Rule.Filled(server.Audience, $"{path}.audience", "api://default"),
        .. server.Scopes.At($"{path}.scopes").SelectMany(scope => ScopeIsAToken(scope.Item, scope.Path)),
        .. Rule.UniqueTexts(server.Scopes, $"{path}.scopes", "scopes"),
        .. Rule.Lifetime(server.IdTokenLifetime, $"{path}.idTokenLifetime"),
        .. Rule.Lifetime(server.AccessTokenLifetime, $"{path}.accessTokenLifetime"),
        .. Rule.Lifetime(server.RefreshTokenLifetime, $"{path}.refreshTokenLifetime"),
    ];

    private static IEnumerable<Mistake> IdFitsIntoTheIssuer(AuthorizationServerDefinition server, string path)
    {
        if (server.Id.Length is 0 or > LongestId || server.Id == TheOrgs || !server.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            yield return new Mistake(
                $"{path}.id", $"must have up to {LongestId} letters, digits, hyphens and underscores, and must not be {TheOrgs}", Mistake.Quote(server.Id),
                "Write for example default.");
        }
    }

    /// <summary>RFC 6749 3.3.</summary>
    private static IEnumerable<Mistake> ScopeIsAToken(string scope, string path)
    {
        if (scope.Length == 0 || !scope.All(c => c is > ' ' and <= '~' and not ('"' or '\\')))
        {
            yield return new Mistake(path, "must be a word of visible ASCII characters without quotes and backslashes (RFC 6749 3.3)", Mistake.Quote(scope), "Write for example orders.read.");
        }
        else if (StandardScopes.Contains(scope))
        {
            yield return new Mistake(path, "is a scope that every server has", Mistake.Quote(scope), "Remove it.");
        }
    }
}
