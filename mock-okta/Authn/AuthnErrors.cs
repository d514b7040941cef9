using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Why a step of a transaction is refused, in Okta's codes and words.</summary>
internal static class AuthnErrors
{
    /// <summary>A state token that is unknown, has expired, or belongs to a transaction that is over.</summary>
    public static readonly OktaError InvalidToken = new(401, "E0000011", "Invalid token provided");

    public static readonly OktaError NotPermitted = new(403, "E0000006", "You do not have permission to perform the requested action");

    public static readonly OktaError UserLocked = new(403, "E0000069", "User Locked");

    public static readonly OktaError NotAllowedInThisState = new(403, "E0000079", "This operation is not allowed in the current authentication state.");

    public static readonly OktaError WrongRecoveryAnswer = new(403, "E0000087", "The recovery question answer did not match our records.");

    public static readonly OktaError InvalidPhoneNumber = new(400, "E0000098", "This phone number is invalid.", "Invalid Phone Number.");

    public static readonly OktaError OldPasswordIsWrong = UpdateFailed("oldPassword: The credentials provided were incorrect.");

    public static readonly OktaError PasswordUsedBefore = UpdateFailed("Password has been used too recently");

    private static readonly OktaError WrongAnswer = new(403, "E0000068", "Invalid Passcode/Answer", "Your answer doesn't match our records. Please try again.");

    private static readonly OktaError WrongCode = new(403, "E0000068", "Invalid Passcode/Answer", "Your token doesn't match our records. Please try again.");

    public static readonly OktaError NamesMissing = OktaError.ValidationFailed("authRequest", "The 'username' and 'password' attributes are required in this context.");

    public static readonly OktaError RelayStateTooLong =
        OktaError.ValidationFailed("relayState", $"relayState: The field is too long, at most {AuthnRequest.LongestRelayState} characters.");

    public static OktaError Blank(string member) => OktaError.ValidationFailed(member, $"{member}: The field cannot be left blank");

    public static OktaError NotFound(string factorId) => OktaError.NotFound($"{LogText.Clean(factorId)} (UserFactor)");

    public static OktaError Wrong(FactorType factor) => factor == FactorType.Question ? WrongAnswer : WrongCode;

    public static OktaError TooWeak(PasswordPolicy policy) => new(
        403, "E0000080", "The password does not meet the complexity requirements of the current password policy.", $"Passwords must have {PasswordRules.Describe(policy)}");

    private static OktaError UpdateFailed(string cause) => new(403, "E0000014", "Update of credentials failed", cause);
}
