using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A code for tokens (RFC 6749 4.1.3).</summary>
internal static class AuthorizationCodeGrant
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

    private static readonly OAuthError InvalidCode = OAuthError.InvalidGrant("The authorization code is invalid or has expired.");

    public static IResult Redeem(HttpContext http, TokenRequest request)
    {
        if (request.Parameters["code"] is not { } code)
        {
            return OAuthError.InvalidRequest("The token request has an invalid 'code' parameter.");
        }

        var redemption = new CodeRedemption(request, request.Server.Org.Codes.Find(code));
        if (FirstFailure(redemption) is { } failure)
        {
            Report(http, redemption, failure);
            return failure;
        }

        http.Log().TokensIssued(request.Client.ClientId, redemption.Code.Grant.User.Login);
        return TokenIssuer.Issue(redemption.Code.Grant);
    }

    private static OAuthError? FirstFailure(CodeRedemption redemption) =>
        InProtocolOrder.Select(check => check(redemption)).FirstOrDefault(failure => failure is not null);

    private static OAuthError? CodeIsKnown(CodeRedemption redemption) =>
        redemption.Issued is null ? InvalidCode : null;

    private static OAuthError? CodeWasIssuedToThisClient(CodeRedemption redemption) =>
        redemption.Code.Grant.Client.ClientId == redemption.Request.Client.ClientId ? null : InvalidCode;

    private static OAuthError? CodeWasIssuedByThisServer(CodeRedemption redemption) =>
        redemption.Code.Grant.Server.Issuer == redemption.Request.Server.Issuer ? null : InvalidCode;

    /// <summary>A code that comes back has leaked, so what was issued from it may be in the wrong hands.</summary>
    private static OAuthError? CodeIsUnused(CodeRedemption redemption)
    {
        if (redemption.Code.TrySpend())
        {
            return null;
        }

        redemption.Code.Grant.Revoke();
        return InvalidCode;
    }

    private static OAuthError? CodeIsFresh(CodeRedemption redemption) =>
        redemption.Request.Server.Org.Clock.GetUtcNow() < redemption.Code.ExpiresAt ? null : InvalidCode;

    private static OAuthError? RedirectUriIsTheSame(CodeRedemption redemption) =>
        redemption.RedirectUri == redemption.Code.RedirectUri
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

    private static void Report(HttpContext http, CodeRedemption redemption, OAuthError failure)
    {
        var clientId = redemption.Request.Client.ClientId;
        http.Log().TokensRefused(clientId, failure.Error);
        if (redemption.Issued is { Grant.IsRevoked: true })
        {
            http.Log().CodeReplayed(clientId);
        }
    }
}
