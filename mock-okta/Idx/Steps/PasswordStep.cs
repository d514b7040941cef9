using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The second page of identifier first. It is there for every name, known or not.</summary>
internal sealed class PasswordStep : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var recover = new IdxRemediation("recover", OktaRoutes.IdxRecover, call => IdentifyRecoveryStep.Begin(call.Transaction, call.Transaction.Identifier!));
        var current = IdxAuthenticatorView.Enrolled(PasswordAuthenticator.Describe(), recover);
        return new IdxView(new IdxRemediation("challenge-authenticator", OktaRoutes.IdxAnswer, call => Check(call, transaction.Identifier!, IdxMessages.IncorrectPassword))
        {
            Fields = [PasswordAuthenticator.Credentials("Password")],
            RelatesTo = current.Path,
        })
        {
            Current = current,
        };
    }

    /// <summary>A wrong password and a name that nobody has get the same words.</summary>
    public static IdxTurn Check(IdxCall call, string name, IonMessage wrong)
    {
        var check = call.Org.Passwords.Check(name, call.Text("credentials", "passcode"));
        if (check is { Verdict: PasswordVerdict.Right, User: { } user })
        {
            call.Transaction.Prove(user, IdxProof.Password);
            return SignOn.Continue(call.Transaction);
        }

        call.Http.Log().SignInRefused();
        return IdxTurn.Wrong(check.Verdict == PasswordVerdict.LockedOut ? IdxMessages.LockedOut : wrong);
    }
}
