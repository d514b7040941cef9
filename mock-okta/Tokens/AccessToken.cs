using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>An issued access token, as the org remembers it.</summary>
internal sealed record AccessToken(string Jti, AuthorizationGrant Grant, DateTimeOffset IssuedAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public DateTimeOffset ExpiresAt => IssuedAt + Lifetime;
}
