using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Authn;

/// <summary>
/// How far somebody has come on the way to a session. Who holds the state token walks it step by step; a step runs inside <see cref="Gate"/>,
/// so that of two at once the second sees what the first has done.
/// </summary>
internal sealed class AuthnTransaction
{
    private const int StateTokenLength = 42;

    public string StateToken { get; } = OktaId.New("00", StateTokenLength);

    public Lock Gate { get; } = new();

    public required AuthnStatus Status { get; set; }

    /// <summary>Null in a recovery that somebody has begun for a user who does not exist: it goes on like any other, and no code is right.</summary>
    public string? UserId { get; init; }

    public AuthnOptions Options { get; init; } = AuthnOptions.None;

    /// <summary>Whatever the application wants to have back at the end.</summary>
    public string? RelayState { get; init; }

    /// <summary>When the password was right: <c>auth_time</c>.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Null for an ordinary sign-in.</summary>
    public RecoveryType? Recovery { get; init; }

    /// <summary>The recovery's own factor: EMAIL or SMS.</summary>
    public string? RecoveryFactor { get; init; }

    /// <summary>The password was changed, or its owner knows and goes on.</summary>
    public bool PasswordIsSettled { get; set; }

    /// <summary>The second factor that was proved, or set up; null: none yet.</summary>
    public FactorType? ProvedFactor { get; set; }

    /// <summary>The second factor that is being proved or set up.</summary>
    public FactorChallenge? Challenge { get; set; }

    /// <summary>What the phone has said.</summary>
    public FactorVerdict PushResult { get; set; } = FactorVerdict.Waiting;

    /// <summary>Null until the end, and in an unlock also then.</summary>
    public string? SessionToken { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>False before it waits for a first step, and again when it is over: then its state token means nothing.</summary>
    public bool IsUnderWay { get; set; }
}

/// <summary>What the application wants of a sign-in.</summary>
/// <param name="WarnBeforePasswordExpired">Else a password that expires soon is not worth a step.</param>
/// <param name="MultiOptionalFactorEnroll">After the first factor the user may set up others.</param>
internal sealed record AuthnOptions(bool WarnBeforePasswordExpired, bool MultiOptionalFactorEnroll)
{
    public static readonly AuthnOptions None = new(false, false);
}
