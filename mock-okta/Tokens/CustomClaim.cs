using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>A claim's definition, ready to be used.</summary>
internal sealed class CustomClaim(ClaimDefinition definition)
{
    /// <summary>Okta compares the whole name. Without backtracking, so no expression can take long.</summary>
    private readonly Lazy<Regex?> _groups = new(() => definition.GroupsMatching is { } pattern
        ? new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
        : null);

    public string Name => definition.Name;

    public ClaimTarget In => definition.In;

    public bool AppliesTo(IReadOnlyCollection<string> scopes) => definition.Scopes.Count == 0 || definition.Scopes.Any(scopes.Contains);

    /// <summary>Null: there is no such claim for this user, or for a client that acts for itself.</summary>
    public JsonNode? ValueFor(OktaUser? user)
    {
        if (_groups.Value is { } matching)
        {
            return user is null ? null : new JsonArray([.. GroupsOf.User(user).Where(group => matching.IsMatch(group))]);
        }

        return definition.FromProfile is { } attribute
            ? user is null ? null : user.Attribute(attribute)
            : definition.Value?.DeepClone();
    }
}
