namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A code as a client presents it, next to what it was issued for.</summary>
internal sealed record CodeRedemption(CodeKind Kind, TokenRequest Request, AuthorizationCode? Issued)
{
    /// <summary>There is one once the list's first check has passed.</summary>
    public AuthorizationCode Code => Issued ?? throw new InvalidOperationException("The code is not known.");

    public string? RedirectUri => Request.Parameters["redirect_uri"];

    public string? Verifier => Request.Parameters["code_verifier"];
}
