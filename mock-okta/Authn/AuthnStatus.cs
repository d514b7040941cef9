namespace RazorOkta.MockOkta.Authn;

/// <summary>The states of Okta's classic transactions.</summary>
internal enum AuthnStatus
{
    LockedOut,
    PasswordWarn,
    PasswordExpired,
    MfaEnroll,
    MfaEnrollActivate,
    MfaRequired,
    MfaChallenge,
    RecoveryChallenge,
    Recovery,
    PasswordReset,
    Success,
}

internal static class AuthnStatusNames
{
    public static string Name(this AuthnStatus status) => status switch
    {
        AuthnStatus.LockedOut => "LOCKED_OUT",
        AuthnStatus.PasswordWarn => "PASSWORD_WARN",
        AuthnStatus.PasswordExpired => "PASSWORD_EXPIRED",
        AuthnStatus.MfaEnroll => "MFA_ENROLL",
        AuthnStatus.MfaEnrollActivate => "MFA_ENROLL_ACTIVATE",
        AuthnStatus.MfaRequired => "MFA_REQUIRED",
        AuthnStatus.MfaChallenge => "MFA_CHALLENGE",
        AuthnStatus.RecoveryChallenge => "RECOVERY_CHALLENGE",
        AuthnStatus.Recovery => "RECOVERY",
        AuthnStatus.PasswordReset => "PASSWORD_RESET",
        _ => "SUCCESS",
    };
}
