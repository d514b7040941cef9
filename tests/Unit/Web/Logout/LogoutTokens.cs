using System.Text.Json.Nodes;

namespace RazorOkta.Tests.Unit.Web.Logout;

/// <summary>Makes logout tokens as a provider does, and sends them.</summary>
internal static class LogoutTokens
{
    public const string Path = "/authorization-code/backchannel-logout";
    public const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>Gives the ID tokens of coming logins a <c>sid</c>.</summary>
    public static void NameSession(this StubProvider provider, string sid = "_Sid_", string subject = "00uJohn") =>
        provider.Claims = claims => (claims["sid"], claims["sub"]) = (sid, subject);

    public static string Make(this StubProvider provider, Action<JsonObject>? change = null, Action<JsonObject>? changeHeader = null, SigningKey? key = null)
    {
        var now = provider.Now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = provider.Issuer,
            ["aud"] = Harness.Known.ClientId,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["sub"] = "00uJohn",
            ["events"] = new JsonObject { [Event] = new JsonObject() },
        };
        change?.Invoke(claims);
        return (key ?? provider.Key).Sign(claims, header =>
        {
            header["typ"] = "logout+jwt";
            changeHeader?.Invoke(header);
        });
    }

    /// <summary>As a server does: no cookies.</summary>
    public static Task<Answer> SendAsync(this LoginWorld world, string token) => world.NewVisitor().PostAsync(Path, ("logout_token", token));
}
