namespace RazorOkta.MockOkta;

/// <summary>An application registered at the org.</summary>
public sealed record OidcClient
{
    public required string ClientId { get; init; }

    /// <summary>A client without a secret is public and must use PKCE.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the sign-in page calls the application.</summary>
    public string Name { get; init; } = "Sample application";

    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    internal bool IsPublic => ClientSecret is null;

    /// <summary>The generated text of a record shows every member, so the secret would reach logs and assertion messages.</summary>
    public override string ToString() => ClientId;
}
