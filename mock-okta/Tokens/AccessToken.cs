using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>An issued access token, as the org remembers it.</summary>
internal sealed record AccessToken(string Jti, AuthorizationGrant Grant, DateTimeOffset IssuedAt, TimeSpan Lifetime)
{
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    public DateTimeOffset ExpiresAt => IssuedAt + Lifetime;
}
