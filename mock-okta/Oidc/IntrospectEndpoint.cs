using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>
/// Token introspection (RFC 7662) of access, refresh and ID tokens. The hint is not needed: no two tokens have the same text.
/// Of another client's token it says no more than of an unknown one.
/// </summary>
internal static class IntrospectEndpoint
{
    public static Task<IResult> HandleAsync(HttpContext http, AuthorizationServer server) =>
        ProtectedEndpoint.HandleAsync(http, server, (token, client) => JsonAnswer.Of(Describe(token, client, server)));

    private static JsonObject Describe(string text, OidcClient client, AuthorizationServer server) =>
        OfAccessToken(text, client, server) ?? OfRefreshToken(text, client, server) ?? OfIdToken(text, client, server) ?? new JsonObject { ["active"] = false };

    private static JsonObject? OfAccessToken(string text, OidcClient client, AuthorizationServer server)
    {
        if (server.Org.AccessTokens.Find(text, server) is not { } token || token.Grant.Client.ClientId != client.ClientId)
        {
            return null;
        }

        var answer = Active(token.Grant, token.Scopes, token.IssuedAt, token.ExpiresAt);
        answer["jti"] = token.Jti;
        return answer;
    }

    private static JsonObject? OfRefreshToken(string text, OidcClient client, AuthorizationServer server)
    {
        if (server.Org.RefreshTokens.Find(text) is not { } token
            || token.Grant.Client.ClientId != client.ClientId
            || token.Grant.Server.Issuer != server.Issuer)
        {
            return null;
        }

        var answer = Active(token.Grant, token.Grant.Scopes, token.IssuedAt, server.Org.RefreshTokens.ExpiryOf(text, token));
        answer["jti"] = token.Grant.FamilyId;
        return answer;
    }

    /// <summary>The org keeps no list of ID tokens: its own signature tells which are its own.</summary>
    private static JsonObject? OfIdToken(string text, OidcClient client, AuthorizationServer server)
    {
        var claims = Jwt.Verify(text, server.Org.Keys.Known);
        if (claims is null
            || !IdTokenClaims.Are(claims)
            || (string?)claims["iss"] != server.Issuer
            || (string?)claims["aud"] != client.ClientId
            || (long?)claims["exp"] <= server.Org.Clock.GetUtcNow().ToUnixTimeSeconds()
            || server.Org.Users.Find((string?)claims["sub"] ?? "") is not { Status: not UserStatus.Suspended } user)
        {
            return null;
        }

        claims["active"] = true;
        claims["client_id"] = client.ClientId;
        claims["username"] = user.Login;
        return claims;
    }

    private static JsonObject Active(AuthorizationGrant grant, IReadOnlyList<string> scopes, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        var answer = new JsonObject
        {
            ["active"] = true,
            ["scope"] = string.Join(' ', scopes),
            ["username"] = grant.Subject,
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
            ["iat"] = issuedAt.ToUnixTimeSeconds(),
            ["sub"] = grant.Subject,
            ["aud"] = grant.Server.Audience,
            ["iss"] = grant.Server.Issuer,
            ["token_type"] = "Bearer",
            ["client_id"] = grant.Client.ClientId,
        };
        if (grant.SignedIn is not null)
        {
            answer["uid"] = grant.User.Id;
        }

        return answer;
    }
}
