namespace RazorOkta.Web.Oidc;

/// <summary>What a failure means for the person in front of the browser; each has its own page text and status.</summary>
internal enum FailureKind
{
    /// <summary>The browser's request is unusable or forged.</summary>
    BadRequest,

    /// <summary>The user or the provider said no.</summary>
    Denied,

    /// <summary>The provider's answer does not pass our checks.</summary>
    BadAnswer,

    /// <summary>The provider cannot be reached, or asks us to come back later.</summary>
    Unavailable,

    /// <summary>The provider did not answer in time.</summary>
    TooSlow,

    /// <summary>All is well with the login, and we cannot keep its session.</summary>
    NoSession,
}

/// <summary>Why a login ended without a session.</summary>
/// <param name="Kind">What it means for the user.</param>
/// <param name="Reason">Stable code for pages, logs and tests, for example <c>state-mismatch</c>. Safe to show.</param>
/// <param name="Detail">For the log alone; never a token, code, secret or nonce.</param>
internal sealed record OidcFailure(FailureKind Kind, string Reason, string Detail)
{
    /// <summary>No user can mend it by trying again: the configuration here and the registration at the provider differ.</summary>
    public bool NeedsOperator { get; init; }

    public static OidcFailure BadRequest(string reason, string detail) => new(FailureKind.BadRequest, reason, detail);

    public static OidcFailure Denied(string reason, string detail) => new(FailureKind.Denied, reason, detail);

    public static OidcFailure BadAnswer(string reason, string detail) => new(FailureKind.BadAnswer, reason, detail);

    public static OidcFailure Unavailable(string reason, string detail) => new(FailureKind.Unavailable, reason, detail);

    public static OidcFailure TooSlow(string reason, string detail) => new(FailureKind.TooSlow, reason, detail);

    /// <summary>The calls of one step of a login have a time together: a person is waiting.</summary>
    public static OidcFailure LoginTooSlow(OidcOptions options) =>
        TooSlow("login-timeout", $"The provider's answers took longer than {options.LoginTimeout.TotalSeconds} s together");
}
