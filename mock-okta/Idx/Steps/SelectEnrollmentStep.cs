using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The choice of an authenticator to set up, where the policy wants one and the user has none.</summary>
internal sealed class SelectEnrollmentStep(OktaUser user) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction) => new(Choice(transaction)) { Authenticators = Descriptions(transaction) };

    /// <summary>Stands beside an enrollment as well, for those who want another.</summary>
    public IdxRemediation Choice(IdxTransaction transaction) => new("select-authenticator-enroll", OktaRoutes.IdxEnrollCredential, Select)
    {
        Fields = [new IonField("authenticator") { Type = "object", Required = true, Options = [.. Offered(transaction).Select(Option)] }],
    };

    public IReadOnlyList<System.Text.Json.Nodes.JsonObject> Descriptions(IdxTransaction transaction) =>
        [.. Offered(transaction).Select(type => Authenticator.Of(type).Describe(Authenticator.Of(type).Id, Authenticator.MethodOf(type)))];

    /// <summary>Okta Verify is set up by its app on a phone, which is not here.</summary>
    private IReadOnlyList<FactorType> Offered(IdxTransaction transaction) =>
        [.. FactorEnrollment.OfferedTo(transaction.Org, user).Where(type => Authenticator.Of(type) != Authenticator.OktaVerify)];

    private static IonOption Option(FactorType type, int index) => new(Authenticator.Of(type).DisplayName)
    {
        Fields = [IonField.Fixed("id", Authenticator.Of(type).Id), .. type == FactorType.Sms ? PhoneFields : [MethodField(type)]],
        RelatesTo = $"$.authenticators.value[{index}]",
    };

    private static IonField[] PhoneFields =>
    [
        new IonField("methodType") { Type = "string", Required = false, Options = [new IonOption("SMS") { Value = "sms" }] },
        new IonField("phoneNumber") { Type = "string", Label = "Phone number", Required = false },
    ];

    private static IonField MethodField(FactorType type) => IonField.Fixed("methodType", Authenticator.MethodOf(type), required: false);

    private IdxTurn Select(IdxCall call)
    {
        var id = call.Text("authenticator", "id");
        return Offered(call.Transaction).Cast<FactorType?>().FirstOrDefault(type => Authenticator.Of(type!.Value).Id == id) switch
        {
            null => IdxTurn.Invalid(IonCheck.NotOffered, "authenticator"),
            FactorType.Question => IdxTurn.To(new EnrollQuestionStep(user, this)),
            FactorType.Sms when call.Text("authenticator", "phoneNumber").Length == 0 => IdxTurn.To(new EnrollPhoneStep(user, this)),
            FactorType.Sms => EnrollPhoneStep.Enroll(call, user, this),
            FactorType.GoogleOtp => IdxTurn.To(EnrollCodeStep.For(call.Transaction, user, FactorEnrollment.Totp(FactorType.GoogleOtp).Factor!, this)),
            _ => IdxTurn.To(EnrollCodeStep.For(call.Transaction, user, FactorEnrollment.Email().Factor!, this)),
        };
    }
}
