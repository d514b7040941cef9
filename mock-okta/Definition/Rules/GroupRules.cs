namespace RazorOkta.MockOkta.Definition.Rules;

internal static class GroupRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. Rule.UniqueTexts(org.Groups, "groups", "groups"),
        .. org.Groups.At("groups").SelectMany(group => Rule.Filled(group.Item, group.Path, "Administrators")),
        .. from @group in org.Groups.At("groups")
           where @group.Item == Rule.Everyone
           select new Mistake(@group.Path, "is there without being named, and everyone is in it", Mistake.Quote(@group.Item), "Remove it."),
    ];
}
