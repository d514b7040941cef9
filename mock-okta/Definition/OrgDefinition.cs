namespace RazorOkta.MockOkta.Definition;

/// <summary>
/// All that one org is made of before anybody has signed in. The definition file, the control API and .NET code say it with the same members.
/// </summary>
public sealed record OrgDefinition
{
    /// <summary>Default: george and john of the samples family, see <see cref="SeededUsers"/>.</summary>
    public IReadOnlyList<OktaUser> Users { get; init; } = SeededUsers.All;

    /// <summary>Names of groups. <c>Everyone</c> exists without being named, and everyone is in it.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<OidcClient> Clients { get; init; } = [];

    /// <summary>The custom authorization servers; the org's own exists in any case. Default: <c>default</c>.</summary>
    public IReadOnlyList<AuthorizationServerDefinition> AuthorizationServers { get; init; } = [new() { Id = AuthorizationServerDefinition.DefaultId }];

    public SignOnPolicy SignOn { get; init; } = new();

    public PasswordPolicy Password { get; init; } = new();

    /// <summary>Origins whose scripts may call, beside those of the clients' redirect URIs; for example <c>http://localhost:4200</c>.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; init; } = [];

    /// <summary>Names from <see cref="LeniencyCatalogue"/>. The org is as strict as Okta where none is named.</summary>
    public IReadOnlyList<string> Leniencies { get; init; } = [];
}
