using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>The application as the samples ship it, so that they and the mock find each other without any configuration.</summary>
internal static class SamplesClient
{
    public static readonly OidcClient Definition = new()
    {
        ClientId = "0oaRazorOktaSample01",
        ClientSecret = "_ClientSecretOfTheMock_",
        RedirectUris = ["http://localhost:3000/authorization-code/callback"],
        PostLogoutRedirectUris = ["http://localhost:3000/"],
    };
}
