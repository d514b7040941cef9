namespace RazorOkta.MockOkta.Tokens;

/// <summary>What an ID token is issued for and beside.</summary>
internal sealed record IdTokenContext(IReadOnlyList<string> Scopes, DateTimeOffset Now)
{
    public string? Nonce { get; init; }

    /// <summary>Issued together with it; its hash is <c>at_hash</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Issued together with it; its hash is <c>c_hash</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Okta's rule: who gets an access token, at once or for the code, reads the rest of the profile at UserInfo.</summary>
    public bool IsThin => AccessToken is not null || Code is not null;
}
