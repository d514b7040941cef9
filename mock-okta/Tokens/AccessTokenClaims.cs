using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Tokens;

internal static class AccessTokenClaims
{
    /// <summary>Okta's own form: scopes as array <c>scp</c>, and <c>sub</c> is the login where the ID token has the user's id.</summary>
    public static JsonObject For(AccessToken token)
    {
        var grant = token.Grant;
        var claims = new JsonObject
        {
            ["ver"] = 1,
            ["jti"] = token.Jti,
            ["iss"] = grant.Server.Issuer,
            ["aud"] = grant.Server.Audience,
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
            ["cid"] = grant.Client.ClientId,
        };
        if (grant.SignedIn is not null)
        {
            claims["uid"] = grant.User.Id;
        }

        claims["scp"] = new JsonArray([.. grant.Scopes]);
        if (grant.SignedIn is not null)
        {
            claims["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds();
        }

        claims["sub"] = grant.Subject;
        return claims;
    }
}
