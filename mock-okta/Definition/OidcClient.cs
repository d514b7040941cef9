using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Definition;

/// <summary>An application registered at the org.</summary>
public sealed record OidcClient
{
    /// <summary>For example <c>0oaRazorOktaSample01</c>: visible ASCII without a colon.</summary>
    public required string ClientId { get; init; }

    /// <summary>A client with neither secret nor keys is public and must use PKCE.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the sign-in page calls the application.</summary>
    public string Name { get; init; } = "Sample application";

    /// <summary>Where an answer may go; compared letter by letter.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>
    /// What it may ask the token endpoint for, plus <c>implicit</c>, which lets the authorize endpoint hand out tokens. Default: authorization_code alone.
    /// </summary>
    public IReadOnlyList<string> GrantTypes { get; init; } = [GrantType.AuthorizationCode];

    /// <summary>How it must prove who it is; null: by its secret, in the header or in the body, or not at all when it has none.</summary>
    public string? TokenEndpointAuthMethod { get; init; }

    /// <summary>For <c>private_key_jwt</c>: its public keys as a JWK set (RFC 7517 5).</summary>
    public JsonObject? Jwks { get; init; }

    /// <summary>Whether users are asked before it gets its first tokens; their answer is remembered.</summary>
    public Consent Consent { get; init; } = Consent.Trusted;

    /// <summary>Authorize requests that were not pushed are refused (RFC 9126 5).</summary>
    public bool RequirePushedAuthorizationRequests { get; init; }

    /// <summary>Groups whose members may use it; null: everyone.</summary>
    public IReadOnlyList<string>? AssignedGroups { get; init; }

    public RefreshTokenRotation RefreshTokenRotation { get; init; } = RefreshTokenRotation.Static;

    /// <summary>With rotation: how long the previous refresh token still works.</summary>
    public TimeSpan RefreshTokenLeeway { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets a logout token when a session that the client took part in ends (OIDC Back-Channel Logout).</summary>
    public string? BackchannelLogoutUri { get; init; }

    /// <summary>
    /// Is loaded in a frame of the org's page when a session that the client took part in ends there (OIDC Front-Channel Logout). At an origin of
    /// its redirect URIs.
    /// </summary>
    public string? FrontchannelLogoutUri { get; init; }

    /// <summary>Whether that address is told <c>iss</c> and <c>sid</c>; ID tokens then carry the <c>sid</c>.</summary>
    public bool FrontchannelLogoutSessionRequired { get; init; }

    /// <summary>Faults that are always on for this client, by their ids.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether it wants to be told when a session ends, in whichever way.</summary>
    internal bool HearsOfLogouts => BackchannelLogoutUri is not null || FrontchannelLogoutUri is not null;

    /// <summary>Whether it wants to be told which session.</summary>
    internal bool KnowsSessions => BackchannelLogoutUri is not null || (FrontchannelLogoutUri is not null && FrontchannelLogoutSessionRequired);

    internal bool IsPublic => ClientSecret is null && Jwks is null;

    internal bool MayUse(string grantType) => GrantTypes.Contains(grantType);

    /// <summary>The generated text of a record shows every member, so the secret would reach logs and assertion messages.</summary>
    public override string ToString() => ClientId;
}

public static class GrantType
{
    public const string AuthorizationCode = "authorization_code";
    public const string Implicit = "implicit";
    public const string RefreshToken = "refresh_token";
    public const string ClientCredentials = "client_credentials";
    public const string Password = "password";
    public const string InteractionCode = "interaction_code";

    public static readonly IReadOnlyList<string> All = [AuthorizationCode, Implicit, RefreshToken, ClientCredentials, Password, InteractionCode];
}

public enum Consent
{
    Trusted,
    Required,
}

public enum RefreshTokenRotation
{
    /// <summary>The same refresh token comes back each time: Okta's default for web applications.</summary>
    Static,

    /// <summary>Each use brings a new one; a second use of an old one ends the whole family: Okta's default for public clients.</summary>
    Rotate,
}
