using RazorOkta.Web.Oidc.Provider;
using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Refresh;

/// <summary>Redeems a refresh token (RFC 6749 6), and believes the answer only if it belongs to the same login (OIDC Core 12.2).</summary>
internal sealed class TokenRefresh(TokenClient tokens, IdTokenValidator validator)
{
    /// <summary>Sends the refresh token once. Bounded by the limits of each call; it is not stopped when a browser goes, for a rotated token would be lost.</summary>
    public async Task<RefreshOutcome> RefreshAsync(string refreshToken, OriginalLogin original)
    {
        if (!(await tokens.RedeemAsync(TokenGrant.Refresh(refreshToken), CancellationToken.None)).Succeeded(out var response, out var failure))
        {
            return new RefreshOutcome(null, InOtherWords(failure), refreshToken);
        }

        // 6: no new refresh token means that the old one stays.
        var next = response.RefreshToken ?? refreshToken;
        return response.IdToken is { } idToken
            && !(await validator.ValidateRefreshedAsync(idToken, original, response.AccessToken, CancellationToken.None)).Succeeded(out _, out failure)
                ? new RefreshOutcome(null, failure, next)
                : new RefreshOutcome(response, null, next);
    }

    // The token client speaks of a login's code.
    private static OidcFailure InOtherWords(OidcFailure failure) => failure.Reason == "code-refused"
        ? OidcFailure.Denied("refresh-token-refused", "The refresh token is used up, expired or withdrawn (invalid_grant)")
        : failure;
}
