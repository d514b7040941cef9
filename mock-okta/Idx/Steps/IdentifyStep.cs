using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>The first page: the user name, and with it the password unless the policy says identifier first.</summary>
internal sealed class IdentifyStep : IdxStep
{
    private const string RememberMe = "rememberMe";

    public override IdxView Show(IdxTransaction transaction)
    {
        var org = transaction.Org.Definition;
        var recover = new IdxRemediation("recover", OktaRoutes.IdxRecover, _ => IdxTurn.To(new IdentifyRecoveryStep()));
        return new IdxView(
        [
            Identify(transaction, org.SignOn.IdentifierFirst),
            .. org.SignOn.SelfServiceRegistration ? [EnrollProfileStep.Link] : Array.Empty<IdxRemediation>(),
            .. org.Password.SelfServiceUnlock ? [UnlockAccountStep.Link] : Array.Empty<IdxRemediation>(),
        ])
        {
            Current = org.SignOn.IdentifierFirst ? null : IdxAuthenticatorView.OfTheOrg(PasswordAuthenticator.Describe(), recover),
        };
    }

    private static IdxRemediation Identify(IdxTransaction transaction, bool nameAlone) => new("identify", OktaRoutes.IdxIdentify, nameAlone ? TakeName : CheckPassword)
    {
        Fields =
        [
            new IonField("identifier") { Label = "Username", Required = true, Value = transaction.Purpose.LoginHint },
            .. nameAlone ? [] : new[] { PasswordAuthenticator.Credentials("Password") },
            new IonField(RememberMe) { Type = "boolean", Label = "Remember this device" },
        ],
    };

    private static IdxTurn TakeName(IdxCall call)
    {
        LookAtBrowser(call);
        call.Transaction.Identifier = call.Text("identifier");
        return IdxTurn.To(new PasswordStep());
    }

    /// <summary>The name stays unknown until the password is right.</summary>
    private static IdxTurn CheckPassword(IdxCall call)
    {
        LookAtBrowser(call);
        var turn = PasswordStep.Check(call, call.Text("identifier"), IdxMessages.AuthenticationFailed);
        call.Transaction.Identifier = call.Transaction.User?.Login;
        return turn;
    }

    private static void LookAtBrowser(IdxCall call)
    {
        call.Transaction.StaysSignedIn = call.Text(RememberMe) == "true";
        call.Transaction.DeviceTokens = RememberedDevices.TokensOf(call.Http);
    }
}
