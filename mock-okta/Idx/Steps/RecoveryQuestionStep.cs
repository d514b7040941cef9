using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The question that a user has chosen for the case that the password is forgotten.</summary>
internal sealed class RecoveryQuestionStep(OktaUser user, string question, Func<IdxCall, OktaUser, IdxTurn> next) : IdxStep
{
    private const string QuestionKey = "custom";

    /// <summary>Nothing stands in between where the user has no question.</summary>
    public static IdxTurn Before(IdxCall call, OktaUser user, Func<IdxCall, OktaUser, IdxTurn> next) =>
        user.RecoveryQuestion is { } asked ? IdxTurn.To(new RecoveryQuestionStep(user, asked.Question, next)) : next(call, user);

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

    private IdxTurn Judge(IdxCall call) => call.Org.Recovery.Answer(user.Id, call.Text("credentials", "answer")) switch
    {
        AttemptVerdict.Right => next(call, user),
        AttemptVerdict.Wrong => CodeFields.Wrong(FactorType.Question),
        _ => IdxTurn.Refused(IdxMessages.UserLocked),
    };
}
