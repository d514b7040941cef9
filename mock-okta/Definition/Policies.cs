namespace RazorOkta.MockOkta.Definition;

/// <summary>What a sign-in takes.</summary>
public sealed record SignOnPolicy
{
    /// <summary>A user who has factors must use one; off: the password is enough even then.</summary>
    public bool RequireMfa { get; init; } = true;

    /// <summary>A user without a factor must set one up, of <see cref="EnrollableFactors"/>, before the sign-in is complete.</summary>
    public bool RequireEnrollment { get; init; }

    public IReadOnlyList<FactorType> EnrollableFactors { get; init; } = [FactorType.Question, FactorType.GoogleOtp, FactorType.Sms, FactorType.Email];

    /// <summary>
    /// The org's session lasts when the browser is closed, as long as it is alive at the org: in the Identity Engine for who ticks
    /// "Keep me signed in" (<c>rememberMe</c>), in classic sign-ins for everybody. Okta's <c>usePersistentCookie</c>, with its default.
    /// </summary>
    public bool UsePersistentCookie { get; init; }

    /// <summary>Identity Engine: how long a browser whose person has ticked "Keep me signed in" is asked for no second factor. Default: 15 minutes.</summary>
    public TimeSpan MfaLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Identity Engine: the first page asks for the user name alone.</summary>
    public bool IdentifierFirst { get; init; }

    /// <summary>People may register themselves (Identity Engine's "Sign up").</summary>
    public bool SelfServiceRegistration { get; init; }
}

/// <summary>What a password must be, and what wrong ones cost.</summary>
public sealed record PasswordPolicy
{
    public int MinLength { get; init; } = 8;

    public int MinLowerCase { get; init; } = 1;

    public int MinUpperCase { get; init; } = 1;

    public int MinNumber { get; init; } = 1;

    public int MinSymbol { get; init; }

    /// <summary>Wrong passwords in a row until the user is locked out; 0: never.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Says LOCKED_OUT to a locked user, where Okta by default answers as to a wrong password.</summary>
    public bool ShowLockoutFailures { get; init; }

    /// <summary>From so many days before expiry on there is a warning.</summary>
    public int WarnDays { get; init; } = 5;

    public bool SelfServiceUnlock { get; init; } = true;
}
