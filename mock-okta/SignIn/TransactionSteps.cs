using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Authn.Steps;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.SignIn;

/// <summary>What the forms of the transaction pages may ask for: the same steps that the Authentication API takes.</summary>
internal static class TransactionSteps
{
    public const string ChangePassword = "change-password";
    public const string ResetPassword = "reset-password";
    public const string Skip = "skip";
    public const string Verify = "verify";
    public const string Resend = "resend";
    public const string Enroll = "enroll";
    public const string Activate = "activate";
    public const string ResendActivation = "resend-activation";
    public const string VerifyRecovery = "verify-recovery";
    public const string ResendRecovery = "resend-recovery";
    public const string Answer = "answer";
    public const string Previous = "previous";
    public const string Cancel = "cancel";

    private static readonly OktaError PasswordsDiffer = OktaError.ValidationFailed("confirmPassword", "New passwords must match");
    private static readonly OktaError UnknownStep = OktaError.ValidationFailed("step", "There is no such step.");

    public static AuthnResult Take(MockOrg org, string stateToken, Parameters form) => form["step"] switch
    {
        ChangePassword or ResetPassword when form["newPassword"] != form["confirmPassword"] => PasswordsDiffer,
        ChangePassword => PasswordSteps.Change(org, stateToken, form["oldPassword"], form["newPassword"]),
        ResetPassword => PasswordSteps.Reset(org, stateToken, form["newPassword"]),
        Skip => Navigation.Skip(org, stateToken),
        Verify => FactorSteps.Verify(org, stateToken, form["factor"] ?? "", form["answer"]),
        Resend => FactorSteps.Resend(org, stateToken, form["factor"] ?? ""),
        Enroll => EnrollmentSteps.Enroll(org, stateToken, FactorKind.Find(form["factorType"], form["provider"]), ProfileIn(form)),
        Activate => EnrollmentSteps.Activate(org, stateToken, form["factor"] ?? "", form["answer"]),
        ResendActivation => EnrollmentSteps.Resend(org, stateToken, form["factor"] ?? ""),
        VerifyRecovery => RecoverySteps.VerifySms(org, stateToken, form["answer"]),
        ResendRecovery => RecoverySteps.ResendSms(org, stateToken),
        Answer => RecoverySteps.Answer(org, stateToken, form["answer"]),
        Previous => Navigation.Previous(org, stateToken),
        Cancel => Navigation.Cancel(org, stateToken),
        _ => UnknownStep,
    };

    private static EnrollmentProfile ProfileIn(Parameters form) => new(form["question"], form["answer"], form["phoneNumber"]);
}
