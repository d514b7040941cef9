using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Tokens;

internal static class AccessTokenClaims
{
    /// <summary>
    /// Okta's own form: scopes as array <c>scp</c>, and <c>sub</c> is the login where the ID token has the user's id.
    /// A client that acts for itself is its own subject.
    /// </summary>
    public static JsonObject For(AccessToken token)
    {
        var grant = token.Grant;
        var user = grant.SignedIn is null ? null : grant.User;
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
        if (user is not null)
        {
            claims["uid"] = user.Id;
        }

        claims["scp"] = new JsonArray([.. token.Scopes]);
        if (user is not null)
        {
            claims["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds();
        }

        claims["sub"] = grant.Subject;
        CustomClaims.AddTo(claims, grant, user, token.Scopes, ClaimTarget.AccessToken);
        return claims;
    }
}
