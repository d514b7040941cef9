using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>What a user let a client do. The code and every token issued from it hang on the same grant, so revoking it ends all of them.</summary>
internal sealed class AuthorizationGrant(AuthorizeRequest request, OktaUser user, DateTimeOffset authenticatedAt, DateTimeOffset codeExpiresAt)
{
    private int _spent;
    private volatile bool _revoked;

    public AuthorizeRequest Request => request;

    public OktaUser User => user;

    public DateTimeOffset AuthenticatedAt => authenticatedAt;

    public DateTimeOffset CodeExpiresAt => codeExpiresAt;

    public bool IsRevoked => _revoked;

    /// <summary>True for exactly one caller.</summary>
    public bool TrySpendCode() => Interlocked.Exchange(ref _spent, 1) == 0;

    /// <summary>Holds also for a token that another thread is just issuing.</summary>
    public void Revoke() => _revoked = true;
}
