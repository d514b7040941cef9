namespace RazorOkta.MockOkta.Oidc;

/// <summary>A code as it was issued, and what must be shown with it.</summary>
internal sealed class AuthorizationCode
{
    private int _spent;

    public required AuthorizationGrant Grant { get; init; }

    public required string RedirectUri { get; init; }

    /// <summary>S256 of the verifier (RFC 7636); null when the request had none.</summary>
    public string? CodeChallenge { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>True for exactly one caller.</summary>
    public bool TrySpend() => Interlocked.Exchange(ref _spent, 1) == 0;
}
