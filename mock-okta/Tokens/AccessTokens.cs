using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Tokens;

/// <summary>
/// The access tokens in force, by their text: a token that the org did not issue, or that was altered, is simply not here.
/// </summary>
internal sealed class AccessTokens(TimeProvider clock)
{
    private readonly ExpiringStore<AccessToken> _byText = new(clock, AccessToken.DefaultLifetime, capacity: 10_000);

    public IReadOnlyList<AccessToken> All => _byText.All;

    public void Add(string text, AccessToken token) => _byText.Add(text, token, token.Lifetime);

    /// <summary>Null for unknown, expired and revoked ones, and for those of another server.</summary>
    public AccessToken? Find(string? text, AuthorizationServer server) =>
        _byText.Find(text) is { } token && !token.Grant.IsRevoked && token.Grant.Server.Issuer == server.Issuer ? token : null;

    public void Forget(Func<AuthorizationGrant, bool> isMeant) => _byText.RemoveAll(token => isMeant(token.Grant));

    public void Revoke(string text) => _byText.Take(text);
}
