using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>The ways to say who one is at the endpoints that programs call (OIDC Core 9).</summary>
internal static class AuthMethod
{
    public const string Basic = "client_secret_basic";
    public const string Post = "client_secret_post";
    public const string SecretJwt = "client_secret_jwt";
    public const string PrivateKeyJwt = "private_key_jwt";
    public const string None = "none";

    public static readonly IReadOnlyList<string> All = [Basic, Post, SecretJwt, PrivateKeyJwt, None];

    /// <summary>What a client may use: the one that it is registered with, or else whatever it has the means for.</summary>
    public static IReadOnlyList<string> AllowedFor(OidcClient client) => client switch
    {
        { TokenEndpointAuthMethod: { } registered } => [registered],
        { ClientSecret: not null, Jwks: not null } => [Basic, Post, PrivateKeyJwt],
        { ClientSecret: not null } => [Basic, Post],
        { Jwks: not null } => [PrivateKeyJwt],
        _ => [None],
    };
}
