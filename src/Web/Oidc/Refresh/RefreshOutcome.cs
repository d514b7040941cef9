using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Refresh;

/// <summary>What came of a refresh.</summary>
/// <param name="Tokens">Checked and good; <c>null</c> when there is a failure.</param>
/// <param name="Failure"><c>null</c> when there are tokens.</param>
/// <param name="RefreshToken">The one that is good from now on. The provider may have rotated it even where the rest of the answer cannot be used yet.</param>
internal sealed record RefreshOutcome(TokenResponse? Tokens, OidcFailure? Failure, string RefreshToken)
{
    /// <summary>Whether the session is over: the provider has refused, or its answer is not to be believed. Otherwise it is worth another try.</summary>
    public bool IsFatal => Failure is { } failure && !IsNoAnswer(failure);

    // A record prints its members, and these are secrets.
    public override string ToString() => Failure?.Reason ?? "renewed";

    // Nothing was said about our token: the provider is away, throttling, or something in between answers in its place.
    private static bool IsNoAnswer(OidcFailure failure) =>
        failure.Kind is FailureKind.Unavailable or FailureKind.TooSlow
        || failure.Reason is "token-malformed" or "token-too-large" or "keys-malformed" or "keys-too-large" or "keys-empty";
}
