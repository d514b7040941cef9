using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The question that a user has chosen for the case that the password is forgotten.</summary>
internal sealed class RecoveryQuestionStep(string userId, string question) : IdxStep
{
    private const string QuestionKey = "custom";

    public override IdxView Show(IdxTransaction transaction)
    {
        var description = Authenticator.SecurityQuestion.Describe(Authenticator.SecurityQuestion.Id, "security_question");
        description["profile"] = new JsonObject { ["questionKey"] = QuestionKey, ["question"] = SecurityQuestions.TextOf(question) };
        var current = IdxAuthenticatorView.Enrolled(description);
        return new IdxView(new IdxRemediation("challenge-authenticator", OktaRoutes.IdxAnswer, Judge)
        {
            Fields =
            [
                IonField.Object(
                    "credentials",
                    IonField.Hidden("questionKey", QuestionKey),
                    new IonField("answer") { Label = SecurityQuestions.TextOf(question), Required = true }),
            ],
            RelatesTo = current.Path,
        })
        {
            Current = current,
        };
    }

    private IdxTurn Judge(IdxCall call) => call.Org.Recovery.Answer(userId, call.Text("credentials", "answer")) switch
    {
        AttemptVerdict.Right => IdxTurn.To(new ResetPasswordStep(userId)),
        AttemptVerdict.Wrong => CodeFields.Wrong(FactorType.Question),
        _ => IdxTurn.Refused(IdxMessages.UserLocked),
    };
}
