using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>The second factor.</summary>
internal static class FactorSteps
{
    /// <summary>
    /// One address for all: without an answer it sends what must be sent (clients leave it out, or send it empty), with one it judges it, and for push it asks again.
    /// </summary>
    public static AuthnResult Verify(MockOrg org, string? stateToken, string factorId, string? answer) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaRequired, AuthnStatus.MfaChallenge], (transaction, user) =>
        {
            if (UserFactors.Find(user!, factorId) is not { } factor)
            {
                return AuthnErrors.NotFound(factorId);
            }

            if (transaction.Status == AuthnStatus.MfaChallenge && transaction.Challenge?.Factor.Id != factorId)
            {
                return AuthnErrors.NotAllowedInThisState;
            }

            return factor.Type == FactorType.Push ? Push(org, transaction, user!, factor)
                : string.IsNullOrEmpty(answer) ? Send(org, transaction, user!, factor)
                : Judge(org, transaction, user!, factor, answer);
        });

    public static AuthnResult Resend(MockOrg org, string? stateToken, string factorId) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaChallenge], (transaction, user) =>
            transaction.Challenge is { IsSent: true } challenge && challenge.Factor.Id == factorId
                ? Send(org, transaction, user!, challenge.Factor)
                : AuthnErrors.NotAllowedInThisState);

    private static OktaError? Send(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor)
    {
        transaction.Challenge = FactorChallenge.Begin(org, user, factor);
        transaction.PushResult = FactorVerdict.Waiting;
        transaction.Status = AuthnStatus.MfaChallenge;
        return null;
    }

    private static OktaError? Push(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor)
    {
        if (transaction.Status == AuthnStatus.MfaRequired)
        {
            return Send(org, transaction, user, factor);
        }

        transaction.PushResult = transaction.Challenge!.Poll();
        return GoOn(org, transaction, user, factor, transaction.PushResult);
    }

    /// <summary>After "previous" the code that was sent is still good.</summary>
    private static OktaError? Judge(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor, string answer)
    {
        var challenge = transaction.Challenge is { } sent && sent.Factor.Id == factor.Id ? sent : FactorChallenge.Unsent(org, user, factor);
        return GoOn(org, transaction, user, factor, challenge.Answer(answer));
    }

    private static OktaError? GoOn(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor, FactorVerdict verdict)
    {
        switch (verdict)
        {
            case FactorVerdict.Right:
                transaction.ProvedFactor = factor.Type;
                AuthnFlow.Advance(org, transaction, user);
                return null;
            case FactorVerdict.Wrong:
                return AuthnErrors.Wrong(factor.Type);
            case FactorVerdict.LockedOut:
                return AuthnErrors.UserLocked;
            default:
                return null; // The phone has not answered, or has said no: the transaction tells.
        }
    }
}
