using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A new password for a forgotten one. It then counts as proven, and the sign-in goes on with what the policy asks beside it.</summary>
internal sealed class ResetPasswordStep(string userId) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(PasswordAuthenticator.DescribeRules(transaction.Org.Definition.Password));
        return new IdxView(new IdxRemediation("reset-authenticator", OktaRoutes.IdxAnswer, Reset)
        {
            Fields =
            [
                PasswordAuthenticator.Credentials(
                    "New password", new IonField("revokeSessions") { Type = "boolean", Label = "Sign me out of all other devices" }),
            ],
            RelatesTo = current.Path,
        })
        {
            Current = current,
        };
    }

    private IdxTurn Reset(IdxCall call)
    {
        var change = call.Org.Passwords.Reset(userId, call.Text("credentials", "passcode"));
        if (PasswordAuthenticator.Mistake(change, call.Org.Definition.Password) is { } mistake)
        {
            return mistake;
        }

        if (call.Text("credentials", "revokeSessions") == "true")
        {
            EndSessions(call);
            call.Org.RememberedDevices.Forget(id => id == userId);
        }

        if (call.Org.Users.Find(userId) is not { } user)
        {
            return IdxTurn.Refused(IdxMessages.AccessDenied);
        }

        call.Transaction.Prove(user, IdxProof.Password);
        return SignOn.Continue(call.Transaction);
    }

    private void EndSessions(IdxCall call)
    {
        foreach (var session in call.Org.Sessions.All.Where(session => session.User.Id == userId))
        {
            call.Org.Sessions.Close(session.Id);
        }
    }
}
