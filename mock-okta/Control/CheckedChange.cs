using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>Changes an org only when it is valid afterwards, also beside other changes at the same moment.</summary>
internal static class CheckedChange
{
    /// <summary>The definition afterwards, which is the old one when there are mistakes.</summary>
    public static (OrgDefinition Now, IReadOnlyList<Mistake> Mistakes) Make(MockOrg org, Func<OrgDefinition, OrgDefinition> change)
    {
        var (now, mistakes) = (org.Definition, (IReadOnlyList<Mistake>)[]);
        org.Change(before =>
        {
            var after = change(before);
            mistakes = after == before ? [] : DefinitionRules.MistakesIn(after);
            return now = mistakes.Count == 0 ? after : before;
        });
        return (now, mistakes);
    }
}
