using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>Whose password was forgotten? The answer is the same whether there is such a user or not.</summary>
internal sealed class IdentifyRecoveryStep : IdxStep
{
    public override IdxView Show(IdxTransaction transaction) => new(new IdxRemediation("identify-recovery", OktaRoutes.IdxIdentify, Take)
    {
        Fields = [new IonField("identifier") { Label = "Username", Required = true, Value = transaction.Purpose.LoginHint }],
    });

    public static IdxTurn Begin(IdxTransaction transaction, string name)
    {
        transaction.Identifier = name;
        return IdxTurn.To(RecoveryCodeStep.For(transaction, RecoveryType.Password, AfterCode));
    }

    private static IdxTurn Take(IdxCall call) => Begin(call.Transaction, call.Text("identifier"));

    private static IdxTurn AfterCode(IdxCall call, OktaUser user) => RecoveryQuestionStep.Before(call, user, SetNewPassword);

    private static IdxTurn SetNewPassword(IdxCall call, OktaUser user) => IdxTurn.To(new ResetPasswordStep(user.Id));
}
