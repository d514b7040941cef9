using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>What the claims of an ID token must be, one rule each (OIDC Core 3.1.3.7, whose numbers are given).</summary>
internal sealed class IdTokenRules(OidcOptions options, TimeProvider clock)
{
    private const int LongestSubject = 255;

    /// <summary>The first rule that the payload breaks; <c>null</c> when it keeps all.</summary>
    public OidcFailure? Check(JsonElement payload, LoginAttempt attempt, string accessToken) =>
        Issuer(payload)
        ?? Audience(payload)
        ?? AuthorizedParty(payload)
        ?? Expiry(payload)
        ?? IssuedAt(payload)
        ?? NotBefore(payload)
        ?? Nonce(payload, attempt.Nonce)
        ?? Subject(payload)
        ?? AccessTokenHash(payload, accessToken)
        ?? NotALogoutToken(payload)
        ?? AuthenticationTime(payload, attempt.Demands.MaxAge)
        ?? AuthenticationContext(payload, attempt.Demands.AcrValues);

    // snippet: verify-fields
    /// <summary>2: the issuer is the one that we are configured for, letter by letter.</summary>
    private OidcFailure? Issuer(JsonElement payload) =>
        StrictJson.Text(payload, "iss") == options.Issuer ? null : Broken("issuer", "iss is not the configured issuer");

    /// <summary>3: the token is for us, and for nobody else.</summary>
    private OidcFailure? Audience(JsonElement payload)
    {
        payload.TryGetProperty("aud", out var audience);
        var one = audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() == 1 ? audience[0] : audience;
        return one.ValueKind == JsonValueKind.String && one.GetString() == options.ClientId
            ? null
            : Broken("audience", "aud is not our client id alone");
    }

    /// <summary>9: the token has not expired, give or take the clocks' difference.</summary>
    private OidcFailure? Expiry(JsonElement payload) =>
        Time(payload, "exp") is { } expiry && Now - options.ClockLeeway.TotalSeconds <= expiry
            ? null
            : Broken("expired", "exp is missing or past");
    // end-snippet

    /// <summary>4, 5: where a token names its authorized party, that is us.</summary>
    private OidcFailure? AuthorizedParty(JsonElement payload) =>
        !payload.TryGetProperty("azp", out _) || StrictJson.Text(payload, "azp") == options.ClientId
            ? null
            : Broken("authorized-party", "azp is not our client id");

    // snippet: verify-iat
    /// <summary>10: the token was not issued in the future, nor too long ago for one that comes fresh from the token endpoint.</summary>
    private OidcFailure? IssuedAt(JsonElement payload)
    {
        if (Time(payload, "iat") is not { } issuedAt || issuedAt > Now + options.ClockLeeway.TotalSeconds)
        {
            return Broken("issued-in-future", "iat is missing or in the future");
        }

        return options.WireProfile.MaximumTokenAge is { } maximum && issuedAt < Now - (maximum + options.ClockLeeway).TotalSeconds
            ? Broken("too-old", $"The token is older than {maximum.TotalMinutes} minutes")
            : null;
    }
    // end-snippet

    /// <summary>RFC 7519 4.1.5: a token that is not valid yet is not valid.</summary>
    private OidcFailure? NotBefore(JsonElement payload) =>
        !payload.TryGetProperty("nbf", out _) || Time(payload, "nbf") <= Now + options.ClockLeeway.TotalSeconds
            ? null
            : Broken("not-yet-valid", "nbf is in the future");

    // snippet: verify-nonce
    /// <summary>11: the token answers this attempt of this browser, and no earlier one.</summary>
    private static OidcFailure? Nonce(JsonElement payload, string nonce) =>
        StrictJson.Text(payload, "nonce") is { } claim && AreSame(claim, nonce) ? null : Broken("nonce", "nonce is not this attempt's");
    // end-snippet

    /// <summary>OIDC Core 2: a subject is there, and at most 255 characters long.</summary>
    private static OidcFailure? Subject(JsonElement payload) =>
        StrictJson.Text(payload, "sub") is { Length: > 0 and <= LongestSubject } subject && !subject.Any(char.IsControl) && subject.Trim().Length > 0
            ? null
            : Broken("subject", "sub is missing or not an identifier");

    /// <summary>OIDC Core 3.1.3.8: where there is an <c>at_hash</c>, it is the left half of the access token's SHA-256.</summary>
    private OidcFailure? AccessTokenHash(JsonElement payload, string accessToken)
    {
        if (!options.WireProfile.VerifiesAccessTokenHash || !payload.TryGetProperty("at_hash", out _))
        {
            return null;
        }

        var expected = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));
        return StrictJson.Text(payload, "at_hash") == expected ? null : Broken("access-token-hash", "at_hash is not the access token's");
    }

    /// <summary>OIDC Back-Channel Logout 2.4: a token with <c>events</c> is of another kind, signed by the same key.</summary>
    private static OidcFailure? NotALogoutToken(JsonElement payload) =>
        payload.TryGetProperty("events", out _) ? Broken("wrong-kind", "The token has the member events") : null;

    /// <summary>13: where a maximum age was asked for, the user has signed in at the provider no longer ago.</summary>
    private OidcFailure? AuthenticationTime(JsonElement payload, TimeSpan? maxAge) =>
        maxAge is not { } age || (Time(payload, "auth_time") is { } signedIn && signedIn >= Now - (age + options.ClockLeeway).TotalSeconds)
            ? null
            : OidcFailure.Denied("sign-in-too-old", "auth_time is missing, or longer ago than max_age");

    /// <summary>12: where authentication context classes were asked for, the token has one of them.</summary>
    private static OidcFailure? AuthenticationContext(JsonElement payload, IReadOnlyList<string> asked) =>
        asked.Count == 0 || (StrictJson.Text(payload, "acr") is { } acr && asked.Contains(acr, StringComparer.Ordinal))
            ? null
            : OidcFailure.Denied("sign-in-too-weak", "acr is none of those asked for");

    private double Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A NumericDate (RFC 7519 2); <c>null</c> when the member is absent, no number, or no time that can be.</summary>
    private static double? Time(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253402300800 ? seconds : null;

    private static bool AreSame(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private static OidcFailure Broken(string rule, string detail) => OidcFailure.BadAnswer($"id-token-{rule}", detail);
}
