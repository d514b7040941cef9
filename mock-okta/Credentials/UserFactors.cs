using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>The second factors of a user.</summary>
internal static class UserFactors
{
    /// <summary>Okta Verify's push is never without its code: widgets of 1.x do not draw push alone.</summary>
    public static IReadOnlyList<Factor> Of(OktaUser user) => [.. user.Factors.SelectMany(factor => WithItsCode(factor, user))];

    public static Factor? Find(OktaUser user, string? factorId) => Of(user).FirstOrDefault(factor => factor.Id == factorId);

    /// <summary>In place of one of the same type: nobody has two.</summary>
    public static void Add(MockOrg org, string userId, Factor factor) => org.Users.Change(userId, user => user with
    {
        Factors = [.. user.Factors.Where(other => other.Type != factor.Type), factor],
    });

    private static IEnumerable<Factor> WithItsCode(Factor factor, OktaUser user) =>
        factor.Type == FactorType.Push && user.Factors.All(other => other.Type != FactorType.OktaVerifyOtp)
            ? [new Factor { Type = FactorType.OktaVerifyOtp, Secret = factor.Secret }, factor]
            : [factor];
}
