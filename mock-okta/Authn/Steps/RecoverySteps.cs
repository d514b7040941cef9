using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>Forgotten passwords and locked accounts. Until a code or a link has been presented, every answer is the same for known and unknown users.</summary>
internal static class RecoverySteps
{
    public const string Email = "EMAIL";
    public const string Sms = "SMS";

    public static AuthnResult Begin(MockOrg org, RecoveryType type, string? username, string? factorType, string? relayState = null, string? fromUri = null)
    {
        if (type == RecoveryType.Unlock && !org.Definition.Password.SelfServiceUnlock)
        {
            return AuthnErrors.NotPermitted;
        }

        return string.IsNullOrEmpty(username) ? AuthnErrors.Blank("username") : factorType?.ToUpperInvariant() switch
        {
            Email => ByEmail(org, type, username, relayState, fromUri),
            Sms => BySms(org, type, username, relayState),
            _ => OktaError.ValidationFailed("factorType", "factorType: The value must be EMAIL or SMS."),
        };
    }

    public static AuthnResult VerifySms(MockOrg org, string? stateToken, string? passCode) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.RecoveryChallenge], (transaction, user) =>
            string.IsNullOrEmpty(passCode) ? AuthnErrors.Blank("passCode")
            : transaction.Challenge?.AnswerToRecover(passCode) == FactorVerdict.Right ? Proved(org, transaction, user!)
            : AuthnErrors.Wrong(FactorType.Sms));

    public static AuthnResult ResendSms(MockOrg org, string? stateToken) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.RecoveryChallenge], (transaction, _) =>
        {
            transaction.Challenge?.Send();
            return null;
        });

    /// <summary>From the link of the mail.</summary>
    public static AuthnResult Redeem(MockOrg org, string? recoveryToken)
    {
        if (string.IsNullOrEmpty(recoveryToken))
        {
            return AuthnErrors.Blank("recoveryToken");
        }

        if (org.RecoveryTokens.Redeem(recoveryToken) is not { } grant || org.Users.Find(grant.UserId) is not { Status: not UserStatus.Suspended } user)
        {
            return AuthnErrors.InvalidToken;
        }

        var transaction = New(org, grant.Type, user.Id, Email, relayState: null);
        Proved(org, transaction, user);
        if (transaction.Status != AuthnStatus.Success)
        {
            org.AuthnTransactions.Await(transaction);
        }

        return transaction;
    }

    public static AuthnResult Answer(MockOrg org, string? stateToken, string? answer) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.Recovery], (transaction, user) =>
            string.IsNullOrEmpty(answer) ? AuthnErrors.Blank("answer") : org.Recovery.Answer(user!.Id, answer) switch
            {
                AttemptVerdict.Right => Grant(org, transaction, user),
                AttemptVerdict.Wrong => AuthnErrors.WrongRecoveryAnswer,
                _ => AuthnErrors.UserLocked,
            });

    private static AuthnTransaction ByEmail(MockOrg org, RecoveryType type, string username, string? relayState, string? fromUri)
    {
        org.Recovery.SendLink(username, type, token => org.Url + OktaRoutes.RecoveryLinkFor(token, fromUri));
        return New(org, type, userId: null, Email, relayState);
    }

    /// <summary>Who does not exist, or has no phone, gets a transaction too.</summary>
    private static AuthnTransaction BySms(MockOrg org, RecoveryType type, string username, string? relayState)
    {
        var user = org.Recovery.Eligible(username, type);
        var phone = user is null ? null : UserFactors.Of(user).FirstOrDefault(factor => factor.Type == FactorType.Sms);
        var transaction = New(org, type, phone is null ? null : user!.Id, Sms, relayState);
        transaction.Challenge = phone is null ? null : FactorChallenge.Begin(org, user!, phone);
        org.AuthnTransactions.Await(transaction);
        return transaction;
    }

    private static AuthnTransaction New(MockOrg org, RecoveryType type, string? userId, string factor, string? relayState) => new()
    {
        Status = AuthnStatus.RecoveryChallenge,
        UserId = userId,
        Recovery = type,
        RecoveryFactor = factor,
        RelayState = relayState,
        At = org.Clock.GetUtcNow(),
    };

    /// <summary>The link or code was right; then comes the question, if the user has one.</summary>
    private static OktaError? Proved(MockOrg org, AuthnTransaction transaction, OktaUser user)
    {
        transaction.Challenge = null;
        if (user.RecoveryQuestion is null)
        {
            return Grant(org, transaction, user);
        }

        transaction.Status = AuthnStatus.Recovery;
        return null;
    }

    private static OktaError? Grant(MockOrg org, AuthnTransaction transaction, OktaUser user)
    {
        if (transaction.Recovery == RecoveryType.Password)
        {
            transaction.Status = AuthnStatus.PasswordReset;
            return null;
        }

        org.Lockout.Unlock(user.Id);
        AuthnFlow.Succeed(org, transaction, sessionToken: null);
        return null;
    }
}
