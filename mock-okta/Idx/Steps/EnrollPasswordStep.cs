using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The first password of somebody who is registering.</summary>
internal sealed class EnrollPasswordStep(OktaUser profile) : IdxStep
{
    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(PasswordAuthenticator.DescribeRules(transaction.Org.Definition.Password));
        return new IdxView(new IdxRemediation("enroll-authenticator", OktaRoutes.IdxAnswer, Take)
        {
            Fields = [PasswordAuthenticator.Credentials("Enter password")],
            RelatesTo = current.Path,
        })
        {
            Current = current,
        };
    }

    private IdxTurn Take(IdxCall call)
    {
        var (policy, password) = (call.Org.Definition.Password, call.Text("credentials", "passcode"));
        return PasswordRules.Accept(policy, profile, password)
            ? IdxTurn.To(new EnrollEmailStep(call.Org, profile with { Password = password }))
            : PasswordAuthenticator.NotMet($"Password requirements: {PasswordRules.Describe(policy)}.");
    }
}
