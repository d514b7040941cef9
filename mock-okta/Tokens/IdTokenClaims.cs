using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

internal static class IdTokenClaims
{
    /// <summary>
    /// Whether signed claims are an ID token's. Access and logout tokens of a server have the same key and issuer, and may have the same
    /// audience; both say what they are in a claim that no ID token has.
    /// </summary>
    public static bool Are(JsonObject claims) => !claims.ContainsKey("scp") && !claims.ContainsKey("events");

    public static JsonObject For(AuthorizationGrant grant, IdTokenContext context)
    {
        var user = grant.User;
        var claims = context.IsThin ? ProfileClaims.Thin(user, context.Scopes) : ProfileClaims.Full(user, context.Scopes);
        CustomClaims.AddTo(claims, grant, user, context.Scopes, ClaimTarget.IdToken);
        AddProtocol(claims, grant, context);
        AddHashes(claims, context);
        return claims;
    }

    /// <summary>Last, so that no custom claim can be in their place.</summary>
    private static void AddProtocol(JsonObject claims, AuthorizationGrant grant, IdTokenContext context)
    {
        var now = context.Now.ToUnixTimeSeconds();
        claims["ver"] = 1;
        claims["iss"] = grant.Server.Issuer;
        claims["aud"] = grant.Client.ClientId;
        claims["iat"] = now;
        claims["exp"] = now + (long)grant.Server.Definition.IdTokenLifetime.TotalSeconds;
        claims["jti"] = OktaId.Secret("ID.");
        claims["amr"] = new JsonArray([.. grant.SignedIn!.Methods]);
        claims["idp"] = grant.Server.Org.Id;
        claims["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds();
        AddIfPresent(claims, "nonce", context.Nonce);
        AddIfPresent(claims, "acr", grant.Acr);
        AddIfPresent(claims, "sid", grant.Sid);
    }

    /// <summary>OIDC Core 3.1.3.6, 3.3.2.11.</summary>
    private static void AddHashes(JsonObject claims, IdTokenContext context)
    {
        AddIfPresent(claims, "at_hash", context.AccessToken is { } token ? LeftHalfOfHash(token) : null);
        AddIfPresent(claims, "c_hash", context.Code is { } code ? LeftHalfOfHash(code) : null);
    }

    private static void AddIfPresent(JsonObject claims, string name, string? value)
    {
        if (value is not null)
        {
            claims[name] = value;
        }
    }

    /// <summary>For RS256 the hash is SHA-256.</summary>
    private static string LeftHalfOfHash(string value) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(value)).AsSpan(0, SHA256.HashSizeInBytes / 2));
}
