using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.SignIn.Views;

/// <summary>What people call the factors, and what the widget's forms do.</summary>
internal static class FactorNames
{
    public static string Name(FactorType type) => type switch
    {
        FactorType.Question => "Security Question",
        FactorType.GoogleOtp => "Google Authenticator",
        FactorType.OktaVerifyOtp => "Okta Verify",
        FactorType.Sms => "SMS Authentication",
        FactorType.Email => "Email Authentication",
        _ => "Okta Verify push",
    };

    public static string Hook(FactorType type) => type switch
    {
        FactorType.Question => "factor-question",
        FactorType.Sms => "factor-sms",
        FactorType.Email => "factor-email",
        FactorType.Push => "factor-push",
        _ => "factor-totp",
    };

    /// <summary>Which of several: a phone number's end, a question.</summary>
    public static string Detail(OktaUser user, Factor factor) => factor.Type switch
    {
        FactorType.Sms => $"Send a code to {Masked.Phone(factor.PhoneNumber)}",
        FactorType.Email => $"Send a code to {Masked.Email(user.Email)}",
        FactorType.Push => "Send a message to your phone",
        FactorType.Question => "Answer the question that you have chosen",
        _ => "Enter the code that the app shows",
    };
}
