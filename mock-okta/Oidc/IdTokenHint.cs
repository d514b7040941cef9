using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Oidc;

/// <summary>
/// An ID token that a client shows again to say whom it means (OIDC Core 3.1.2.1, RP-Initiated Logout 2). An expired one will do, and one
/// signed by a key that has been rotated away.
/// </summary>
internal sealed class IdTokenHint
{
    private IdTokenHint(string? subject, OidcClient client, string? sid) => (Subject, Client, Sid) = (subject, client, sid);

    /// <summary>The user's id.</summary>
    public string? Subject { get; }

    public OidcClient Client { get; }

    public string? Sid { get; }

    /// <summary>
    /// Null when this server has not issued it to a client of the org, and for what is no ID token.
    /// </summary>
    public static IdTokenHint? Read(string? token, AuthorizationServer server) =>
        token is not null
        && Jwt.Verify(token, server.Org.Keys.Known) is { } claims
        && IdTokenClaims.Are(claims)
        && Text(claims, "iss") == server.Issuer
        && server.Org.FindApp(Text(claims, "aud")) is { } client
            ? new IdTokenHint(Text(claims, "sub"), client, Text(claims, "sid"))
            : null;

    private static string? Text(JsonObject claims, string name) => claims[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
