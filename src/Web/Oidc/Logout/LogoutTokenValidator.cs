using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>
/// Decides whether a logout token is believed (OIDC Back-Channel Logout 2.6). Anybody may send one, so what costs least is asked first: form,
/// header and claims before the signature, which alone may lead to the provider, and of the genuine ones each counts once.
/// </summary>
internal sealed class LogoutTokenValidator(OidcOptions options, TokenSignature signature, LogoutTokenRules rules, UsedLogoutTokens used)
{
    public async ValueTask<Result<LogoutToken>> ValidateAsync(string raw, CancellationToken cancellation)
    {
        if (!SignedToken.Parse(SignedToken.LogoutToken, raw).Succeeded(out var token, out var failure)
            || (failure = CheckType(token)) is not null
            || (failure = rules.Check(token.Payload)) is not null
            || (failure = await signature.CheckAsync(token, cancellation)) is not null
            || (failure = CheckIsNew(token)) is not null)
        {
            return failure;
        }

        return new LogoutToken(options.Issuer, StrictJson.Text(token.Payload, "sub"), StrictJson.Text(token.Payload, "sid"));
    }

    /// <summary>2.4: the type tells it from every other token of the same key (RFC 8725 3.11); without one only where the setting lets it.</summary>
    private OidcFailure? CheckType(SignedToken token) =>
        (!token.Header.TryGetProperty("typ", out _) && !options.RequiresLogoutTokenType)
        || StrictJson.Text(token.Header, "typ") is { } type && IsLogoutType(type)
            ? null
            : OidcFailure.BadAnswer("logout-token-wrong-kind", "typ is not logout+jwt");

    // RFC 7515 4.1.9: a media type, in any case, whose "application/" may be left out.
    private static bool IsLogoutType(string type) =>
        type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase) || type.Equals("application/logout+jwt", StringComparison.OrdinalIgnoreCase);

    private OidcFailure? CheckIsNew(SignedToken token) => used.TryUse(StrictJson.Text(token.Payload, "jti")!)
        ? null
        : OidcFailure.BadAnswer("logout-token-replayed", "A token of this jti has been here before");
}
