using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Requests that wait for a sign-in, found again by their <c>okta_key</c>.</summary>
internal sealed class SavedAuthorizeRequests(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ExpiringStore<SavedAuthorizeRequest> _byKey = new(clock, Lifetime, capacity: 1_000);

    public string Save(SavedAuthorizeRequest saved)
    {
        var oktaKey = OktaId.Secret();
        _byKey.Add(oktaKey, saved);
        return oktaKey;
    }

    public void Forget(Departures gone) => _byKey.RemoveAll(saved => gone.Include(saved.Request.Client));

    public SavedAuthorizeRequest? Find(string? oktaKey) => _byKey.Find(oktaKey);

    public SavedAuthorizeRequest? Take(string? oktaKey) => _byKey.Take(oktaKey);
}

/// <param name="Request">The request, all checks passed.</param>
/// <param name="RefusedSessionId">
/// The session that was there but not good enough (prompt=login, max_age). It must not be good enough a moment later either,
/// when the browser goes to the continuation without having signed in.
/// </param>
internal sealed record SavedAuthorizeRequest(AuthorizeRequest Request, string? RefusedSessionId)
{
    /// <summary>This browser's session, if it is one that the request can take.</summary>
    public OktaSession? SessionFor(HttpContext http) =>
        Request.Server.Org.Sessions.Current(http) is { } session && session.Id != RefusedSessionId ? session : null;
}
