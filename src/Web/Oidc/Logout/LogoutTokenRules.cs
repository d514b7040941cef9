using System.Text.Json;
using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Logout;

/// <summary>What the claims of a logout token must be, one rule each (OIDC Back-Channel Logout 2.4 and 2.6).</summary>
internal sealed class LogoutTokenRules(OidcOptions options, TimeProvider clock)
{
    /// <summary>The member of <c>events</c> that makes it a logout token.</summary>
    public const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>A logout token is sent as soon as it is made.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    private const int Longest = 255;

    private readonly ClaimRules _rules = new(SignedToken.LogoutToken, options, clock);

    /// <summary>The first rule that the payload breaks; <c>null</c> when it keeps all.</summary>
    public OidcFailure? Check(JsonElement payload) =>
        _rules.Issuer(payload)
        ?? _rules.Audience(payload)
        ?? _rules.IssuedAt(payload, MaximumAge)
        ?? _rules.Expiry(payload)
        ?? _rules.NotBefore(payload)
        ?? Events(payload)
        ?? NoNonce(payload)
        ?? TokenId(payload)
        ?? WhoIsMeant(payload);

    private OidcFailure? Events(JsonElement payload) =>
        StrictJson.Member(payload, "events") is { ValueKind: JsonValueKind.Object } events
        && StrictJson.Member(events, Event).ValueKind == JsonValueKind.Object
            ? null
            : _rules.Broken("events", "events has no object of the name of back-channel logout");

    /// <summary>Prohibited, so that an ID token never passes for a logout token.</summary>
    private OidcFailure? NoNonce(JsonElement payload) =>
        payload.TryGetProperty("nonce", out _) ? _rules.Broken("nonce", "The token has a nonce") : null;

    private OidcFailure? TokenId(JsonElement payload) =>
        IsName(payload, "jti") ? null : _rules.Broken("token-id", "jti is missing or not a name");

    private OidcFailure? WhoIsMeant(JsonElement payload)
    {
        var (hasSubject, hasSession) = (payload.TryGetProperty("sub", out _), payload.TryGetProperty("sid", out _));
        return (hasSubject || hasSession) && (!hasSubject || IsName(payload, "sub")) && (!hasSession || IsName(payload, "sid"))
            ? null
            : _rules.Broken("nobody", "Neither sub nor sid names anybody");
    }

    private static bool IsName(JsonElement payload, string claim) => StrictJson.Text(payload, claim) is { Length: > 0 and <= Longest };
}
