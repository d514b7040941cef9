using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>The application of the samples at the org: both of Okta's engines, and refresh tokens for whom asks for them.</summary>
internal static class SamplesClient
{
    private const string Callback = "/authorization-code/callback";
    private const string BackchannelLogout = "/authorization-code/backchannel-logout";

    /// <summary>As the samples ship it, so that they and the mock find each other without any configuration.</summary>
    public static readonly OidcClient Definition = Create("0oaRazorOktaSample01", "_ClientSecretOfTheMock_", $"http://localhost:3000{Callback}");

    /// <summary>After logout the samples go back to the root of the app, so that is registered without being asked for.</summary>
    public static OidcClient Create(string clientId, string? clientSecret, string? redirectUri, string? postLogoutRedirectUri = null) => new()
    {
        ClientId = clientId,
        ClientSecret = clientSecret,
        GrantTypes = [GrantType.AuthorizationCode, GrantType.InteractionCode, GrantType.RefreshToken],
        RedirectUris = Given(redirectUri),
        PostLogoutRedirectUris = Given(WebOrigin.Of(redirectUri) is { } origin ? $"{origin}/" : null, postLogoutRedirectUri),
        BackchannelLogoutUri = BackchannelLogoutUriOf(redirectUri),
    };

    /// <summary>Where the samples' server hears that a session has ended at the org; null where the callback is not one of the samples, or not on this machine.</summary>
    private static string? BackchannelLogoutUriOf(string? redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var callback) && callback is { IsLoopback: true, AbsolutePath: Callback }
            ? callback.GetLeftPart(UriPartial.Authority) + BackchannelLogout
            : null;

    private static IReadOnlyList<string> Given(params string?[] values) => [.. values.OfType<string>().Distinct()];
}
