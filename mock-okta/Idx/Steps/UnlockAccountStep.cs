using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>Whose account is locked, and by which way the proof shall come. The ways are the org's, so they say nothing of the user.</summary>
internal sealed class UnlockAccountStep : IdxStep
{
    public static readonly IdxRemediation Link = new("unlock-account", OktaRoutes.IdxUnlockAccount, _ => IdxTurn.To(new UnlockAccountStep()));

    public override IdxView Show(IdxTransaction transaction) => new(new IdxRemediation("select-authenticator-unlock-account", OktaRoutes.IdxChallenge, Select)
    {
        Fields =
        [
            new IonField("identifier") { Label = "Username", Required = true },
            new IonField("authenticator") { Type = "object", Required = true, Options = [ByMail] },
        ],
    })
    {
        Authenticators = [Authenticator.Email.Describe(Authenticator.Email.Id, "email")],
        Enrollments = [Anybodys()],
    };

    private static IonOption ByMail => new(Authenticator.Email.DisplayName)
    {
        Fields = [IonField.Fixed("id", Authenticator.Email.Id), IonField.Fixed("methodType", "email", required: false)],
        RelatesTo = "$.authenticatorEnrollments.value[0]",
    };

    private static JsonObject Anybodys()
    {
        var description = Authenticator.Email.Describe(Authenticator.Email.Id, "email");
        description.Remove("id");
        return description;
    }

    private static IdxTurn Select(IdxCall call)
    {
        call.Transaction.Identifier = call.Text("identifier");
        return IdxTurn.To(RecoveryCodeStep.For(call.Transaction, RecoveryType.Unlock, AfterCode));
    }

    private static IdxTurn AfterCode(IdxCall call, OktaUser user) => RecoveryQuestionStep.Before(call, user, Unlock);

    /// <summary>Unlocked is not signed in.</summary>
    private static IdxTurn Unlock(IdxCall call, OktaUser user)
    {
        call.Org.Lockout.Unlock(user.Id);
        return IdxTurn.Refused(IdxMessages.Unlocked, status: 200);
    }
}
