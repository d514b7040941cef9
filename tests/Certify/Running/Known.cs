using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Certify.Running;

/// <summary>Fixed values, named after themselves, and the org that is made of them.</summary>
internal static class Known
{
    public const string ClientId = Harness.Known.ClientId;
    public const string ClientSecret = Harness.Known.ClientSecret;
    public const string John = "john";
    public const string JohnId = "00uJohnAdams00000001";
    public const string JohnEmail = "john@acme.com";
    public const string George = "george";
    public const string GeorgeId = "00uGeorgeWashington1";
    public const string Password = "Asdf1234";

    public const string Login = "/authorization-code/login";
    public const string Callback = "/authorization-code/callback";
    public const string Profile = "/authorization-code/profile";
    public const string Logout = "/authorization-code/logout";
    public const string SessionStatus = "/authorization-code/session";
    public const string BackchannelLogout = "/authorization-code/backchannel-logout";
    public const string FrontchannelLogout = "/authorization-code/frontchannel-logout";

    /// <summary>An org whose only client is the relying party at <paramref name="origin"/>.</summary>
    public static OrgDefinition Org(string origin) => new() { Clients = [Client(origin)] };

    public static OidcClient Client(string origin) => new()
    {
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        Name = "The relying party",
        RedirectUris = [origin + Callback],
        PostLogoutRedirectUris = [$"{origin}/"],
        GrantTypes = [GrantType.AuthorizationCode, GrantType.RefreshToken, GrantType.InteractionCode],
        BackchannelLogoutUri = origin + BackchannelLogout,
        FrontchannelLogoutUri = origin + FrontchannelLogout,
        FrontchannelLogoutSessionRequired = true,
    };
}
