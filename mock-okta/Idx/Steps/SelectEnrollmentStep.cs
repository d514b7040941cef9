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
        [.. Offered(transaction).Select(offered => offered.Key.Describe(offered.Key.Id, [.. offered.Select(Authenticator.MethodOf)]))];

    /// <summary>Okta Verify's push and code are two methods of one.</summary>
    private IReadOnlyList<IGrouping<Authenticator, FactorType>> Offered(IdxTransaction transaction) =>
        [.. FactorEnrollment.OfferedTo(transaction.Org, user).GroupBy(Authenticator.Of)];

    private static IonOption Option(IGrouping<Authenticator, FactorType> offered, int index) => new(offered.Key.DisplayName)
    {
        Fields = [IonField.Fixed("id", offered.Key.Id), .. Further(offered)],
        RelatesTo = $"$.authenticators.value[{index}]",
    };

    private static IonField[] Further(IGrouping<Authenticator, FactorType> offered) =>
        offered.Key == Authenticator.OktaVerify ? [EnrollOktaVerifyStep.ChannelField(required: false)]
        : offered.Key == Authenticator.Phone ? PhoneFields
        : [MethodField(offered.First())];

    private static IonField[] PhoneFields =>
    [
        new IonField("methodType") { Type = "string", Required = false, Options = [new IonOption("SMS") { Value = "sms" }] },
        new IonField("phoneNumber") { Type = "string", Label = "Phone number", Required = false },
    ];

    private static IonField MethodField(FactorType type) => IonField.Fixed("methodType", Authenticator.MethodOf(type), required: false);

    private IdxTurn Select(IdxCall call)
    {
        var id = call.Text("authenticator", "id");
        return Offered(call.Transaction).FirstOrDefault(offered => offered.Key.Id == id) is { } chosen
            ? Enroll(call, [.. chosen])
            : IdxTurn.Invalid(IonCheck.NotOffered, "authenticator");
    }

    private IdxTurn Enroll(IdxCall call, IReadOnlyList<FactorType> types) => types[0] switch
    {
        FactorType.Push or FactorType.OktaVerifyOtp => IdxTurn.To(EnrollOktaVerifyStep.For(call, user, types.Contains(FactorType.Push), this)),
        FactorType.Question => IdxTurn.To(new EnrollQuestionStep(user, this)),
        FactorType.Sms when call.Text("authenticator", "phoneNumber").Length == 0 => IdxTurn.To(new EnrollPhoneStep(user, this)),
        FactorType.Sms => EnrollPhoneStep.Enroll(call, user, this),
        FactorType.GoogleOtp => IdxTurn.To(EnrollCodeStep.For(call.Transaction, user, FactorEnrollment.Totp(FactorType.GoogleOtp).Factor!, this)),
        _ => IdxTurn.To(EnrollCodeStep.For(call.Transaction, user, FactorEnrollment.Email().Factor!, this)),
    };
}
