namespace RazorOkta.MockOkta.Definition;

/// <summary>A second factor that a user has set up. Which members count depends on the <see cref="Type"/>.</summary>
public sealed record Factor
{
    public required FactorType Type { get; init; }

    /// <summary>Unique for its user; default: made from the type.</summary>
    public string Id { get => field ?? $"{Type.ToString().ToLowerInvariant()}01"; init; }

    /// <summary>For <see cref="FactorType.Question"/>: Okta's key of a question, for example <c>disliked_food</c>.</summary>
    public string? Question { get; init; }

    public string? Answer { get; init; }

    /// <summary>For TOTP, and for the code that goes with push: the shared secret in base32 (RFC 6238, SHA-1, 6 digits, 30 seconds).</summary>
    public string? Secret { get; init; }

    /// <summary>For <see cref="FactorType.Sms"/>, for example <c>+1 555 415 1337</c>.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>For <see cref="FactorType.Push"/>: what the phone does, and when. Default: it waits for a person at the inbox page. An activation always waits.</summary>
    public PushAnswer Push { get; init; } = PushAnswer.Wait;

    /// <summary>The generated text of a record would show secret and answer.</summary>
    public override string ToString() => $"{Type} {Id}";
}

public enum FactorType
{
    Question,

    /// <summary>Google Authenticator: provider GOOGLE, key <c>google_otp</c>.</summary>
    GoogleOtp,

    /// <summary>Okta Verify with a code: provider OKTA, key <c>okta_verify</c>.</summary>
    OktaVerifyOtp,

    Sms,
    Email,

    /// <summary>Okta Verify with a push message. Always listed beside its code: widgets of 1.x draw push only so.</summary>
    Push,
}

public enum PushAnswer
{
    Wait,
    Approve,
    Reject,
    TimeOut,
}
