using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Codes are good for a minute but remembered as long as their tokens live, to notice one that comes back.</summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ExpiringStore<AuthorizationGrant> _byCode = new(clock, AccessToken.Lifetime + Lifetime, capacity: 10_000);

    public string Issue(AuthorizeRequest request, OktaSession session)
    {
        var code = OktaId.Secret();
        _byCode.Add(code, new AuthorizationGrant(request, session.User, session.AuthenticatedAt, clock.GetUtcNow() + Lifetime));
        return code;
    }

    public AuthorizationGrant? Find(string code) => _byCode.Find(code);
}
