using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>
/// The public keys. Okta lets them be cached for weeks; here they are new at every start, often on the same address, so they are not cached at all.
/// </summary>
internal static class KeysEndpoint
{
    public static IResult Handle(AuthorizationServer server) => JsonAnswer.Of(new { keys = server.Org.Keys.Published.Select(key => key.Jwk) });
}
