using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Oidc.Backchannel;
using RazorOkta.MockOkta.Oidc.Consents;
using RazorOkta.MockOkta.Oidc.Frontchannel;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Org;

/// <summary>
/// One Okta org: its people, apps, authorization servers and keys, and all that it remembers. Nothing of it is static,
/// so two orgs in one process know nothing of each other.
/// </summary>
public sealed class MockOrg : IBindableFromHttpContext<MockOrg>
{
    private readonly Lazy<string> _origin;
    private readonly Lock _changing = new();
    private volatile OrgDefinition _initial;
    private volatile OrgSnapshot _now;
    private volatile OrgState _state;

    /// <param name="definition">A valid definition.</param>
    /// <param name="address">Where it will be found.</param>
    /// <param name="time">The host's time, which the org's own clock starts from.</param>
    internal MockOrg(OrgDefinition definition, OrgAddress address, TimeProvider time)
    {
        _initial = definition;
        _origin = new Lazy<string>(address.Origin);
        BasePath = address.BasePath;
        Clock = new OrgClock(time);
        _now = new OrgSnapshot(this, definition);
        Backchannel = new BackchannelLogout(this);
        Frontchannel = new FrontchannelLogout(this);
        _state = new OrgState(Clock, Backchannel.SessionEnded);
        Users = new UserDirectory(this);
        Lockout = new Lockout(this);
        Passwords = new Passwords(this);
        Recovery = new Recovery(this);
    }

    /// <summary>For example <c>http://127.0.0.1:7777</c>, without a trailing slash.</summary>
    public string Url => _origin.Value + BasePath;

    /// <summary>The issuer of the first custom authorization server, by default <c>default</c>; the org's own when there is none.</summary>
    public string DefaultIssuer => (CustomServers is [var first, ..] ? first : OrgServer).Issuer;

    /// <summary>Scheme, host and port: what browsers call the org's origin.</summary>
    internal string Origin => _origin.Value;

    internal string BasePath { get; }

    internal OrgClock Clock { get; }

    /// <summary>The org as identity provider of its own users, the claim <c>idp</c>.</summary>
    internal string Id { get; } = OktaId.New("00o");

    internal KeyRing Keys { get; } = new();

    internal BackchannelLogout Backchannel { get; }

    internal FrontchannelLogout Frontchannel { get; }

    internal UserDirectory Users { get; }

    internal Lockout Lockout { get; }

    internal Passwords Passwords { get; }

    internal Recovery Recovery { get; }

    internal RequestJournal Journal { get; } = new();

    internal OrgDefinition Definition => _now.Definition;

    internal IReadOnlyList<OidcClient> Apps => _now.Definition.Clients;

    internal AuthorizationServer OrgServer => _now.OrgServer;

    internal IReadOnlyList<AuthorizationServer> CustomServers => _now.CustomServers;

    /// <summary>Is called when the org is made of something else, or has been reset: whoever has put something into it may have to do it anew.</summary>
    internal Action Renewed { get; set; } = () => { };

    /// <summary>Null: nothing stands between the endpoints and the wire. A reset takes it away.</summary>
    internal IInterceptor? Interceptor
    {
        get => _state.Interceptor;
        set => _state.Interceptor = value;
    }

    internal OktaSessions Sessions => _state.Sessions;

    internal RememberedDevices RememberedDevices => _state.RememberedDevices;

    internal SessionTokens SessionTokens => _state.SessionTokens;

    internal AuthnTransactions AuthnTransactions => _state.AuthnTransactions;

    internal QrCodes QrCodes => _state.QrCodes;

    internal SavedAuthorizeRequests SavedRequests => _state.SavedRequests;

    internal AuthorizationCodes Codes => _state.Codes;

    internal AuthorizationCodes InteractionCodes => _state.InteractionCodes;

    internal IdxState Idx => _state.Idx;

    internal AccessTokens AccessTokens => _state.AccessTokens;

    internal FailureCounts Failures => _state.Failures;

    internal UsedTotpCodes UsedTotpCodes => _state.UsedTotpCodes;

    internal PushChallenges Pushes => _state.Pushes;

    internal RecoveryTokens RecoveryTokens => _state.RecoveryTokens;

    internal Inbox Inbox => _state.Inbox;

    internal PushedRequests PushedRequests => _state.PushedRequests;

    internal GivenConsents Consents => _state.Consents;

    internal ExpiringStore<OidcClient> UsedAssertions => _state.UsedAssertions;

    internal RefreshTokens RefreshTokens => _state.RefreshTokens;

    /// <summary>Lets endpoints ask for the org that their request is addressed to.</summary>
    static ValueTask<MockOrg?> IBindableFromHttpContext<MockOrg>.BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter) =>
        ValueTask.FromResult<MockOrg?>(context.Org());

    internal AuthorizationServer? FindServer(string id) => _now.FindServer(id);

    internal OktaUser? FindUser(string id) => _now.FindUser(id);

    internal OktaUser? FindUserByName(string name) => _now.FindUserByName(name);

    internal OidcClient? FindApp(string? clientId) => _now.FindClient(clientId);

    internal bool Trusts(string? origin) => _now.Trusts(origin);

    internal bool Allows(Leniency leniency) => _now.Allows(leniency);

    /// <summary>A path of this org as browsers must write it: links and redirects stay inside.</summary>
    internal string At(string route) => BasePath + route;

    /// <summary>Changes what the org is made of. Sessions and tokens stay, except of users, clients and servers that go; requests under way finish with what they have seen.</summary>
    internal void Change(Func<OrgDefinition, OrgDefinition> change)
    {
        lock (_changing)
        {
            Become(change(_now.Definition));
        }
    }

    /// <summary>Makes it what it would be had it been made so: a reset comes back to this.</summary>
    internal void Redefine(OrgDefinition definition)
    {
        lock (_changing)
        {
            _initial = definition;
            Become(definition);
        }
    }

    /// <summary>Back to the definition that it was made with: nobody signed in, no tokens, its clock the host's. The keys stay, since clients may have cached them.</summary>
    internal void Reset()
    {
        lock (_changing)
        {
            _now = new OrgSnapshot(this, _initial);
            _state = new OrgState(Clock, Backchannel.SessionEnded);
            Clock.Reset();
            Journal.Clear();
            Renewed();
        }
    }

    private void Become(OrgDefinition definition)
    {
        var before = _now.Definition;
        _now = new OrgSnapshot(this, definition);
        if (before.Users != definition.Users || before.Clients != definition.Clients || before.AuthorizationServers != definition.AuthorizationServers)
        {
            EndWhatIsOver(before);
        }
    }

    private void EndWhatIsOver(OrgDefinition before)
    {
        _state.EndAllOf(new Departures(
            User: id => Users.Find(id) is null,
            Client: id => FindApp(id) is null,
            Server: issuer => CustomServers.Append(OrgServer).All(server => server.Issuer != issuer)));
        _state.EndAccessOf(Departures.OfUsers(id => FindUser(id) is { Status: UserStatus.Suspended }));
        foreach (var user in before.Users.Where(user => FindUser(user.Id) is null))
        {
            Failures.Forget(user.Id);
        }

        Renewed();
    }
}
