using System.Collections.Concurrent;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc.Consents;

/// <summary>Who has allowed which application what. Not more than there are people, applications and scopes.</summary>
internal sealed class GivenConsents
{
    private readonly ConcurrentDictionary<Key, byte> _given = new();

    public void Remember(OktaUser user, AuthorizeRequest request, IReadOnlyList<string> scopes)
    {
        foreach (var scope in scopes)
        {
            _given[KeyOf(user, request, scope)] = 0;
        }
    }

    public bool Cover(OktaUser user, AuthorizeRequest request, IReadOnlyList<string> scopes) => scopes.All(scope => _given.ContainsKey(KeyOf(user, request, scope)));

    public void Forget(Departures gone)
    {
        foreach (var key in _given.Keys.Where(key => gone.User(key.UserId) || gone.Client(key.ClientId) || gone.Server(key.Issuer)))
        {
            _given.TryRemove(key, out _);
        }
    }

    private static Key KeyOf(OktaUser user, AuthorizeRequest request, string scope) => new(user.Id, request.Client.ClientId, request.Server.Issuer, scope);

    private readonly record struct Key(string UserId, string ClientId, string Issuer, string Scope);
}
