using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Takes transactions from state to state.</summary>
internal static class AuthnFlow
{
    /// <summary>
    /// Runs a step. It changes the transaction or says why not; an unknown state token and a state in which it makes no sense are refused before.
    /// </summary>
    public static AuthnResult Step(MockOrg org, string? stateToken, IReadOnlyCollection<AuthnStatus> allowed, Func<AuthnTransaction, OktaUser?, OktaError?> step)
    {
        if (string.IsNullOrEmpty(stateToken))
        {
            return AuthnErrors.Blank("stateToken");
        }

        if (org.AuthnTransactions.Find(stateToken) is not { } transaction)
        {
            return AuthnErrors.InvalidToken;
        }

        lock (transaction.Gate)
        {
            return Refuse(org, transaction, allowed, out var user) is { } error
                ? new AuthnResult(transaction.IsUnderWay ? transaction : null, error)
                : Run(org, transaction, user, step);
        }
    }

    /// <summary>After the password and after each thing that was asked for: asks for the next, in this order, or ends in a session token.</summary>
    public static AuthnTransaction Advance(MockOrg org, AuthnTransaction transaction, OktaUser user)
    {
        transaction.Challenge = null;
        transaction.Status = PasswordStatus(org, transaction, user) ?? FactorStatus(org, transaction, user) ?? AuthnStatus.Success;
        if (transaction.Status != AuthnStatus.Success)
        {
            org.AuthnTransactions.Await(transaction);
            return transaction;
        }

        return Succeed(org, transaction, org.SessionTokens.Issue(new SignedInUser(user, transaction.At, Methods(transaction))));
    }

    /// <summary>The state token dies with it: what has succeeded cannot succeed again.</summary>
    public static AuthnTransaction Succeed(MockOrg org, AuthnTransaction transaction, string? sessionToken)
    {
        org.AuthnTransactions.End(transaction);
        transaction.Status = AuthnStatus.Success;
        transaction.SessionToken = sessionToken;
        transaction.ExpiresAt = org.Clock.GetUtcNow() + SessionTokens.Lifetime;
        return transaction;
    }

    private static AuthnResult Run(MockOrg org, AuthnTransaction transaction, OktaUser? user, Func<AuthnTransaction, OktaUser?, OktaError?> step)
    {
        if (step(transaction, user) is { } error)
        {
            if (error == AuthnErrors.UserLocked)
            {
                org.AuthnTransactions.End(transaction);
            }

            return new AuthnResult(transaction.IsUnderWay ? transaction : null, error);
        }

        if (transaction.IsUnderWay)
        {
            org.AuthnTransactions.Await(transaction);
        }

        return transaction;
    }

    private static OktaError? Refuse(MockOrg org, AuthnTransaction transaction, IReadOnlyCollection<AuthnStatus> allowed, out OktaUser? user)
    {
        user = transaction.UserId is { } id ? org.Users.Find(id) : null;
        if (!transaction.IsUnderWay || (transaction.UserId is not null && user is null))
        {
            return AuthnErrors.InvalidToken;
        }

        if (user?.Status == UserStatus.Suspended || (user?.Status == UserStatus.LockedOut && transaction.Recovery is null))
        {
            org.AuthnTransactions.End(transaction);
            return AuthnErrors.UserLocked;
        }

        return allowed.Contains(transaction.Status) ? null : AuthnErrors.NotAllowedInThisState;
    }

    private static AuthnStatus? PasswordStatus(MockOrg org, AuthnTransaction transaction, OktaUser user) => transaction.PasswordIsSettled
        ? null
        : org.Passwords.AgeOf(user) switch
        {
            PasswordAge.Expired => AuthnStatus.PasswordExpired,
            PasswordAge.AboutToExpire when transaction.Options.WarnBeforePasswordExpired => AuthnStatus.PasswordWarn,
            _ => null,
        };

    private static AuthnStatus? FactorStatus(MockOrg org, AuthnTransaction transaction, OktaUser user) => transaction.ProvedFactor is not null
        ? null
        : SecondFactorPolicy.DemandOn(org, user) switch
        {
            SecondFactorDemand.Verify => AuthnStatus.MfaRequired,
            SecondFactorDemand.Enroll => AuthnStatus.MfaEnroll,
            _ => null,
        };

    private static IReadOnlyList<string> Methods(AuthnTransaction transaction) =>
        transaction.ProvedFactor is { } factor ? AuthenticationMethods.PasswordAnd(factor) : SignedInUser.PasswordAlone;
}
