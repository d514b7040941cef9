using System.Text.Json;
using RazorOkta.Web.Oidc.Provider;
using RazorOkta.Web.Oidc.Tokens;

namespace RazorOkta.Web.Oidc.Callback;

/// <summary>What the steps of the callback know so far. Each step fills in one member, and may rely on those of the steps before it.</summary>
internal sealed class CallbackContext(HttpContext http)
{
    public HttpContext Http { get; } = http;

    /// <summary>By <see cref="ReadResponse"/>.</summary>
    public AuthorizationResponse Response { get; set; } = null!;

    /// <summary>By <see cref="MatchAttempt"/>.</summary>
    public LoginAttempt Attempt { get; set; } = null!;

    /// <summary>By <see cref="RedeemCode"/>.</summary>
    public TokenResponse Tokens { get; set; } = null!;

    /// <summary>By <see cref="ValidateIdToken"/>.</summary>
    public IdToken IdToken { get; set; } = null!;

    /// <summary>The ID token's claims, and what UserInfo adds; by <see cref="AskUserInfo"/>.</summary>
    public JsonElement Claims { get; set; }
}

/// <summary>The parameters that the provider has put into the callback's address (RFC 6749 4.1.2; <c>interaction_code</c> is Okta's), as they came.</summary>
internal sealed record AuthorizationResponse(string? Code, string? InteractionCode, string? Error, string? Issuer);
