using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>An authenticator app, phone or mailbox that is set up by a first code from it.</summary>
internal sealed class EnrollCodeStep : IdxStep
{
    private readonly OktaUser _user;
    private readonly FactorChallenge _challenge;
    private readonly SelectEnrollmentStep _choice;

    private EnrollCodeStep(OktaUser user, FactorChallenge challenge, SelectEnrollmentStep choice) => (_user, _challenge, _choice) = (user, challenge, choice);

    public static EnrollCodeStep For(IdxTransaction transaction, OktaUser user, Factor factor, SelectEnrollmentStep choice) =>
        new(user, FactorChallenge.BeginEnrollment(transaction.Org, user, factor), choice);

    /// <summary>It counts from now on, and for this sign-in too.</summary>
    public static IdxTurn Finish(IdxCall call, OktaUser user, Factor factor)
    {
        UserFactors.Add(call.Org, user.Id, factor);
        call.Transaction.Prove(user, FactorKind.Of(factor.Type).Method);
        return SignOn.Continue(call.Transaction);
    }

    public override IdxView Show(IdxTransaction transaction)
    {
        var current = IdxAuthenticatorView.OfTheOrg(Description(), _challenge.IsSent ? [CodeFields.Resend(_challenge.Send)] : []);
        return new IdxView(
            new IdxRemediation("enroll-authenticator", OktaRoutes.IdxAnswer, Judge) { Fields = [CodeFields.Code], RelatesTo = current.Path },
            _choice.Choice(transaction))
        {
            Current = current,
            Authenticators = _choice.Descriptions(transaction),
        };
    }

    private JsonObject Description()
    {
        var type = _challenge.Factor.Type;
        var json = Authenticator.Of(type).Describe(Authenticator.Of(type).Id, Authenticator.MethodOf(type));
        switch (type)
        {
            case FactorType.GoogleOtp:
                json["contextualData"] = SharedSecret.Describe(_challenge);
                break;
            case FactorType.Email:
                json["contextualData"] = CodeFields.NoMagicLink;
                json["profile"] = new JsonObject { ["email"] = Masked.Email(_user.Email) };
                break;
            case FactorType.Sms:
                json["profile"] = new JsonObject { ["phoneNumber"] = Masked.Phone(_challenge.Factor.PhoneNumber) };
                break;
        }

        return json;
    }

    private IdxTurn Judge(IdxCall call) => _challenge.Answer(call.Text("credentials", "passcode")) switch
    {
        FactorVerdict.Right => Finish(call, _user, _challenge.Factor),
        FactorVerdict.LockedOut => IdxTurn.Refused(IdxMessages.UserLocked),
        _ => CodeFields.Wrong(_challenge.Factor.Type),
    };
}
