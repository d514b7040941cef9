using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>What the claims of every token from the provider must be, whatever its kind (OIDC Core 3.1.3.7, whose numbers are given).</summary>
/// <param name="kind">How reason codes begin; see <see cref="SignedToken.Kind"/>.</param>
internal sealed class ClaimRules(string kind, OidcOptions options, TimeProvider clock)
{
    // snippet: verify-fields
    /// <summary>2: the issuer is the one that we are configured for, letter by letter.</summary>
    public OidcFailure? Issuer(JsonElement payload) =>
        StrictJson.Text(payload, "iss") == options.Issuer ? null : Broken("issuer", "iss is not the configured issuer");

    /// <summary>3: the token is for us, and for nobody else.</summary>
    public OidcFailure? Audience(JsonElement payload)
    {
        var audience = StrictJson.Member(payload, "aud");
        var one = audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() == 1 ? audience[0] : audience;
        return one.ValueKind == JsonValueKind.String && one.GetString() == options.ClientId
            ? null
            : Broken("audience", "aud is not our client id alone");
    }

    /// <summary>9: the token has not expired, give or take the clocks' difference.</summary>
    public OidcFailure? Expiry(JsonElement payload) =>
        Time(payload, "exp") >= Now - options.ClockLeeway.TotalSeconds
            ? null
            : Broken("expired", "exp is missing or past");
    // end-snippet

    // snippet: verify-iat
    /// <summary>10: the token was not issued in the future, nor too long ago for one that comes fresh from the provider.</summary>
    public OidcFailure? IssuedAt(JsonElement payload, TimeSpan? maximumAge)
    {
        if (Time(payload, "iat") is not { } issuedAt || issuedAt > Now + options.ClockLeeway.TotalSeconds)
        {
            return Broken("issued-in-future", "iat is missing or in the future");
        }

        return maximumAge is { } maximum && issuedAt < Now - (maximum + options.ClockLeeway).TotalSeconds
            ? Broken("too-old", $"The token is older than {maximum.TotalMinutes} minutes")
            : null;
    }
    // end-snippet

    /// <summary>RFC 7519 4.1.5: a token that is not valid yet is not valid.</summary>
    public OidcFailure? NotBefore(JsonElement payload) =>
        !payload.TryGetProperty("nbf", out _) || Time(payload, "nbf") <= Now + options.ClockLeeway.TotalSeconds
            ? null
            : Broken("not-yet-valid", "nbf is in the future");

    public OidcFailure Broken(string rule, string detail) => OidcFailure.BadAnswer($"{kind}-{rule}", detail);

    /// <summary>A NumericDate (RFC 7519 2); <c>null</c> when the member is absent, no number, or no time that can be.</summary>
    public static double? Time(JsonElement payload, string name) =>
        StrictJson.Member(payload, name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is >= 0 and < 253402300800 and var seconds ? seconds : null;

    /// <summary>In seconds since 1970.</summary>
    public double Now => clock.GetUtcNow().ToUnixTimeSeconds();
}
