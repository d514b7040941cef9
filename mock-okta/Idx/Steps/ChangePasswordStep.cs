using RazorOkta.MockOkta.Idx.Authenticators;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>A new password in place of one that has expired, or is about to. The old one has just been proven.</summary>
internal sealed class ChangePasswordStep : IdxStep
{
    public static readonly ChangePasswordStep Expired = new(isWarning: false);
    public static readonly ChangePasswordStep AboutToExpire = new(isWarning: true);

    private static readonly IdxRemediation Skip = new("skip", OktaRoutes.IdxSkip, KeepPassword);

    private readonly bool _isWarning;

    private ChangePasswordStep(bool isWarning) => _isWarning = isWarning;

    public override IdxView Show(IdxTransaction transaction)
    {
        var description = PasswordAuthenticator.DescribeRules(transaction.Org.Definition.Password);
        if (_isWarning)
        {
            description["settings"]!["daysToExpiry"] = transaction.User?.PasswordExpiresInDays;
        }

        var current = IdxAuthenticatorView.OfTheOrg(description);
        return new IdxView([NewPassword(current), .. _isWarning ? [Skip] : Array.Empty<IdxRemediation>()])
        {
            Current = current,
            Message = _isWarning ? Warning(transaction.Purpose.Client?.Name ?? "Okta") : null,
        };
    }

    private IdxRemediation NewPassword(IdxAuthenticatorView current) =>
        new(_isWarning ? "reenroll-authenticator-warning" : "reenroll-authenticator", OktaRoutes.IdxAnswer, Change)
        {
            Fields = [PasswordAuthenticator.Credentials("New password")],
            RelatesTo = current.Path,
        };

    private static IdxTurn Change(IdxCall call)
    {
        var change = call.Org.Passwords.Reset(call.Transaction.User!.Id, call.Text("credentials", "passcode"));
        return PasswordAuthenticator.Mistake(change, call.Org.Definition.Password) ?? SignOn.Continue(call.Transaction);
    }

    private static IdxTurn KeepPassword(IdxCall call)
    {
        call.Transaction.KeepsPassword = true;
        return SignOn.Continue(call.Transaction);
    }

    private static IonMessage Warning(string application) => new(
        $"When your password expires, you will have to change your password before you can login to your {application} account.",
        "idx.password.expiring.message",
        IsError: false,
        application);
}
