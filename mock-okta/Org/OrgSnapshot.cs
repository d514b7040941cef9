using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Org;

/// <summary>An org's definition at one moment, with the look-ups that requests need. Never changes; a change makes a new one.</summary>
internal sealed class OrgSnapshot
{
    private readonly Dictionary<string, OidcClient> _clients;
    private readonly Dictionary<string, OktaUser> _usersById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OktaUser> _usersByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly AuthorizationServer[] _customServers;
    private readonly HashSet<string> _trustedOrigins;
    private readonly HashSet<string> _leniencies;

    public OrgSnapshot(MockOrg org, OrgDefinition definition)
    {
        Definition = definition;
        OrgServer = AuthorizationServer.OfTheOrg(org);
        _clients = definition.Clients.ToDictionary(client => client.ClientId, StringComparer.Ordinal);
        foreach (var user in definition.Users)
        {
            _usersById.TryAdd(user.Id, user);
            _usersByName.TryAdd(user.Login, user);
            _usersByName.TryAdd(user.ShortName, user); // the first in the definition, where two share it
        }

        _customServers = [.. definition.AuthorizationServers.Select(server => new AuthorizationServer(org, server))];
        _leniencies = [.. definition.Leniencies];
        _trustedOrigins = [.. definition.Clients.SelectMany(client => client.RedirectUris).Concat(definition.TrustedOrigins).Select(WebOrigin.Of).OfType<string>()];
    }

    public OrgDefinition Definition { get; }

    /// <summary>The org itself as authorization server.</summary>
    public AuthorizationServer OrgServer { get; }

    public IReadOnlyList<AuthorizationServer> CustomServers => _customServers;

    public AuthorizationServer? FindServer(string id) => Array.Find(_customServers, server => server.Id == id);

    public OidcClient? FindClient(string? clientId) => clientId is null ? null : _clients.GetValueOrDefault(clientId);

    public OktaUser? FindUser(string id) => _usersById.GetValueOrDefault(id);

    public OktaUser? FindUserByName(string name) => _usersByName.GetValueOrDefault(name);

    /// <summary>Okta keeps a list of Trusted Origins by hand; here every app is trusted where its redirect URIs live.</summary>
    public bool Trusts(string? origin) => origin is not null && _trustedOrigins.Contains(origin);

    public bool Allows(Leniency leniency) => _leniencies.Contains(leniency.Name);
}
