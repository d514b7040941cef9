using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>What the sign-on policy asks for after the password.</summary>
internal static class SecondFactorPolicy
{
    public static SecondFactorDemand DemandOn(MockOrg org, OktaUser user)
    {
        var policy = org.Definition.SignOn;
        return UserFactors.Of(user).Count > 0
            ? policy.RequireMfa ? SecondFactorDemand.Verify : SecondFactorDemand.None
            : policy.RequireEnrollment && FactorEnrollment.OfferedTo(org, user).Count > 0 ? SecondFactorDemand.Enroll : SecondFactorDemand.None;
    }
}

internal enum SecondFactorDemand
{
    None,
    Verify,
    Enroll,
}
