using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>The claim <c>amr</c>: how somebody proved to be who they are.</summary>
internal static class AuthenticationMethods
{
    private const string MultipleFactors = "mfa";

    public static IReadOnlyList<string> PasswordAnd(FactorType factor) => [.. SignedInUser.PasswordAlone, FactorKind.Of(factor).Method, MultipleFactors];
}
