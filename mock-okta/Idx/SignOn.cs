using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Steps;

namespace RazorOkta.MockOkta.Idx;

/// <summary>What a sign-in still lacks; null when that one thing is there.</summary>
internal delegate IdxTurn? SignOnRule(IdxTransaction transaction, OktaUser user);

/// <summary>What the policies ask for after the first proof. Looked through anew after each step, so that no step knows the next.</summary>
internal static class SignOn
{
    private static readonly SignOnRule[] InOrder =
    [
        UserIsActive,
        ApplicationIsOpenToUser,
        PasswordHasNotExpired,
        PersonKnowsThatPasswordIsAboutToExpire,
        SecondFactorIsProven,
        FactorIsSetUp,
        AuthenticationContextIsReached,
        PersonHasConsented,
    ];

    public static IdxTurn Continue(IdxTransaction transaction) =>
        transaction.User is { } user && InOrder.Select(rule => rule(transaction, user)).FirstOrDefault(turn => turn is not null) is { } lacking
            ? lacking
            : IdxTurn.SignedIn;

    /// <summary>Suspended or locked out meanwhile.</summary>
    private static IdxTurn? UserIsActive(IdxTransaction transaction, OktaUser user) =>
        user.Status == UserStatus.Active ? null : IdxTurn.Refused(IdxMessages.AccessDenied);

    private static IdxTurn? ApplicationIsOpenToUser(IdxTransaction transaction, OktaUser user) => transaction.Purpose.WhyClosedTo(user) switch
    {
        null => null,
        var why => IdxTurn.Refused(why),
    };

    private static IdxTurn? PasswordHasNotExpired(IdxTransaction transaction, OktaUser user) =>
        transaction.Org.Passwords.AgeOf(user) == PasswordAge.Expired ? IdxTurn.To(ChangePasswordStep.Expired) : null;

    private static IdxTurn? PersonKnowsThatPasswordIsAboutToExpire(IdxTransaction transaction, OktaUser user) =>
        transaction.Org.Passwords.AgeOf(user) == PasswordAge.AboutToExpire && !transaction.KeepsPassword ? IdxTurn.To(ChangePasswordStep.AboutToExpire) : null;

    private static IdxTurn? SecondFactorIsProven(IdxTransaction transaction, OktaUser user) =>
        !transaction.Proof.HasSecondFactor && SecondFactorPolicy.DemandOn(transaction.Org, user) == SecondFactorDemand.Verify
        && !transaction.Org.RememberedDevices.Know(transaction.DeviceTokens, user)
            ? IdxTurn.To(SelectAuthenticatorStep.For(transaction, user))
            : null;

    private static IdxTurn? FactorIsSetUp(IdxTransaction transaction, OktaUser user) =>
        !transaction.Proof.HasSecondFactor && SecondFactorPolicy.DemandOn(transaction.Org, user) == SecondFactorDemand.Enroll ? IdxTurn.To(new SelectEnrollmentStep(user)) : null;

    /// <summary>A client may ask for more than the policy does (OIDC Core 3.1.2.1, <c>acr_values</c>).</summary>
    private static IdxTurn? AuthenticationContextIsReached(IdxTransaction transaction, OktaUser user)
    {
        if (transaction.Purpose.IsReachedBy(transaction.Proof))
        {
            return null;
        }

        return UserFactors.Of(user).Count > 0 && !transaction.Proof.HasSecondFactor
            ? IdxTurn.To(SelectAuthenticatorStep.For(transaction, user))
            : IdxTurn.Refused(IdxMessages.AccessDenied);
    }

    private static IdxTurn? PersonHasConsented(IdxTransaction transaction, OktaUser user) =>
        transaction.Purpose.AsksConsentOf(user) is { } scopes ? IdxTurn.To(new ConsentStep(scopes)) : null;
}
