using System.Text.RegularExpressions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>Claims that a server adds to Okta's own.</summary>
internal static class ClaimRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) => org.AuthorizationServers.At("authorizationServers").SelectMany(server =>
        (IEnumerable<Mistake>)
        [
            .. Rule.Unique(server.Item.Claims.At($"{server.Path}.claims"), claim => $"{claim.Name} in {claim.In}", ".name", "claims of one kind of token"),
            .. server.Item.Claims.At($"{server.Path}.claims").SelectMany(claim => CheckOne(server.Item, claim.Item, claim.Path)),
        ]);

    private static IEnumerable<Mistake> CheckOne(AuthorizationServerDefinition server, ClaimDefinition claim, string path) =>
    [
        .. Rule.Filled(claim.Name, $"{path}.name", "department"),
        .. NameIsFree(claim, path),
        .. ThereIsOneSource(claim, path),
        .. PatternIsOne(claim, path),
        .. Rule.Known(claim.Scopes, $"{path}.scopes", ServerRules.ScopesOf(server), "a scope of this server", basis: ParentOf(path) + ".scopes"),
    ];

    private static IEnumerable<Mistake> NameIsFree(ClaimDefinition claim, string path)
    {
        if (ReservedClaims.Contains(claim.Name))
        {
            yield return new Mistake($"{path}.name", "is a claim that only the server itself fills", Mistake.Quote(claim.Name), "Choose another name.");
        }
    }

    private static IEnumerable<Mistake> ThereIsOneSource(ClaimDefinition claim, string path)
    {
        if (new object?[] { claim.Value, claim.FromProfile, claim.GroupsMatching }.Count(source => source is not null) != 1)
        {
            yield return new Mistake(path, "must have exactly one of value, fromProfile and groupsMatching", Mistake.Quote(claim.Name), "Say where its value comes from, once.") { Basis = path };
        }
    }

    private static IEnumerable<Mistake> PatternIsOne(ClaimDefinition claim, string path)
    {
        if (claim.GroupsMatching is { } pattern && WhyNot(pattern) is { } reason)
        {
            yield return new Mistake($"{path}.groupsMatching", $"must be a regular expression: {LogText.Clean(reason)}", Mistake.Quote(pattern), "Write for example ^Admin.* or .*");
        }
    }

    private static string? WhyNot(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (RegexParseException notAPattern)
        {
            return notAPattern.Error.ToString();
        }
    }

    private static string ParentOf(string path) => path[..path.LastIndexOf('.')];
}
