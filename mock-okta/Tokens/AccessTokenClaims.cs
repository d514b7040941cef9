using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Tokens;

internal static class AccessTokenClaims
{
    /// <summary>Okta's own form: scopes as array <c>scp</c>, and <c>sub</c> is the login where the ID token has the user's id.</summary>
    public static JsonObject For(AccessToken token)
    {
        var (grant, request) = (token.Grant, token.Grant.Request);
        return new JsonObject
        {
            ["ver"] = 1,
            ["jti"] = token.Jti,
            ["iss"] = request.Server.Issuer,
            ["aud"] = request.Server.Audience,
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
            ["cid"] = request.Client.ClientId,
            ["uid"] = grant.User.Id,
            ["scp"] = new JsonArray([.. request.Scopes]),
            ["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds(),
            ["sub"] = grant.User.Login,
        };
    }
}
