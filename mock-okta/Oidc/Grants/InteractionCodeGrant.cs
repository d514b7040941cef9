namespace RazorOkta.MockOkta.Oidc.Grants;

/// <summary>Identity Engine's code for tokens. Okta's libraries write the grant type as one word, its documentation as a URN.</summary>
internal static class InteractionCodeGrant
{
    public const string Urn = "urn:ietf:params:oauth:grant-type:interaction_code";

    public static Task<IResult> RedeemAsync(HttpContext http, TokenRequest request) => Task.FromResult(CodeGrant.Redeem(http, request, CodeKind.Interaction));
}
