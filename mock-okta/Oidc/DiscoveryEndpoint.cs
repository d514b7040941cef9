using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Oidc.ClientAuth;
using RazorOkta.MockOkta.Oidc.Grants;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>Metadata (OIDC Discovery 3, RFC 8414 2). It promises only what works, and all of it.</summary>
internal static class DiscoveryEndpoint
{
    private const string LongLived = "max-age=86400, must-revalidate";

    private static readonly string[] SubjectTypes = ["public"];
    private static readonly string[] Prompts = ["none", "login", "consent"];
    private static readonly string[] GrantTypes = [.. GrantTable.Types, GrantType.Implicit];
    private static readonly string[] Claims =
    [
        "iss", "ver", "sub", "aud", "iat", "exp", "jti", "auth_time", "amr", "acr", "idp", "nonce", "sid", "at_hash", "c_hash",
        "name", "preferred_username", "given_name", "family_name", "locale", "zoneinfo", "updated_at", "email", "email_verified",
        "address", "phone_number", "phone_number_verified",
    ];

    public static IResult OpenId(HttpContext http, AuthorizationServer server) => Publish(http, new Dictionary<string, object>(OAuthMetadata(http.Request, server))
    {
        ["userinfo_endpoint"] = server.EndpointBaseFor(http.Request) + OktaRoutes.UserInfo,
        ["subject_types_supported"] = SubjectTypes,
        ["id_token_signing_alg_values_supported"] = new[] { SigningKey.Algorithm },
        ["claims_supported"] = ClaimsOf(server),
        ["prompt_values_supported"] = Prompts,
        ["backchannel_logout_supported"] = true,
        ["backchannel_logout_session_supported"] = true,
        ["frontchannel_logout_supported"] = true,
        ["frontchannel_logout_session_supported"] = true,
    });

    public static IResult OAuth(HttpContext http, AuthorizationServer server) => Publish(http, OAuthMetadata(http.Request, server));

    private static IResult Publish(HttpContext http, Dictionary<string, object> metadata)
    {
        http.Response.Headers.CacheControl = LongLived;
        return JsonAnswer.Of(metadata);
    }

    private static IEnumerable<string> ClaimsOf(AuthorizationServer server) =>
        Claims.Concat(server.IsTheOrgs ? [Scope.Groups] : server.ClaimsFor(ClaimTarget.IdToken).Select(claim => claim.Name)).Distinct();

    private static Dictionary<string, object> OAuthMetadata(HttpRequest request, AuthorizationServer server) => new()
    {
        ["issuer"] = server.Issuer,
        ["authorization_endpoint"] = server.EndpointBase + OktaRoutes.Authorize,
        ["pushed_authorization_request_endpoint"] = server.EndpointBaseFor(request) + OktaRoutes.PushedAuthorizationRequest,
        ["token_endpoint"] = server.EndpointBaseFor(request) + OktaRoutes.Token,
        ["jwks_uri"] = server.EndpointBaseFor(request) + OktaRoutes.Keys,
        ["introspection_endpoint"] = server.EndpointBaseFor(request) + OktaRoutes.Introspect,
        ["revocation_endpoint"] = server.EndpointBaseFor(request) + OktaRoutes.Revoke,
        ["end_session_endpoint"] = server.EndpointBase + OktaRoutes.Logout,
        ["response_types_supported"] = ResponseType.All,
        ["response_modes_supported"] = AuthorizeResponse.Modes,
        ["grant_types_supported"] = GrantTypes,
        ["scopes_supported"] = server.Scopes,
        ["token_endpoint_auth_methods_supported"] = AuthMethod.All,
        ["token_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
        ["introspection_endpoint_auth_methods_supported"] = AuthMethod.All,
        ["introspection_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
        ["revocation_endpoint_auth_methods_supported"] = AuthMethod.All,
        ["revocation_endpoint_auth_signing_alg_values_supported"] = ClientKeys.Algorithms,
        ["code_challenge_methods_supported"] = new[] { "S256" },
        ["authorization_response_iss_parameter_supported"] = server.Definition.IssuerInResponse,
        ["require_pushed_authorization_requests"] = false,
        ["request_parameter_supported"] = false,
        // Said aloud, because its default is true (OIDC Discovery 3).
        ["request_uri_parameter_supported"] = false,
    };
}
