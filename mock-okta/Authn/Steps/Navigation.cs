using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>Steps that prove nothing: look, skip, go back, give up.</summary>
internal static class Navigation
{
    private static readonly AuthnStatus[] Any = Enum.GetValues<AuthnStatus>();

    /// <summary>Where the transaction stands. Looking does not lengthen its life.</summary>
    public static AuthnResult Look(MockOrg org, string? stateToken) =>
        string.IsNullOrEmpty(stateToken) ? AuthnErrors.Blank("stateToken")
        : org.AuthnTransactions.Find(stateToken) is { IsUnderWay: true } transaction ? transaction
        : AuthnErrors.InvalidToken;

    /// <summary>A warning, or further factors beside the one that is needed.</summary>
    public static AuthnResult Skip(MockOrg org, string? stateToken) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.PasswordWarn, AuthnStatus.MfaEnroll], (transaction, user) =>
        {
            if (transaction.Status == AuthnStatus.MfaEnroll && transaction.ProvedFactor is null)
            {
                return AuthnErrors.NotAllowedInThisState;
            }

            transaction.PasswordIsSettled = true;
            AuthnFlow.Advance(org, transaction, user!);
            return null;
        });

    /// <summary>Back to the choice of a factor.</summary>
    public static AuthnResult Previous(MockOrg org, string? stateToken) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaChallenge, AuthnStatus.MfaEnrollActivate], (transaction, _) =>
        {
            transaction.Status = transaction.Status == AuthnStatus.MfaChallenge ? AuthnStatus.MfaRequired : AuthnStatus.MfaEnroll;
            return null;
        });

    public static AuthnResult Cancel(MockOrg org, string? stateToken) =>
        AuthnFlow.Step(org, stateToken, Any, (transaction, _) =>
        {
            org.AuthnTransactions.End(transaction);
            return null;
        });
}
