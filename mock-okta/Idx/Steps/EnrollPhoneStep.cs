using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>Which phone shall get the codes?</summary>
internal sealed class EnrollPhoneStep(OktaUser user, SelectEnrollmentStep choice) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(Authenticator.Phone.Describe(Authenticator.Phone.Id, "sms"));
        return new IdxView(
            new IdxRemediation("authenticator-enrollment-data", OktaRoutes.IdxEnrollCredential, call => Enroll(call, user, choice))
            {
                Fields = [PhoneField()],
                RelatesTo = current.Path,
            },
            choice.Choice(transaction))
        {
            Current = current,
            Authenticators = choice.Descriptions(transaction),
        };
    }

    public static IdxTurn Enroll(IdxCall call, OktaUser user, SelectEnrollmentStep choice) =>
        FactorEnrollment.Sms(call.Text("authenticator", "phoneNumber")).Factor is { } factor
            ? IdxTurn.To(EnrollCodeStep.For(call.Transaction, user, factor, choice))
            : IdxTurn.Invalid(IdxMessages.InvalidPhoneNumber);

    private static IonField PhoneField() => IonField.Object(
        "authenticator",
        IonField.Hidden("id", Authenticator.Phone.Id),
        new IonField("methodType") { Type = "string", Required = true, Options = [new IonOption("SMS") { Value = "sms" }] },
        new IonField("phoneNumber") { Type = "string", Label = "Phone number", Required = true }) with { Label = Authenticator.Phone.DisplayName };
}
