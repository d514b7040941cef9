using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Authenticators;

/// <summary>What is typed to prove a factor, and the words for a wrong one.</summary>
internal static class CodeFields
{
    /// <summary>Messages carry a code and no link, so that Okta's widget shows the field for it at once.</summary>
    public static JsonObject NoMagicLink => new() { ["useEmailMagicLink"] = false };

    public static IonField Code => IonField.Object("credentials", new IonField("passcode") { Label = "Enter code", Required = true });

    public static IonField For(Factor factor) => factor.Type switch
    {
        FactorType.Question => IonField.Object(
            "credentials",
            IonField.Hidden("questionKey", factor.Question ?? ""),
            new IonField("answer") { Label = SecurityQuestions.TextOf(factor.Question), Required = true }),
        FactorType.OktaVerifyOtp => IonField.Object("credentials", new IonField("totp") { Label = "Enter code from Okta Verify app", Required = true }),
        _ => Code,
    };

    public static string NameFor(FactorType type) => type switch
    {
        FactorType.Question => "answer",
        FactorType.OktaVerifyOtp => "totp",
        _ => "passcode",
    };

    public static IdxTurn Wrong(FactorType type) =>
        IdxTurn.Wrong(type == FactorType.Question ? IdxMessages.WrongAnswer : IdxMessages.WrongCode, $"credentials.{NameFor(type)}");

    public static IdxRemediation Resend(Action send) => new("resend", OktaRoutes.IdxResend, _ =>
    {
        send();
        return IdxTurn.Unchanged;
    });
}
