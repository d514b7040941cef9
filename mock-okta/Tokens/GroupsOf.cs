using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Tokens;

internal static class GroupsOf
{
    public const string Everyone = "Everyone";

    public static IEnumerable<string> User(OktaUser user) => user.Groups.Prepend(Everyone).Distinct();
}
