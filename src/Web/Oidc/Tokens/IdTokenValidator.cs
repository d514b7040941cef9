namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>Decides whether an ID token is believed: its form, its header, its signature, its claims, in this order.</summary>
internal sealed class IdTokenValidator(TokenSignature signature, IdTokenRules rules)
{
    /// <summary>The ID token of a login (OIDC Core 3.1.3.7).</summary>
    public ValueTask<Result<IdToken>> ValidateAsync(string raw, LoginAttempt attempt, string accessToken, CancellationToken cancellation) =>
        ValidateAsync(raw, new IdTokenContext(accessToken, attempt.Nonce) { Attempt = attempt }, cancellation);

    /// <summary>The ID token in the answer to a refresh (OIDC Core 12.2), which belongs to the one that the session began with.</summary>
    public ValueTask<Result<IdToken>> ValidateRefreshedAsync(string raw, OriginalLogin original, string accessToken, CancellationToken cancellation) =>
        ValidateAsync(raw, new IdTokenContext(accessToken, original.Nonce) { Original = original }, cancellation);

    private async ValueTask<Result<IdToken>> ValidateAsync(string raw, IdTokenContext context, CancellationToken cancellation)
    {
        if (!SignedToken.Parse(SignedToken.IdToken, raw).Succeeded(out var token, out var failure)
            || (failure = CheckType(token)) is not null
            || (failure = await signature.CheckAsync(token, cancellation)) is not null
            || (failure = rules.Check(token.Payload, context)) is not null)
        {
            return failure;
        }

        return new IdToken(raw, token.Payload);
    }

    // RFC 8725 3.11: access tokens (at+jwt), logout tokens and others are signed by the same key.
    private static OidcFailure? CheckType(SignedToken token) =>
        !token.Header.TryGetProperty("typ", out _) || string.Equals(StrictJson.Text(token.Header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase)
            ? null
            : OidcFailure.BadAnswer("id-token-wrong-kind", "typ is not JWT");
}
