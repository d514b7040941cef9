using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>The application as the samples ship it, so that they and the mock find each other without any configuration.</summary>
internal static class SamplesClient
{
    private const string Callback = "/authorization-code/callback";
    private const string BackchannelLogout = "/authorization-code/backchannel-logout";

    /// <summary>Both of Okta's engines, and refresh tokens for whom asks for them.</summary>
    public static readonly IReadOnlyList<string> GrantTypes = [GrantType.AuthorizationCode, GrantType.InteractionCode, GrantType.RefreshToken];

    public static readonly OidcClient Definition = new()
    {
        ClientId = "0oaRazorOktaSample01",
        ClientSecret = "_ClientSecretOfTheMock_",
        GrantTypes = GrantTypes,
        RedirectUris = ["http://localhost:3000/authorization-code/callback"],
        PostLogoutRedirectUris = ["http://localhost:3000/"],
        BackchannelLogoutUri = BackchannelLogoutUriOf("http://localhost:3000/authorization-code/callback"),
    };

    /// <summary>Where the samples' server hears that a session has ended at the org; null where the callback is not one of the samples, or not on this machine.</summary>
    public static string? BackchannelLogoutUriOf(string? redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var callback) && callback is { IsLoopback: true, AbsolutePath: Callback }
            ? callback.GetLeftPart(UriPartial.Authority) + BackchannelLogout
            : null;
}
