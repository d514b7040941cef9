using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>What the claims of an ID token must be, one rule each (OIDC Core 3.1.3.7 and 12.2, whose numbers are given).</summary>
internal sealed class IdTokenRules(OidcOptions options, TimeProvider clock)
{
    private const int LongestSubject = 255;

    private readonly ClaimRules _rules = new(SignedToken.IdToken, options, clock);

    /// <summary>The first rule that the payload breaks; <c>null</c> when it keeps all. One list, for logins and for refreshes.</summary>
    public OidcFailure? Check(JsonElement payload, IdTokenContext context) =>
        _rules.Issuer(payload)
        ?? _rules.Audience(payload)
        ?? AuthorizedParty(payload)
        ?? _rules.Expiry(payload)
        ?? _rules.IssuedAt(payload, options.WireProfile.MaximumTokenAge)
        ?? _rules.NotBefore(payload)
        ?? Nonce(payload, context)
        ?? Subject(payload)
        ?? SameLogin(payload, context)
        ?? AccessTokenHash(payload, context.AccessToken)
        ?? NotALogoutToken(payload)
        ?? AuthenticationTime(payload, context.Attempt?.Demands.MaxAge)
        ?? AuthenticationContext(payload, context.Attempt?.Demands.AcrValues ?? []);

    /// <summary>4, 5: where a token names its authorized party, that is us.</summary>
    private OidcFailure? AuthorizedParty(JsonElement payload) =>
        !payload.TryGetProperty("azp", out _) || StrictJson.Text(payload, "azp") == options.ClientId
            ? null
            : _rules.Broken("authorized-party", "azp is not our client id");

    // snippet: verify-nonce
    /// <summary>11: the token answers this attempt of this browser, and no earlier one. After a refresh it has the first one's nonce, or none (12.2).</summary>
    private OidcFailure? Nonce(JsonElement payload, IdTokenContext context)
    {
        if (context.Original is not null && !payload.TryGetProperty("nonce", out _))
        {
            return null;
        }

        return StrictJson.Text(payload, "nonce") is { } claim && Secret.AreSame(claim, context.Nonce)
            ? null
            : _rules.Broken("nonce", "nonce is not this attempt's");
    }
    // end-snippet

    /// <summary>OIDC Core 2: a subject is there, and at most 255 characters long.</summary>
    private OidcFailure? Subject(JsonElement payload) =>
        StrictJson.Text(payload, "sub") is { Length: <= LongestSubject } subject && !subject.Any(char.IsControl) && subject.Trim().Length > 0
            ? null
            : _rules.Broken("subject", "sub is missing or not an identifier");

    /// <summary>12.2: after a refresh it is the same user, who has signed in when they did; an <c>auth_time</c> is never that of the refresh.</summary>
    private OidcFailure? SameLogin(JsonElement payload, IdTokenContext context)
    {
        if (context.Original is not { } original)
        {
            return null;
        }

        if (StrictJson.Text(payload, "sub") != original.Subject)
        {
            return _rules.Broken("other-subject", "sub is not the session's");
        }

        return payload.TryGetProperty("auth_time", out _) && original.AuthenticatedAt is { } before && ClaimRules.Time(payload, "auth_time") != before
            ? _rules.Broken("auth-time", "auth_time is not that of the login")
            : null;
    }

    /// <summary>OIDC Core 3.1.3.8: where there is an <c>at_hash</c>, it is the left half of the access token's SHA-256.</summary>
    private OidcFailure? AccessTokenHash(JsonElement payload, string accessToken)
    {
        if (!options.WireProfile.VerifiesAccessTokenHash || !payload.TryGetProperty("at_hash", out _))
        {
            return null;
        }

        var expected = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));
        return StrictJson.Text(payload, "at_hash") == expected ? null : _rules.Broken("access-token-hash", "at_hash is not the access token's");
    }

    /// <summary>OIDC Back-Channel Logout 2.4: a token with <c>events</c> is of another kind, signed by the same key.</summary>
    private OidcFailure? NotALogoutToken(JsonElement payload) =>
        payload.TryGetProperty("events", out _) ? _rules.Broken("wrong-kind", "The token has the member events") : null;

    /// <summary>13: where a maximum age was asked for, the user has signed in at the provider no longer ago.</summary>
    private OidcFailure? AuthenticationTime(JsonElement payload, TimeSpan? maxAge) =>
        maxAge is not { } age || (ClaimRules.Time(payload, "auth_time") is { } signedIn && signedIn >= _rules.Now - (age + options.ClockLeeway).TotalSeconds)
            ? null
            : OidcFailure.Denied("sign-in-too-old", "auth_time is missing, or longer ago than max_age");

    /// <summary>12: where authentication context classes were asked for, the token has one of them.</summary>
    private static OidcFailure? AuthenticationContext(JsonElement payload, IReadOnlyList<string> asked) =>
        asked.Count == 0 || (StrictJson.Text(payload, "acr") is { } acr && asked.Contains(acr, StringComparer.Ordinal))
            ? null
            : OidcFailure.Denied("sign-in-too-weak", "acr is none of those asked for");
}
