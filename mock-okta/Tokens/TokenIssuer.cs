using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class TokenIssuer
{
    /// <summary>What the first use of a grant brings.</summary>
    public static TokenResponse Issue(AuthorizationGrant grant) =>
        Issue(grant, grant.Scopes, grant.BringsRefreshTokens ? grant.Server.Org.RefreshTokens.Issue(grant) : null, grant.Nonce);

    /// <summary>
    /// What a refresh brings. No nonce, since no browser started it (OIDC Core 12.2).
    /// </summary>
    public static TokenResponse Refresh(AuthorizationGrant grant, IReadOnlyList<string> scopes, string refreshToken) =>
        Issue(grant, scopes, refreshToken, nonce: null);

    public static string IssueAccessToken(AuthorizationGrant grant, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        var server = grant.Server;
        var jti = grant.FamilyId is { } family ? $"{OktaId.Secret("AT.")}.{family}" : OktaId.Secret("AT.");
        var token = new AccessToken(jti, grant, scopes, now, grant.LifetimeOfAccessTokens);
        var text = Jwt.Sign(AccessTokenClaims.For(token), server.AccessTokensAreOpaque ? server.Org.Keys.Hidden : server.Org.Keys.Current);
        server.Org.AccessTokens.Add(text, token);
        grant.TakePartInSession();
        return text;
    }

    public static string IssueIdToken(AuthorizationGrant grant, IdTokenContext context)
    {
        grant.TakePartInSession();
        return Jwt.Sign(IdTokenClaims.For(grant, context), grant.Server.Org.Keys.Current);
    }

    private static TokenResponse Issue(AuthorizationGrant grant, IReadOnlyList<string> scopes, string? refreshToken, string? nonce)
    {
        var now = grant.Server.Org.Clock.GetUtcNow();
        var accessToken = IssueAccessToken(grant, scopes, now);
        return new TokenResponse
        {
            ExpiresIn = (int)grant.LifetimeOfAccessTokens.TotalSeconds,
            AccessToken = accessToken,
            Scope = string.Join(' ', scopes),
            RefreshToken = refreshToken,
            IdToken = grant.SignedIn is not null && scopes.Contains(Scope.OpenId)
                ? IssueIdToken(grant, new IdTokenContext(scopes, now) { AccessToken = accessToken, Nonce = nonce })
                : null,
        };
    }
}
