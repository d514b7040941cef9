using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Codes are good for a minute but remembered as long as their tokens live, to notice one that comes back.</summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ExpiringStore<AuthorizationCode> _byCode = new(clock, AccessToken.DefaultLifetime + Lifetime, capacity: 10_000);

    public string Issue(AuthorizationGrant grant, string redirectUri, string? codeChallenge)
    {
        var code = OktaId.Secret();
        _byCode.Add(code, new AuthorizationCode
        {
            Grant = grant,
            RedirectUri = redirectUri,
            CodeChallenge = codeChallenge,
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        }, grant.LifetimeOfAccessTokens + Lifetime);
        return code;
    }

    public void Forget(Func<AuthorizationGrant, bool> isMeant) => _byCode.RemoveAll(code => isMeant(code.Grant));

    public AuthorizationCode? Find(string? code) => _byCode.Find(code);
}
