using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc.Backchannel;

/// <summary>What tells a client that somebody has signed out (OIDC Back-Channel Logout 2.4).</summary>
internal static class LogoutToken
{
    public const string Type = "logout+jwt";

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    /// <param name="subject">The user's id; null: whoever has the session.</param>
    /// <param name="sid">The session; null: all of the user's.</param>
    /// <param name="clientId">Whom it is for.</param>
    /// <param name="issuer">The server that the client knows.</param>
    /// <param name="now">By the org's clock.</param>
    public static JsonObject Claims(string? subject, string? sid, string clientId, string issuer, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = clientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["jti"] = OktaId.Secret("LT."),
            ["events"] = new JsonObject { [Event] = new JsonObject() },
        };
        if (subject is not null)
        {
            claims["sub"] = subject;
        }

        if (sid is not null)
        {
            claims["sid"] = sid;
        }

        return claims;
    }
}
