using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Org;

/// <summary>
/// One Okta org: its people, apps, authorization servers and keys, and all that it remembers. Nothing of it is static,
/// so two orgs in one process know nothing of each other.
/// </summary>
public sealed class MockOrg : IDisposable
{
    private readonly Lazy<string> _url;
    private readonly AuthorizationServer[] _customServers;
    private readonly HashSet<string> _trustedOrigins;
    private readonly HashSet<string> _leniencies;

    /// <param name="settings">Valid settings.</param>
    /// <param name="address">Asked on first use, since a free port is known only once the server listens.</param>
    internal MockOrg(MockOktaSettings settings, Func<string> address)
    {
        _url = new Lazy<string>(address);
        _leniencies = [.. settings.Leniencies];
        _trustedOrigins = [.. settings.Clients.SelectMany(client => client.RedirectUris).Select(WebOrigin.Of).OfType<string>()];
        _customServers = [new AuthorizationServer(this, AuthorizationServer.DefaultId, "api://default")];
        OrgServer = new AuthorizationServer(this, id: null, audience: null);
        Host = settings.Host;
        Clock = settings.TimeProvider;
        Apps = settings.Clients;
        Sessions = new OktaSessions(Clock);
        SessionTokens = new SessionTokens(Clock);
        SavedRequests = new SavedAuthorizeRequests(Clock);
        Codes = new AuthorizationCodes(Clock);
        AccessTokens = new AccessTokens(Clock);
    }

    /// <summary>For example <c>http://127.0.0.1:7777</c>, without a trailing slash.</summary>
    public string Url => _url.Value;

    /// <summary>The issuer of the authorization server <c>default</c>.</summary>
    public string DefaultIssuer => _customServers[0].Issuer;

    internal string Host { get; }

    internal TimeProvider Clock { get; }

    /// <summary>The org as identity provider of its own users, the claim <c>idp</c>.</summary>
    internal string Id { get; } = OktaId.New("00o");

    internal UserDirectory Users { get; } = new(OrgSeed.Users());

    internal IReadOnlyList<OidcClient> Apps { get; }

    internal AuthorizationServer OrgServer { get; }

    internal IReadOnlyList<AuthorizationServer> CustomServers => _customServers;

    internal KeyRing Keys { get; } = new();

    internal OktaSessions Sessions { get; }

    internal SessionTokens SessionTokens { get; }

    internal SavedAuthorizeRequests SavedRequests { get; }

    internal AuthorizationCodes Codes { get; }

    internal AccessTokens AccessTokens { get; }

    internal AuthorizationServer? FindServer(string id) => Array.Find(_customServers, server => server.Id == id);

    internal OidcClient? FindApp(string? clientId) => Apps.FirstOrDefault(app => app.ClientId == clientId);

    /// <summary>Okta keeps a list of Trusted Origins by hand; here every app is trusted where its redirect URIs live.</summary>
    internal bool Trusts(string? origin) => origin is not null && _trustedOrigins.Contains(origin);

    internal bool Allows(Leniency leniency) => _leniencies.Contains(leniency.Name);

    public void Dispose() => Keys.Dispose();
}
