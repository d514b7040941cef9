using System.Text.Json;

namespace RazorOkta.Web.Oidc.Tokens;

/// <summary>What an ID token must fit: the attempt that it answers, or the login that it renews.</summary>
/// <param name="AccessToken">The one that came with it.</param>
/// <param name="Nonce">The one that it must have.</param>
internal sealed record IdTokenContext(string AccessToken, string Nonce)
{
    /// <summary>At a login: what it was started with; <c>null</c> at a refresh.</summary>
    public LoginAttempt? Attempt { get; init; }

    /// <summary>At a refresh: what the session began with; <c>null</c> at a login.</summary>
    public OriginalLogin? Original { get; init; }

    // A record prints its members, and these are secrets.
    public override string ToString() => nameof(IdTokenContext);
}

/// <summary>What stays the same in every ID token of one login (OIDC Core 12.2). Issuer and audience are ours in any case.</summary>
internal sealed record OriginalLogin(string Subject, string Nonce, double? AuthenticatedAt)
{
    /// <param name="subject">Of the session.</param>
    /// <param name="claims">Of the ID token at login, which would not have been believed without a nonce.</param>
    public static OriginalLogin Of(string subject, JsonElement claims) =>
        new(subject, claims.GetProperty("nonce").GetString()!, ClaimRules.Time(claims, "auth_time"));

    // A record prints its members, and the nonce is one of them.
    public override string ToString() => Subject;
}
