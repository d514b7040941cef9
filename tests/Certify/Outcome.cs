namespace RazorOkta.Certify;

/// <summary>What the relying party makes of an answer.</summary>
internal enum Outcome
{
    /// <summary>The user is signed in: 302 to a local path, one new session cookie, the user's page is there.</summary>
    Accept,

    /// <summary>The browser's request is unusable or forged. 401 at the callback, 400 elsewhere.</summary>
    R400,

    /// <summary>The user or the provider said no. 401 at the callback, 403 elsewhere.</summary>
    R403,

    /// <summary>The provider's answer fails validation. 401 at the callback, 502 elsewhere.</summary>
    R502,

    /// <summary>The provider cannot be reached or asks for patience. 503 with Retry-After.</summary>
    R503,

    /// <summary>The provider is too slow. 504.</summary>
    R504,
}

/// <summary>The furthest call of a login that the relying party may make before it refuses. Metadata may be asked for at any time.</summary>
internal enum Reach
{
    /// <summary>No token request, at no endpoint.</summary>
    Nothing,

    /// <summary>One token request, and no call after it.</summary>
    Token,

    /// <summary>One token request, then the keys; no UserInfo call with a token that is not believed.</summary>
    Keys,

    /// <summary>All of a login.</summary>
    UserInfo,
}

/// <summary>What is asserted on every refusal, unless the row says why one does not apply.</summary>
[Flags]
internal enum Invariants
{
    None = 0,

    /// <summary>I1: no session cookie, and a session that was there stays as it was.</summary>
    NoSession = 1,

    /// <summary>I2: no call to the provider after the failing step.</summary>
    NoFurtherCall = 2,

    /// <summary>I3: the login is spent, unless the response could not be tied to one.</summary>
    Spent = 4,

    /// <summary>I4: no code, token, secret, verifier, nonce, exception or provider text in the answer.</summary>
    NothingLeaks = 8,

    /// <summary>I5: no-store, no-referrer, nosniff, frame-ancestors 'none', nothing of third parties.</summary>
    Headers = 16,

    /// <summary>I6: exactly one log event with a reason code and the reference that the user sees; no secret in the log.</summary>
    OneLogEvent = 32,

    /// <summary>I7: no automatic way back to the provider; a link.</summary>
    NoLoop = 64,

    All = NoSession | NoFurtherCall | Spent | NothingLeaks | Headers | OneLogEvent | NoLoop,
}
