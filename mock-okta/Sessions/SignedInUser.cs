using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>Who proved to be who, when and how: <c>auth_time</c> is the moment of the password, not of the cookie.</summary>
/// <param name="Methods">Authentication method references (RFC 8176), for example <c>pwd</c>, or <c>pwd otp mfa</c>.</param>
internal sealed record SignedInUser(OktaUser User, DateTimeOffset At, IReadOnlyList<string> Methods)
{
    public static readonly IReadOnlyList<string> PasswordAlone = ["pwd"];

    public bool UsedSecondFactor => Methods.Contains("mfa");
}
