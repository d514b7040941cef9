using System.Diagnostics.CodeAnalysis;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>Decides whether the provider has signed a token, whatever its kind: its header, its key, its signature, in this order.</summary>
internal sealed class TokenSignature(SigningKeys keys)
{
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary><c>null</c> when the signature is the provider's. The only check of a token that may call the provider, for its keys.</summary>
    public async ValueTask<OidcFailure?> CheckAsync(SignedToken token, CancellationToken cancellation)
    {
        if (CheckHeader(token) is { } failure || !(await keys.FindAsync(token.KeyId, cancellation)).Succeeded(out var key, out failure))
        {
            return failure;
        }

        failure = Verify(token, key);
        return failure is not null && await keys.FindReplacementAsync(key, cancellation) is { } replacement ? Verify(token, replacement) : failure;
    }

    /// <summary>The header names the algorithm of our keys and asks for nothing that we do not understand.</summary>
    private static OidcFailure? CheckHeader(SignedToken token)
    {
        // Never "none", never HMAC: a token does not choose how it is verified (RFC 8725 3.1).
        if (token.Algorithm != UsableKey.Algorithm)
        {
            return OidcFailure.BadAnswer($"{token.Kind}-algorithm", $"alg is not {UsableKey.Algorithm}");
        }

        // RFC 7515 4.1.11: an extension marked critical must be understood; we know none.
        if (token.Header.TryGetProperty("crit", out _) || token.Header.TryGetProperty("b64", out _))
        {
            return OidcFailure.BadAnswer($"{token.Kind}-critical", "The header has critical extensions");
        }

        // A kid that is there must be a string: "no kid" means the only key of the set, and a number must not pass for that.
        return token.Header.TryGetProperty("kid", out _) && token.KeyId is null
            ? OidcFailure.BadAnswer($"{token.Kind}-key-id", "kid is not a string")
            : null;
    }

    // snippet: verify-signature
    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "IdTokenRules and LogoutTokenRules check the claims, each with a reason of its own.")]
    private OidcFailure? Verify(SignedToken token, JsonWebKey key)
    {
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [UsableKey.Algorithm],
            TryAllIssuerSigningKeys = true, // "all" is this one key; a set of one needs no kid
            RequireSignedTokens = true,
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };
        try
        {
            _handler.ValidateToken(token.Raw, parameters, out _);
            return null;
        }
        catch (SecurityTokenInvalidSignatureException)
        {
            return OidcFailure.BadAnswer($"{token.Kind}-signature", "The signature does not verify under the key that kid names");
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException)
        {
            return OidcFailure.BadAnswer($"{token.Kind}-malformed", $"The token cannot be read: {e.GetType().Name}");
        }
    }
    // end-snippet
}
