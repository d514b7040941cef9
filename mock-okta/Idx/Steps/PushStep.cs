using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A message on the phone: clients poll until it is answered, and may send another when it was refused or ran out.</summary>
internal sealed class PushStep(OktaUser user, FactorChallenge challenge) : IdxStep
{
    private const int RefreshMilliseconds = 4_000;

    private IonMessage? _refusal;

    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(Authenticator.OktaVerify.Describe(Authenticator.OktaVerify.Id, Authenticator.MethodOf(FactorType.Push)));
        return new IdxView([_refusal is null ? Poll(current) : SendAgain(current), .. Others()])
        {
            Current = current,
            Enrollments = SelectAuthenticatorStep.Descriptions(user),
            Message = _refusal,
        };
    }

    private IdxRemediation[] Others() => UserFactors.Of(user).Count > 1 ? [SelectAuthenticatorStep.Choice(user)] : [];

    private IdxRemediation Poll(IdxAuthenticatorView current) => new("challenge-poll", OktaRoutes.IdxPoll, Look)
    {
        RelatesTo = current.Path,
        Refresh = RefreshMilliseconds,
    };

    private IdxTurn Look(IdxCall call)
    {
        switch (challenge.Poll())
        {
            case FactorVerdict.Right:
                call.Transaction.Prove(user, FactorKind.Of(FactorType.Push).Method);
                return SignOn.Continue(call.Transaction);
            case FactorVerdict.Waiting:
                return IdxTurn.Unchanged;
            case FactorVerdict.LockedOut:
                return IdxTurn.Refused(IdxMessages.UserLocked);
            case var refused:
                _refusal = refused == FactorVerdict.Rejected ? IdxMessages.PushRejected : IdxMessages.PushTimedOut;
                return IdxTurn.Unchanged;
        }
    }

    /// <summary>Okta names the very choice that is to be made again, beside all others.</summary>
    private IdxRemediation SendAgain(IdxAuthenticatorView current) => new("resend", OktaRoutes.IdxChallenge, SelectAuthenticatorStep.Choice(user).Submit)
    {
        RelatesTo = current.Path,
        Fields =
        [
            IonField.Object(
                "authenticator",
                IonField.Fixed("id", Authenticator.OktaVerify.Id),
                IonField.Fixed("methodType", Authenticator.MethodOf(FactorType.Push))) with { Label = Authenticator.OktaVerify.DisplayName, IsFixed = true },
        ],
    };
}
