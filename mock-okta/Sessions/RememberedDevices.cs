using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Sessions;

/// <summary>
/// Browsers whose person wants to stay signed in: they are asked for no second factor as long as the policy's <see cref="SignOnPolicy.MfaLifetime"/>
/// lasts. Known by Okta's device token, the cookie <c>DT</c>. Source: Okta's guide "Configure Keep Me Signed In".
/// </summary>
internal sealed class RememberedDevices(TimeProvider clock)
{
    private const string Cookie = "DT";

    private readonly ExpiringStore<string> _userIdByToken = new(clock, TimeSpan.FromDays(1), capacity: 10_000);

    public static IReadOnlyList<string> TokensOf(HttpContext http) => [.. BrowserCookie.Read(http, Cookie)];

    /// <summary>Always under a new token: one that somebody has put into the browser before is worth nothing.</summary>
    public void Remember(HttpContext http, OktaUser user, TimeSpan lifetime)
    {
        var token = OktaId.Secret("DI");
        _userIdByToken.Add(token, user.Id, lifetime);
        BrowserCookie.Write(http, Cookie, token, lasts: true);
    }

    public bool Know(IReadOnlyList<string> tokens, OktaUser user) => tokens.Any(token => _userIdByToken.Find(token) == user.Id);

    public void Forget(Func<string, bool> userIsMeant) => _userIdByToken.RemoveAll(userIsMeant);
}
