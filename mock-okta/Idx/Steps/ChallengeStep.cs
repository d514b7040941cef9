using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A second factor that is proven by typing: a code, or the answer to a question.</summary>
internal sealed class ChallengeStep(OktaUser user, FactorChallenge challenge) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var description = Enrollment.Describe(user, challenge.Factor);
        if (challenge.Factor.Type == FactorType.Email)
        {
            description["contextualData"] = CodeFields.NoMagicLink;
        }

        var current = IdxAuthenticatorView.Enrolled(description, challenge.IsSent ? [CodeFields.Resend(challenge.Send)] : []);
        return new IdxView([Answer(current), .. Others()]) { Current = current, Enrollments = SelectAuthenticatorStep.Descriptions(user) };
    }

    private IdxRemediation[] Others() => UserFactors.Of(user).Count > 1 ? [SelectAuthenticatorStep.Choice(user)] : [];

    private IdxRemediation Answer(IdxAuthenticatorView current) => new("challenge-authenticator", OktaRoutes.IdxAnswer, Judge)
    {
        Fields = [CodeFields.For(challenge.Factor)],
        RelatesTo = current.Path,
    };

    private IdxTurn Judge(IdxCall call)
    {
        switch (challenge.Answer(call.Text("credentials", CodeFields.NameFor(challenge.Factor.Type))))
        {
            case FactorVerdict.Right:
                call.Transaction.Prove(user, FactorKind.Of(challenge.Factor.Type).Method);
                return SignOn.Continue(call.Transaction);
            case FactorVerdict.LockedOut:
                return IdxTurn.Refused(IdxMessages.UserLocked);
            default:
                return challenge.Factor.Type == FactorType.GoogleOtp
                    ? IdxTurn.Wrong(IdxMessages.WrongAppCode, $"credentials.{CodeFields.NameFor(FactorType.GoogleOtp)}")
                    : CodeFields.Wrong(challenge.Factor.Type);
        }
    }
}
