using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>A kind of factor as Okta's APIs name it.</summary>
/// <param name="Type">Ours.</param>
/// <param name="FactorType">The Factors API's <c>factorType</c>.</param>
/// <param name="Provider">Who makes it.</param>
/// <param name="Method">What it adds to <c>amr</c> (RFC 8176 2; <c>email</c> by Okta's guide "Configure AMR claims mapping").</param>
internal sealed record FactorKind(FactorType Type, string FactorType, string Provider, string Method)
{
    public static readonly IReadOnlyList<FactorKind> All =
    [
        new(Definition.FactorType.Question, "question", "OKTA", "kba"),
        new(Definition.FactorType.GoogleOtp, "token:software:totp", "GOOGLE", "otp"),
        new(Definition.FactorType.OktaVerifyOtp, "token:software:totp", "OKTA", "otp"),
        new(Definition.FactorType.Sms, "sms", "OKTA", "sms"),
        new(Definition.FactorType.Email, "email", "OKTA", "email"),
        new(Definition.FactorType.Push, "push", "OKTA", "swk"),
    ];

    /// <summary>Okta writes the same word again.</summary>
    public string VendorName => Provider;

    public static FactorKind Of(FactorType type) => All.First(kind => kind.Type == type);

    public static FactorKind? Find(string? factorType, string? provider) => All.FirstOrDefault(kind => kind.FactorType == factorType && kind.Provider == provider);
}
