namespace RazorOkta.Web.Oidc;

/// <summary>
/// How we speak to the provider. There are two ways; every difference between them is a member of this type, so that no other line
/// needs to ask which one is on.
/// </summary>
internal sealed record WireProfile
{
    /// <summary>The specifications, and today's advice (RFC 9700). The default.</summary>
    public static readonly WireProfile Standard = new()
    {
        Name = "standard",
        UsesDiscovery = true,
        TokenParametersInQuery = false,
        VerifiesAccessTokenHash = true,
        MaximumTokenAge = TimeSpan.FromMinutes(1),
        KeyFetchInterval = TimeSpan.FromSeconds(1),
        RefetchesKeysOnBadSignature = true,
        RemembersSpentAttempts = true,
        EndsProviderSession = true,
        ProvesPossession = true,
        AsksUserInfo = true,
        RevokesTokens = true,
        RenewsTokens = true,
    };

    /// <summary>What the samples family did in 2017, to the letter, for its mocks, tools and test suites.</summary>
    public static readonly WireProfile OktaSamples = new()
    {
        Name = "okta-samples",
        UsesDiscovery = false,
        TokenParametersInQuery = true,
        VerifiesAccessTokenHash = false,
        MaximumTokenAge = null,
        KeyFetchInterval = TimeSpan.Zero,
        RefetchesKeysOnBadSignature = false,
        RemembersSpentAttempts = false,
        EndsProviderSession = false,
        ProvesPossession = false,
        AsksUserInfo = false,
        RevokesTokens = false,
        RenewsTokens = false,
    };

    public static readonly IReadOnlyList<WireProfile> All = [Standard, OktaSamples];

    private WireProfile() { }

    /// <summary>The name in <c>oktaSample.server.wireProfile</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether endpoints come from the discovery document (OIDC Discovery 4), or are <c>{issuer}/v1/...</c> by convention.</summary>
    public required bool UsesDiscovery { get; init; }

    /// <summary>Whether token parameters go in the query string of a POST with an empty body, instead of the body (RFC 6749 4.1.3).</summary>
    public required bool TokenParametersInQuery { get; init; }

    /// <summary>Whether an <c>at_hash</c>, where there is one, must fit the access token (OIDC Core 3.1.3.8).</summary>
    public required bool VerifiesAccessTokenHash { get; init; }

    /// <summary>How old a token fresh from the token endpoint may be (OIDC Core 3.1.3.7, 10); <c>null</c>: any age.</summary>
    public required TimeSpan? MaximumTokenAge { get; init; }

    /// <summary>Least time between two fetches of the keys for unknown key ids. Callers wait for the next fetch; none is turned away.</summary>
    public required TimeSpan KeyFetchInterval { get; init; }

    /// <summary>Whether a signature that does not verify is tried once more under freshly fetched keys, in case one was renewed under its old name.</summary>
    public required bool RefetchesKeysOnBadSignature { get; init; }

    /// <summary>Whether a second answer to the same state and nonce is refused by us, before the provider is asked.</summary>
    public required bool RemembersSpentAttempts { get; init; }

    /// <summary>Whether logout goes on to end the provider's session (OIDC RP-Initiated Logout).</summary>
    public required bool EndsProviderSession { get; init; }

    /// <summary>Whether logins that the server starts carry a proof key (PKCE, RFC 7636).</summary>
    public required bool ProvesPossession { get; init; }

    /// <summary>Whether the UserInfo endpoint is asked for more of the user's profile (OIDC Core 5.3).</summary>
    public required bool AsksUserInfo { get; init; }

    /// <summary>Whether the tokens of a session that is over are given back (RFC 7009).</summary>
    public required bool RevokesTokens { get; init; }

    /// <summary>Whether a refresh token is used to renew the access token of a session (RFC 6749 6).</summary>
    public required bool RenewsTokens { get; init; }

    public static WireProfile? Find(string name) => All.FirstOrDefault(profile => profile.Name == name);
}
