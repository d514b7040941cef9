using RazorOkta.MockOkta.Oidc.Grants;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Metadata (OIDC Discovery 3, RFC 8414 2). It promises only what works.</summary>
internal static class DiscoveryEndpoint
{
    private const string LongLived = "max-age=86400, must-revalidate";

    private static readonly string[] SubjectTypes = ["public"];
    private static readonly string[] Claims =
    [
        "iss", "ver", "sub", "aud", "iat", "exp", "jti", "auth_time", "amr", "idp", "nonce", "at_hash",
        "name", "preferred_username", "given_name", "family_name", "locale", "zoneinfo", "updated_at", "email", "email_verified",
    ];

    public static IResult OpenId(HttpContext http, AuthorizationServer server) => Publish(http, new Dictionary<string, object>(OAuthMetadata(server))
    {
        ["userinfo_endpoint"] = server.EndpointBase + OktaRoutes.UserInfo,
        ["subject_types_supported"] = SubjectTypes,
        ["id_token_signing_alg_values_supported"] = new[] { SigningKey.Algorithm },
        ["claims_supported"] = Claims,
    });

    public static IResult OAuth(HttpContext http, AuthorizationServer server) => Publish(http, OAuthMetadata(server));

    private static IResult Publish(HttpContext http, Dictionary<string, object> metadata)
    {
        http.Response.Headers.CacheControl = LongLived;
        return Results.Json(metadata);
    }

    private static Dictionary<string, object> OAuthMetadata(AuthorizationServer server) => new()
    {
        ["issuer"] = server.Issuer,
        ["authorization_endpoint"] = server.EndpointBase + OktaRoutes.Authorize,
        ["token_endpoint"] = server.EndpointBase + OktaRoutes.Token,
        ["jwks_uri"] = server.EndpointBase + OktaRoutes.Keys,
        ["introspection_endpoint"] = server.EndpointBase + OktaRoutes.Introspect,
        ["revocation_endpoint"] = server.EndpointBase + OktaRoutes.Revoke,
        ["end_session_endpoint"] = server.EndpointBase + OktaRoutes.Logout,
        ["response_types_supported"] = new[] { "code" },
        ["response_modes_supported"] = AuthorizeResponse.Modes,
        ["grant_types_supported"] = GrantTable.Types,
        ["scopes_supported"] = server.Scopes,
        ["token_endpoint_auth_methods_supported"] = ClientAuthentication.Methods,
        ["introspection_endpoint_auth_methods_supported"] = ClientAuthentication.Methods,
        ["revocation_endpoint_auth_methods_supported"] = ClientAuthentication.Methods,
        ["code_challenge_methods_supported"] = new[] { "S256" },
        ["request_parameter_supported"] = false,
        // Said aloud, because its default is true (OIDC Discovery 3).
        ["request_uri_parameter_supported"] = false,
    };
}
