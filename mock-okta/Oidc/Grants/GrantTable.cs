using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Oidc.Grants;

internal delegate Task<IResult> GrantHandler(HttpContext http, TokenRequest request);

/// <summary>What the token endpoint can be asked for.</summary>
internal static class GrantTable
{
    /// <summary>Under the name that a client must have among its grant types.</summary>
    private static readonly Dictionary<string, GrantHandler> ByType = new(StringComparer.Ordinal)
    {
        [GrantType.AuthorizationCode] = AuthorizationCodeGrant.RedeemAsync,
        [GrantType.RefreshToken] = RefreshTokenGrant.RedeemAsync,
        [GrantType.ClientCredentials] = ClientCredentialsGrant.IssueAsync,
        [GrantType.Password] = PasswordGrant.IssueAsync,
        [GrantType.InteractionCode] = InteractionCodeGrant.RedeemAsync,
    };

    public static IReadOnlyCollection<string> Types => ByType.Keys;

    /// <summary>Two spellings of one grant become one.</summary>
    public static string? Normalize(string? grantType) => grantType == InteractionCodeGrant.Urn ? GrantType.InteractionCode : grantType;

    public static GrantHandler? Find(string grantType) => ByType.GetValueOrDefault(grantType);
}
