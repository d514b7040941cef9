namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>A code for tokens (RFC 6749 4.1.3).</summary>
internal static class AuthorizationCodeGrant
{
    public static Task<IResult> RedeemAsync(HttpContext http, TokenRequest request) => Task.FromResult(CodeGrant.Redeem(http, request, CodeKind.Authorization));
}
