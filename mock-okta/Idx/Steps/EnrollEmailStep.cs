using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>Does the mailbox belong to who is registering? Only then there is a new user.</summary>
internal sealed class EnrollEmailStep : IdxStep
{
    private readonly MockOrg _org;
    private readonly OktaUser _user;
    private SentCode _code;

    public EnrollEmailStep(MockOrg org, OktaUser user)
    {
        (_org, _user) = (org, user);
        _code = Send();
    }

    public override IdxView Show(IdxTransaction transaction)
    {
        var description = Authenticator.Email.Describe(Authenticator.Email.Id, "email");
        description["contextualData"] = CodeFields.NoMagicLink;
        description["profile"] = new JsonObject { ["email"] = Masked.Email(_user.Email) };
        var current = IdxAuthenticatorView.OfTheOrg(description, CodeFields.Resend(() => _code = Send()));
        return new IdxView(new IdxRemediation("enroll-authenticator", OktaRoutes.IdxAnswer, Judge) { Fields = [CodeFields.Code], RelatesTo = current.Path })
        {
            Current = current,
        };
    }

    private SentCode Send()
    {
        var code = new SentCode(_org.Clock.GetUtcNow());
        _org.Inbox.SendCode(_user, InboxChannel.Email, _user.Email, code.Code);
        return code;
    }

    private IdxTurn Judge(IdxCall call)
    {
        if (!_code.Accepts(call.Text("credentials", "passcode"), _org.Clock.GetUtcNow()))
        {
            return CodeFields.Wrong(FactorType.Email);
        }

        if (!_org.Users.TryAdd(_user))
        {
            return IdxTurn.Refused(IdxMessages.EmailIsTaken, status: 400);
        }

        call.Transaction.Prove(_user, IdxProof.Password);
        return SignOn.Continue(call.Transaction);
    }
}
