using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>The refresh tokens of an org. They are opaque: their text says nothing, all is here.</summary>
internal sealed class RefreshTokens(TimeProvider clock)
{
    private readonly ExpiringStore<RefreshToken> _byText = new(clock, TimeSpan.FromDays(7), capacity: 10_000);

    public string Issue(AuthorizationGrant grant)
    {
        var text = OktaId.Secret();
        _byText.Add(text, new RefreshToken(grant, clock.GetUtcNow()), LifetimeOf(grant));
        return text;
    }

    /// <summary>Null for unknown, expired and revoked ones.</summary>
    public RefreshToken? Find(string? text) => _byText.Find(text) is { Grant.IsRevoked: false } token ? token : null;

    public void Forget(Func<AuthorizationGrant, bool> isMeant) => _byText.RemoveAll(token => isMeant(token.Grant));

    /// <summary>Its lifetime counts from each use.</summary>
    public void Renew(string text) => _byText.Renew(text);

    public DateTimeOffset ExpiryOf(string text, RefreshToken token) => _byText.ExpiryOf(text) ?? token.IssuedAt + LifetimeOf(token.Grant);

    private static TimeSpan LifetimeOf(AuthorizationGrant grant) => grant.Server.Definition.RefreshTokenLifetime;
}
