using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Definition;

/// <summary>A custom authorization server, <c>/oauth2/{id}</c>.</summary>
public sealed record AuthorizationServerDefinition
{
    public const string DefaultId = "default";

    /// <summary>Becomes a part of the issuer: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The <c>aud</c> of its access tokens.</summary>
    public string Audience { get; init; } = "api://default";

    /// <summary>Scopes beside those of OpenID Connect, for example <c>orders.read</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<ClaimDefinition> Claims { get; init; } = [];

    /// <summary>Who gets tokens for what; empty: everyone for everything. The first that fits decides; none fits: <c>access_denied</c>.</summary>
    public IReadOnlyList<AccessPolicy> Policies { get; init; } = [];

    public TimeSpan IdTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Counted from each use.</summary>
    public TimeSpan RefreshTokenLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Adds <c>iss</c> to authorization responses and says so in the metadata (RFC 9207). Okta does not.</summary>
    public bool IssuerInResponse { get; init; }
}

/// <summary>A claim beyond Okta's own.</summary>
public sealed record ClaimDefinition
{
    public required string Name { get; init; }

    public ClaimTarget In { get; init; } = ClaimTarget.IdToken;

    /// <summary>A fixed value.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>The value is the user's profile attribute of this name, for example <c>department</c>.</summary>
    public string? FromProfile { get; init; }

    /// <summary>The value is the list of the user's groups whose names match this regular expression.</summary>
    public string? GroupsMatching { get; init; }

    /// <summary>Only when one of these scopes was granted; empty: always.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}

public enum ClaimTarget
{
    IdToken,
    AccessToken,
}

/// <summary>A rule of an authorization server. A list that is empty matches all.</summary>
public sealed record AccessPolicy
{
    public IReadOnlyList<string> Clients { get; init; } = [];

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<string> GrantTypes { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>In place of the server's own.</summary>
    public TimeSpan? AccessTokenLifetime { get; init; }
}
