using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>An issued access token, as the org remembers it.</summary>
/// <param name="Jti">Its id.</param>
/// <param name="Grant">What it came from.</param>
/// <param name="Scopes">Those of the grant, or fewer when a refresh has asked for fewer.</param>
/// <param name="IssuedAt">By the org's clock.</param>
/// <param name="Lifetime">From then on.</param>
internal sealed record AccessToken(string Jti, AuthorizationGrant Grant, IReadOnlyList<string> Scopes, DateTimeOffset IssuedAt, TimeSpan Lifetime)
{
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    public DateTimeOffset ExpiresAt => IssuedAt + Lifetime;
}
