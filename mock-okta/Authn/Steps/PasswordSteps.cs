using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>A password that expires, has expired, or was forgotten.</summary>
internal static class PasswordSteps
{
    public static AuthnResult Change(MockOrg org, string? stateToken, string? oldPassword, string? newPassword) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.PasswordExpired, AuthnStatus.PasswordWarn], (transaction, user) =>
        {
            if (string.IsNullOrEmpty(oldPassword) || string.IsNullOrEmpty(newPassword))
            {
                return AuthnErrors.Blank(string.IsNullOrEmpty(oldPassword) ? "oldPassword" : "newPassword");
            }

            return GoOn(org, transaction, org.Passwords.Change(user!.Id, oldPassword, newPassword));
        });

    /// <summary>At the end of a recovery, where nobody knows the old one.</summary>
    public static AuthnResult Reset(MockOrg org, string? stateToken, string? newPassword) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.PasswordReset], (transaction, user) =>
            string.IsNullOrEmpty(newPassword) ? AuthnErrors.Blank("newPassword") : GoOn(org, transaction, org.Passwords.Reset(user!.Id, newPassword)));

    private static OktaError? GoOn(MockOrg org, AuthnTransaction transaction, PasswordChange change)
    {
        if (change == PasswordChange.Done && org.Users.Find(transaction.UserId!) is { } user)
        {
            transaction.PasswordIsSettled = true;
            AuthnFlow.Advance(org, transaction, user);
            return null;
        }

        return change switch
        {
            PasswordChange.OldIsWrong => AuthnErrors.OldPasswordIsWrong,
            PasswordChange.TooWeak => AuthnErrors.TooWeak(org.Definition.Password),
            PasswordChange.UsedBefore => AuthnErrors.PasswordUsedBefore,
            _ => AuthnErrors.UserLocked,
        };
    }
}
