using RazorOkta.MockOkta.Definition.Rules;

namespace RazorOkta.MockOkta.Definition;

/// <summary>
/// What a definition must fulfil beyond its shape, in the order of its members. The definition file, the control address, the settings
/// and the worlds of .NET code all come here, so that what is wrong in one is wrong in all.
/// </summary>
internal static class DefinitionRules
{
    public static IReadOnlyList<Mistake> MistakesIn(OrgDefinition org) =>
    [
        .. UserRules.Check(org),
        .. FactorRules.Check(org),
        .. GroupRules.Check(org),
        .. ClientRules.Check(org),
        .. ClientCredentialRules.Check(org),
        .. RedirectUriRules.Check(org),
        .. ServerRules.Check(org),
        .. ClaimRules.Check(org),
        .. AccessPolicyRules.Check(org),
        .. SignOnRules.Check(org),
        .. OrgRules.Check(org),
    ];
}
