using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>What a code must pass to become tokens.</summary>
internal static class CodeGrant
{
    private delegate OAuthError? RedemptionCheck(CodeRedemption redemption);

    /// <summary>
    /// A stranger's attempt leaves the code alone, so the first three come before it is spent. Once its own client has shown it,
    /// it is spent whatever follows: nobody tries verifiers until one fits.
    /// </summary>
    private static readonly RedemptionCheck[] InProtocolOrder =
    [
        CodeIsKnown,                      // RFC 6749 5.2
        CodeWasIssuedToThisClient,        // RFC 6749 4.1.3
        CodeWasIssuedByThisServer,        // issuers are separate worlds
        CodeIsUnused,                     // RFC 6749 4.1.2
        CodeIsFresh,                      // RFC 6749 4.1.2
        RedirectUriIsTheSame,             // RFC 6749 4.1.3
        VerifierMatchesChallenge,         // RFC 7636 4.6
    ];

    public static IResult Redeem(HttpContext http, TokenRequest request, CodeKind kind)
    {
        if (request.Parameters[kind.Parameter] is not { } code)
        {
            return OAuthError.InvalidRequest($"The token request has an invalid '{kind.Parameter}' parameter.");
        }

        var redemption = new CodeRedemption(kind, request, kind.Store(request).Find(code));
        if (FirstFailure(redemption) is { } failure)
        {
            Report(http, redemption);
            return failure;
        }

        return TokenIssuer.Issue(redemption.Code.Grant);
    }

    private static OAuthError? FirstFailure(CodeRedemption redemption) =>
        InProtocolOrder.Select(check => check(redemption)).FirstOrDefault(failure => failure is not null);

    private static OAuthError? CodeIsKnown(CodeRedemption redemption) =>
        redemption.Issued is null ? redemption.Kind.Invalid : null;

    private static OAuthError? CodeWasIssuedToThisClient(CodeRedemption redemption) =>
        redemption.Code.Grant.Client.ClientId == redemption.Request.Client.ClientId ? null : redemption.Kind.Invalid;

    private static OAuthError? CodeWasIssuedByThisServer(CodeRedemption redemption) =>
        redemption.Code.Grant.Server.Issuer == redemption.Request.Server.Issuer ? null : redemption.Kind.Invalid;

    /// <summary>A code that comes back has leaked, so what was issued from it may be in the wrong hands.</summary>
    private static OAuthError? CodeIsUnused(CodeRedemption redemption)
    {
        if (redemption.Code.TrySpend())
        {
            return null;
        }

        redemption.Code.Grant.Revoke();
        return redemption.Kind.Invalid;
    }

    private static OAuthError? CodeIsFresh(CodeRedemption redemption) =>
        redemption.Request.Server.Org.Clock.GetUtcNow() < redemption.Code.ExpiresAt ? null : redemption.Kind.Invalid;

    private static OAuthError? RedirectUriIsTheSame(CodeRedemption redemption) =>
        redemption.RedirectUri == redemption.Code.RedirectUri || (redemption.RedirectUri is null && redemption.Kind.RedirectUriMayBeAbsent)
            ? null
            : OAuthError.InvalidGrant("The 'redirect_uri' does not match the redirection URI used in the authorization request.");

    /// <summary>A verifier without a challenge is refused too: somebody has taken the challenge out on the way (RFC 9700 4.8.2).</summary>
    private static OAuthError? VerifierMatchesChallenge(CodeRedemption redemption)
    {
        var matches = (redemption.Code.CodeChallenge, redemption.Verifier) switch
        {
            (null, null) => true,
            ({ } challenge, { } verifier) => Pkce.Matches(challenge, verifier),
            _ => false,
        };
        return matches ? null : OAuthError.InvalidGrant("PKCE verification failed.");
    }

    private static void Report(HttpContext http, CodeRedemption redemption)
    {
        if (redemption.Issued is { Grant.IsRevoked: true })
        {
            http.Log().CodeReplayed(redemption.Request.Client.ClientId);
        }
    }
}
