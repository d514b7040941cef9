using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class IdTokenClaims
{
    /// <summary>Okta's thin token: next to an access token, the rest of the profile comes from UserInfo.</summary>
    private static readonly string[] KeptInAThinToken = ["sub", "name", "preferred_username", "email"];

    public static JsonObject For(AuthorizationGrant grant, string accessToken, DateTimeOffset now)
    {
        var claims = ThinProfile(grant);
        claims["ver"] = 1;
        claims["iss"] = grant.Server.Issuer;
        claims["aud"] = grant.Client.ClientId;
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + grant.Server.Definition.IdTokenLifetime).ToUnixTimeSeconds();
        claims["jti"] = OktaId.Secret("ID.");
        claims["amr"] = new JsonArray([.. grant.SignedIn!.Methods]);
        claims["idp"] = grant.Server.Org.Id;
        claims["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds();
        claims["at_hash"] = LeftHalfOfHash(accessToken);
        if (grant.Nonce is { } nonce)
        {
            claims["nonce"] = nonce;
        }

        return claims;
    }

    private static JsonObject ThinProfile(AuthorizationGrant grant)
    {
        var full = Claims.OfUser(grant.User, grant.Scopes);
        return new JsonObject(full.Where(claim => KeptInAThinToken.Contains(claim.Key)).Select(claim => KeyValuePair.Create(claim.Key, claim.Value?.DeepClone())));
    }

    /// <summary>OIDC Core 3.1.3.6; for RS256 the hash is SHA-256.</summary>
    private static string LeftHalfOfHash(string accessToken) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, SHA256.HashSizeInBytes / 2));
}
