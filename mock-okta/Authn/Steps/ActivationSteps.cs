using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>
/// Okta Verify takes an account: it scans the picture, or opens the link that was sent, while the page polls.
/// Shapes and names from Okta's Authentication API, "Activate Push Factor".
/// </summary>
internal static class ActivationSteps
{
    public static AuthnResult Poll(MockOrg org, string? stateToken, string factorId) =>
        With(org, stateToken, factorId, (transaction, user, _) => Look(org, transaction, user));

    public static AuthnResult SendByEmail(MockOrg org, string? stateToken, string factorId) =>
        With(org, stateToken, factorId, (transaction, user, challenge) => Send(transaction, challenge, InboxChannel.Email, user.Email));

    public static AuthnResult SendBySms(MockOrg org, string? stateToken, string factorId, string? phoneNumber) =>
        With(org, stateToken, factorId, (transaction, _, challenge) => FactorEnrollment.Sms(phoneNumber).Factor is { PhoneNumber: { } number }
            ? Send(transaction, challenge, InboxChannel.Sms, number)
            : AuthnErrors.InvalidPhoneNumber);

    /// <summary>A fresh picture in place of one that has expired or was refused; as long as it waits, this only looks.</summary>
    public static OktaError? Renew(MockOrg org, AuthnTransaction transaction, OktaUser user)
    {
        if (transaction.PushResult == FactorVerdict.Waiting)
        {
            return Look(org, transaction, user);
        }

        transaction.Challenge!.Send();
        transaction.PushResult = FactorVerdict.Waiting;
        return null;
    }

    private static OktaError? Look(MockOrg org, AuthnTransaction transaction, OktaUser user)
    {
        transaction.PushResult = transaction.Challenge!.Poll();
        return transaction.PushResult switch
        {
            FactorVerdict.Right => EnrollmentSteps.SetUp(org, transaction, user, transaction.Challenge.Factor),
            FactorVerdict.LockedOut => AuthnErrors.UserLocked,
            _ => null,
        };
    }

    /// <summary>The link is the activation that is under way; where that is over there must be a new one first.</summary>
    private static OktaError? Send(AuthnTransaction transaction, FactorChallenge challenge, InboxChannel channel, string address)
    {
        if (transaction.PushResult != FactorVerdict.Waiting)
        {
            challenge.Send();
            transaction.PushResult = FactorVerdict.Waiting;
        }

        challenge.SendActivation(channel, address);
        return null;
    }

    private static AuthnResult With(MockOrg org, string? stateToken, string factorId, Func<AuthnTransaction, OktaUser, FactorChallenge, OktaError?> step) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaEnrollActivate], (transaction, user) =>
            transaction.Challenge is { Factor: { Type: FactorType.Push } factor } challenge && factor.Id == factorId
                ? step(transaction, user!, challenge)
                : AuthnErrors.NotFound(factorId));
}
