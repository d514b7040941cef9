using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn.Steps;

/// <summary>Setting up a second factor on the way in.</summary>
internal static class EnrollmentSteps
{
    private static readonly OktaError NotOffered = OktaError.ValidationFailed("factorEnrollRequest", "This factor cannot be set up by this user.");

    public static AuthnResult Enroll(MockOrg org, string? stateToken, FactorKind? kind, EnrollmentProfile profile) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaEnroll], (transaction, user) =>
        {
            if (kind is null || !FactorEnrollment.OfferedTo(org, user!).Contains(kind.Type))
            {
                return NotOffered;
            }

            var enrollment = Propose(kind.Type, profile);
            return enrollment.Factor is { } factor ? Begin(org, transaction, user!, factor) : Explain(enrollment.Mistake);
        });

    public static AuthnResult Activate(MockOrg org, string? stateToken, string factorId, string? passCode) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaEnrollActivate], (transaction, user) =>
            transaction.Challenge?.Factor.Id != factorId ? AuthnErrors.NotFound(factorId)
            : transaction.Challenge.Factor.Type == FactorType.Push ? ActivationSteps.Renew(org, transaction, user!)
            : string.IsNullOrEmpty(passCode) ? AuthnErrors.Blank("passCode")
            : transaction.Challenge.Answer(passCode) switch
            {
                FactorVerdict.Right => SetUp(org, transaction, user!, transaction.Challenge.Factor),
                FactorVerdict.Wrong => AuthnErrors.Wrong(transaction.Challenge.Factor.Type),
                _ => AuthnErrors.UserLocked,
            });

    public static AuthnResult Resend(MockOrg org, string? stateToken, string factorId) =>
        AuthnFlow.Step(org, stateToken, [AuthnStatus.MfaEnrollActivate], (transaction, _) =>
        {
            if (transaction.Challenge is not { IsSent: true, Factor.Type: not FactorType.Push } challenge || challenge.Factor.Id != factorId)
            {
                return AuthnErrors.NotAllowedInThisState;
            }

            challenge.Send();
            return null;
        });

    /// <summary>It counts from now on, and for this sign-in too.</summary>
    public static OktaError? SetUp(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor)
    {
        UserFactors.Add(org, user.Id, factor);
        transaction.ProvedFactor ??= factor.Type;
        transaction.Challenge = null;
        var changed = org.Users.Find(user.Id) ?? user;
        if (transaction.Options.MultiOptionalFactorEnroll && FactorEnrollment.OfferedTo(org, changed).Count > 0)
        {
            transaction.Status = AuthnStatus.MfaEnroll;
        }
        else
        {
            AuthnFlow.Advance(org, transaction, changed);
        }

        return null;
    }

    private static FactorEnrollment Propose(FactorType type, EnrollmentProfile profile) => type switch
    {
        FactorType.Question => FactorEnrollment.Question(profile.Question, profile.Answer),
        FactorType.Sms => FactorEnrollment.Sms(profile.PhoneNumber),
        FactorType.Email => FactorEnrollment.Email(),
        FactorType.Push => FactorEnrollment.Push(),
        _ => FactorEnrollment.Totp(type),
    };

    private static OktaError? Begin(MockOrg org, AuthnTransaction transaction, OktaUser user, Factor factor)
    {
        if (factor.Type == FactorType.Question)
        {
            return SetUp(org, transaction, user, factor);
        }

        transaction.Challenge = FactorChallenge.BeginEnrollment(org, user, factor);
        transaction.PushResult = FactorVerdict.Waiting;
        transaction.Status = AuthnStatus.MfaEnrollActivate;
        return null;
    }

    private static OktaError Explain(EnrollmentMistake mistake) => mistake switch
    {
        EnrollmentMistake.UnknownQuestion => OktaError.ValidationFailed("question", "question: This is not one of the questions that can be chosen."),
        EnrollmentMistake.AnswerTooShortOrLong => OktaError.ValidationFailed(
            "answer", $"answer: The security question answer must be at least {SecurityQuestions.ShortestAnswer} and at most {SecurityQuestions.LongestAnswer} characters long."),
        _ => AuthnErrors.InvalidPhoneNumber,
    };
}

/// <summary>What a user fills in to set up a factor.</summary>
internal sealed record EnrollmentProfile(string? Question = null, string? Answer = null, string? PhoneNumber = null)
{
    public override string ToString() => Question ?? "";
}
