using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Web.Oidc;

/// <summary>What the relying party knows of its provider. Addresses are strings: the protocol compares them letter by letter.</summary>
internal sealed record OidcOptions
{
    /// <summary>Base URL of the org, for example <c>https://dev-123456.okta.com</c>; front-ends call its APIs.</summary>
    public required string OktaUrl { get; init; }

    /// <summary>Issuer identifier of the authorization server, for example <c>https://dev-123456.okta.com/oauth2/default</c>.</summary>
    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Goes to the token endpoint only; never to a page, a log or a browser.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Our callback, as registered with the provider.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>Where the provider sends the browser after it has ended its session; registered there as a sign-out redirect URI.</summary>
    public required string PostLogoutRedirectUri { get; init; }

    public required WireProfile WireProfile { get; init; }

    /// <summary>What logins that the server starts ask for. <c>offline_access</c> brings refresh tokens.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>What every login that the server starts demands, unless it says otherwise. Set in code alone. Default: nothing.</summary>
    public LoginDemands Demands { get; init; } = LoginDemands.None;

    /// <summary>
    /// Absolute path of a PEM file: the certificates that alone vouch for the provider. Default, and always for a real org: <c>null</c>, the
    /// system's. Only a mock on this machine may have one; the rule <c>AuthorityIsTheMocks</c> refuses it for others.
    /// </summary>
    public string? AuthorityFile { get; init; }

    /// <summary>How far the provider's clock may be from ours. Default: 300 s, the family's documented value.</summary>
    public TimeSpan ClockLeeway { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How long one call to the provider may take, its body included. Default: 10 s.</summary>
    public TimeSpan ProviderTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long all calls of one login may take together. Default: 10 s.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the UserInfo endpoint may take; then the login goes on without it. Default: 3 s.</summary>
    public TimeSpan UserInfoTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many calls to the provider may be under way at once; more wait their turn within their time. Default: 128.</summary>
    public int MostCallsAtOnce { get; init; } = 128;

    /// <summary>How long a logout waits to learn where the provider's own logout is. Default: 3 s; then it ends here.</summary>
    public TimeSpan LogoutTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long giving back one token may take, in the background. Default: 10 s.</summary>
    public TimeSpan RevocationTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a page waits while its session's tokens are renewed. Default: 2 s; then it goes on without.</summary>
    public TimeSpan RenewalPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the org's sign-in is driven by the classic engine, which front-ends need to know. Default: no, by the Identity Engine;
    /// yes where logins carry no PKCE, without which that one begins none.</summary>
    public bool HasClassicEngine { get; init; }

    /// <summary>
    /// Whether a logout token must say in its header that it is one (<c>typ</c>, OIDC Back-Channel Logout 2.4). Default: yes. The specification only
    /// recommends it to providers; for one that leaves it out, <c>oidc.logoutTokenType</c> is <c>optional</c>. Another type is refused in any case.
    /// </summary>
    public bool RequiresLogoutTokenType { get; init; } = true;

    // A record prints its members: the secret must not be one of them.
    public override string ToString() => $"{nameof(OidcOptions)} {{ {Issuer}, {ClientId}, {WireProfile.Name} }}";
}
