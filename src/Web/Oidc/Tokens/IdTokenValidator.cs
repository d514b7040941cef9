using System.Diagnostics.CodeAnalysis;
using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>Decides whether an ID token is believed: its form, its header, its signature, its claims, in this order.</summary>
internal sealed class IdTokenValidator(SigningKeys keys, IdTokenRules rules)
{
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };

    public async ValueTask<Result<IdToken>> ValidateAsync(string raw, LoginAttempt attempt, string accessToken, CancellationToken cancellation)
    {
        if (!IdTokenForm.Parse(raw).Succeeded(out var form, out var failure)
            || (failure = CheckHeader(form)) is not null
            || !(await keys.FindAsync(form.KeyId, cancellation)).Succeeded(out var key, out failure)
            || (failure = await CheckSignatureAsync(form, key, cancellation)) is not null
            || (failure = rules.Check(form.Payload, attempt, accessToken)) is not null)
        {
            return failure;
        }

        return new IdToken(raw, form.Payload);
    }

    /// <summary>The header names the algorithm of our keys and asks for nothing that we do not understand.</summary>
    private static OidcFailure? CheckHeader(IdTokenForm form)
    {
        // Never "none", never HMAC: a token does not choose how it is verified (RFC 8725 3.1).
        if (form.Algorithm != UsableKey.Algorithm)
        {
            return OidcFailure.BadAnswer("id-token-algorithm", $"alg is not {UsableKey.Algorithm}");
        }

        // RFC 7515 4.1.11: an extension marked critical must be understood; we know none.
        if (form.Header.TryGetProperty("crit", out _) || form.Header.TryGetProperty("b64", out _))
        {
            return OidcFailure.BadAnswer("id-token-critical", "The header has critical extensions");
        }

        // A kid that is there must be a string: "no kid" means the only key of the set, and a number must not pass for that.
        if (form.Header.TryGetProperty("kid", out var kid) && kid.ValueKind != JsonValueKind.String)
        {
            return OidcFailure.BadAnswer("id-token-key-id", "kid is not a string");
        }

        // RFC 8725 3.11: access tokens (at+jwt), logout tokens and others are signed by the same key.
        return !form.Header.TryGetProperty("typ", out _) || string.Equals(StrictJson.Text(form.Header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase)
            ? null
            : OidcFailure.BadAnswer("id-token-wrong-kind", "typ is not JWT");
    }

    private async ValueTask<OidcFailure?> CheckSignatureAsync(IdTokenForm form, JsonWebKey key, CancellationToken cancellation)
    {
        var failure = CheckSignature(form, key);
        return failure is not null && await keys.FindReplacementAsync(key, cancellation) is { } replacement ? CheckSignature(form, replacement) : failure;
    }

    // snippet: verify-signature
    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "IdTokenRules checks the claims, each with a reason of its own.")]
    private OidcFailure? CheckSignature(IdTokenForm form, JsonWebKey key)
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
            _handler.ValidateToken(form.Raw, parameters, out _);
            return null;
        }
        catch (SecurityTokenInvalidSignatureException)
        {
            return OidcFailure.BadAnswer("id-token-signature", "The signature does not verify under the key that kid names");
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException)
        {
            return OidcFailure.BadAnswer("id-token-malformed", $"The ID token cannot be read: {e.GetType().Name}");
        }
    }
    // end-snippet
}
