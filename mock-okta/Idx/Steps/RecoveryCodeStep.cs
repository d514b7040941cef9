using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A code by mail for somebody who cannot sign in. Without such a user nothing is sent, and no code is right.</summary>
internal sealed class RecoveryCodeStep : IdxStep
{
    private readonly OktaUser? _user;
    private readonly FactorChallenge? _challenge;
    private readonly Func<IdxCall, OktaUser, IdxTurn> _next;

    private RecoveryCodeStep(OktaUser? user, FactorChallenge? challenge, Func<IdxCall, OktaUser, IdxTurn> next) =>
        (_user, _challenge, _next) = (user, challenge, next);

    public static RecoveryCodeStep For(IdxTransaction transaction, RecoveryType type, Func<IdxCall, OktaUser, IdxTurn> next)
    {
        var user = transaction.Org.Recovery.Eligible(transaction.Identifier ?? "", type);
        var challenge = user is null ? null : FactorChallenge.Begin(transaction.Org, user, new Factor { Type = FactorType.Email });
        return new RecoveryCodeStep(user, challenge, next);
    }

    /// <summary>The address is not shown, not even masked: there may be none.</summary>
    public override IdxView Show(IdxTransaction transaction)
    {
        var description = Authenticator.Email.Describe(Authenticator.Email.Id, "email");
        description["contextualData"] = CodeFields.NoMagicLink;
        var current = IdxAuthenticatorView.OfTheOrg(description, CodeFields.Resend(() => _challenge?.Send()));
        return new IdxView(new IdxRemediation("challenge-authenticator", OktaRoutes.IdxAnswer, Judge) { Fields = [CodeFields.Code], RelatesTo = current.Path })
        {
            Current = current,
        };
    }

    private IdxTurn Judge(IdxCall call) =>
        _challenge?.AnswerToRecover(call.Text("credentials", "passcode")) == FactorVerdict.Right
            ? _next(call, _user!)
            : CodeFields.Wrong(FactorType.Email);
}
