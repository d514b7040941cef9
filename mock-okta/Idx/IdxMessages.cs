using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// Okta's messages by their i18n keys, which clients match on: as okta-signin-widget has them in its mock answers or maps them, and the wrong answer to
/// a question as recorded from an org. Not published are those of a push that ran out and of an answer that is too long.
/// </summary>
internal static class IdxMessages
{
    public static readonly IonMessage SessionExpired = new(
        "You have been logged out due to inactivity. Refresh or return to the sign in screen.", "idx.session.expired");

    public static readonly IonMessage NotAllowedNow = new("This operation is not allowed in the current authentication state.", "errors.E0000079");

    public static readonly IonMessage AuthenticationFailed = new("Authentication failed", "errors.E0000004");

    public static readonly IonMessage IncorrectPassword = new("Password is incorrect", "incorrectPassword");

    public static readonly IonMessage NotAssigned = new("User is not assigned to this application.", "idx.error.user.not.assigned.to.app");

    public static readonly IonMessage AccessDenied = new("You do not have permission to perform the requested action.", "security.access_denied");

    public static readonly IonMessage LockedOut = new("Your account is locked. Please contact your administrator.", "errors.E0000119");

    public static readonly IonMessage UserLocked = new("User Locked", "errors.E0000069");

    public static readonly IonMessage WrongCode = new("Invalid code. Try again.", "api.authn.error.PASSCODE_INVALID");

    public static readonly IonMessage WrongAnswer = new("Your answer doesn't match our records. Please try again.", "authfactor.challenge.question_factor.answer_invalid");

    public static readonly IonMessage PushRejected = new("You have chosen to reject this login.", "api.authn.poll.error.push_rejected");

    public static readonly IonMessage PushTimedOut = new("Your push notification has expired.", "api.authn.poll.error.push_timeout");

    public static readonly IonMessage Unlocked = new(
        "You can log in using your existing username and password", "oie.selfservice.unlock_user.success.message", IsError: false);

    public static readonly IonMessage InvalidPhoneNumber = new("Invalid Phone Number.", "api.factors.error.sms.invalid_phone");

    /// <summary>Of Google Authenticator, once it is set up.</summary>
    public static readonly IonMessage WrongAppCode = new("Your code doesn't match our records. Please try again.", "authfactor.challenge.soft_token.invalid_passcode");

    public static readonly IonMessage AnswerTooShort = new(
        "The security question answer must be at least 4 characters in length", "securityQuestion.answer.tooShort.arg", IsError: true, "4");

    public static readonly IonMessage AnswerLength = new(
        "The security question answer must be between 4 and 100 characters in length.", "api.factors.error.security_question.answer_length");

    public static readonly IonMessage RegistrationUnavailable = new("Registration is currently unavailable.", "idx.error.registration.unavailable");

    public static readonly IonMessage EmailIsTaken = new(
        "A user with this Email already exists", "registration.error.notUniqueWithinOrg", IsError: true, "Email");

    public static readonly IonMessage NotAnEmail = new(
        "'Email' must be in the form of an email address", "registration.error.invalidLoginEmail", IsError: true, "Email");
}
