using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Org;

/// <summary>Who is no more after a change of the org. Told by ids: whoever comes later under the same name is somebody else.</summary>
/// <param name="User">By id.</param>
/// <param name="Client">By client id.</param>
/// <param name="Server">By issuer.</param>
internal sealed record Departures(Func<string, bool> User, Func<string, bool> Client, Func<string, bool> Server)
{
    public static Departures OfUsers(Func<string, bool> user) => new(user, Client: _ => false, Server: _ => false);

    public bool Include(OktaUser? user) => user is not null && User(user.Id);

    public bool Include(OidcClient? client) => client is not null && Client(client.ClientId);

    public bool Include(AuthorizationGrant grant) => Include(grant.Client) || Include(grant.SignedIn?.User);
}
