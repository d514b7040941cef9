using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Rules;

namespace RazorOkta.MockOkta.Control;

/// <summary>A group as the control address shows it. In the definition the group is a name, and its members say that they belong to it.</summary>
internal sealed record Group
{
    public required string Name { get; init; }

    /// <summary>Logins.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    public static IReadOnlyList<Group> AllOf(OrgDefinition org) =>
        [.. org.Groups.Select(name => new Group { Name = name, Members = [.. org.Users.Where(user => user.Groups.Contains(name)).Select(user => user.Login)] })];

    public static OrgDefinition Put(OrgDefinition org, IReadOnlyList<Group> groups) => org with
    {
        Groups = [.. groups.Select(group => group.Name)],
        Users = [.. org.Users.Select(user => user with { Groups = [.. groups.Where(group => group.Has(user)).Select(group => group.Name)] })],
    };

    public static IEnumerable<Mistake> MembersExist(OrgDefinition org, Group group) => Rule.Known(
        [.. group.Members.Select(member => org.Users.FirstOrDefault(user => user.Login.Equals(member, StringComparison.OrdinalIgnoreCase))?.Login ?? member)],
        "members", [.. org.Users.Select(user => user.Login)], "the login of a user of this org");

    private bool Has(OktaUser user) => Members.Contains(user.Login, StringComparer.OrdinalIgnoreCase);
}
