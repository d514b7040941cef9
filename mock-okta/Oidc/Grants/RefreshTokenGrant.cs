using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A refresh token for new tokens (RFC 6749 6).</summary>
internal static class RefreshTokenGrant
{
    private delegate OAuthError? RefreshCheck(Refresh refresh);

    /// <summary>Only its own client, with a request that is right otherwise, uses a refresh token up.</summary>
    private static readonly RefreshCheck[] InProtocolOrder =
    [
        TokenIsKnown,                     // RFC 6749 5.2
        TokenWasIssuedToThisClient,       // RFC 6749 6, 10.4
        TokenWasIssuedByThisServer,       // issuers are separate worlds
        UserMayStillSignIn,               // Okta ends the tokens of a user who is suspended or deleted
        ScopesOnlyNarrow,                 // RFC 6749 6
        TokenIsNotReplayed,               // RFC 9700 4.14.2
    ];

    private static readonly OAuthError InvalidToken = OAuthError.InvalidGrant("The refresh token is invalid or expired.");

    public static Task<IResult> RedeemAsync(HttpContext http, TokenRequest request) => Task.FromResult(Redeem(http, request));

    private static IResult Redeem(HttpContext http, TokenRequest request)
    {
        if (request.Parameters["refresh_token"] is not { } text)
        {
            return OAuthError.InvalidRequest("The token request has an invalid 'refresh_token' parameter.");
        }

        var refresh = new Refresh(request, text, request.Server.Org.RefreshTokens.Find(text));
        if (InProtocolOrder.Select(check => check(refresh)).FirstOrDefault(failure => failure is not null) is { } failure)
        {
            Report(http, refresh);
            return failure;
        }

        return TokenIssuer.Refresh(refresh.Token.Grant, refresh.Scopes, Successor(refresh));
    }

    private static OAuthError? TokenIsKnown(Refresh refresh) => refresh.Issued is null ? InvalidToken : null;

    private static OAuthError? TokenWasIssuedToThisClient(Refresh refresh) =>
        refresh.Token.Grant.Client.ClientId == refresh.Request.Client.ClientId ? null : InvalidToken;

    private static OAuthError? TokenWasIssuedByThisServer(Refresh refresh) =>
        refresh.Token.Grant.Server.Issuer == refresh.Request.Server.Issuer ? null : InvalidToken;

    private static OAuthError? UserMayStillSignIn(Refresh refresh) =>
        refresh.Request.Server.Org.Users.Find(refresh.Token.Grant.SignedIn!.User.Id) is { Status: not UserStatus.Suspended } ? null : InvalidToken;

    private static OAuthError? ScopesOnlyNarrow(Refresh refresh) =>
        refresh.Scopes.All(refresh.Token.Grant.Scopes.Contains)
            ? null
            : new OAuthError(ScopeRules.Error, "The token request asks for a scope that was not granted to the refresh token.");

    /// <summary>Of a token that rotates a late second use ends the whole family: nobody can say which of the two is the thief.</summary>
    private static OAuthError? TokenIsNotReplayed(Refresh refresh)
    {
        if (!refresh.Rotates || refresh.Token.TryReplace(refresh.Request.Server.Org.Clock.GetUtcNow(), refresh.Request.Client.RefreshTokenLeeway))
        {
            return null;
        }

        refresh.Token.Grant.Revoke();
        return InvalidToken;
    }

    /// <summary>The old one stays known, to notice it when it comes back.</summary>
    private static string Successor(Refresh refresh)
    {
        var tokens = refresh.Request.Server.Org.RefreshTokens;
        if (refresh.Rotates)
        {
            return tokens.Issue(refresh.Token.Grant);
        }

        tokens.Renew(refresh.Text);
        return refresh.Text;
    }

    private static void Report(HttpContext http, Refresh refresh)
    {
        if (refresh.Issued is { Grant.IsRevoked: true })
        {
            http.Log().RefreshTokenReplayed(refresh.Request.Client.ClientId);
        }
    }

    /// <summary>A refresh token as a client presents it, next to what it was issued for.</summary>
    private sealed record Refresh(TokenRequest Request, string Text, RefreshToken? Issued)
    {
        public RefreshToken Token => Issued ?? throw new InvalidOperationException("The refresh token is not known.");

        public bool Rotates => Request.Client.RefreshTokenRotation == RefreshTokenRotation.Rotate;

        /// <summary>None asked for means all that were granted.</summary>
        public IReadOnlyList<string> Scopes => Request.Scopes.Count > 0 ? Request.Scopes : Token.Grant.Scopes;
    }
}
