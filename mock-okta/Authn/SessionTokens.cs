using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Authn;

/// <summary>Session tokens carry a sign-in from where the password was checked to where the cookie is set. Single use, five minutes.</summary>
internal sealed class SessionTokens(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ExpiringStore<SignedInUser> _byToken = new(clock, Lifetime, capacity: 1_000);

    public string Issue(OktaUser user) => Issue(new SignedInUser(user, clock.GetUtcNow(), SignedInUser.PasswordAlone));

    public string Issue(SignedInUser signedIn)
    {
        var token = OktaId.Secret("20111");
        _byToken.Add(token, signedIn);
        return token;
    }

    public void Forget(Func<OktaUser, bool> isMeant) => _byToken.RemoveAll(signedIn => isMeant(signedIn.User));

    public SignedInUser? Redeem(string? token) => _byToken.Take(token);
}
