using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RazorOkta.Clients.ServerSide;

/// <summary>ASP.NET Core's own OpenID Connect handler.</summary>
internal static class AspNetCoreHandler
{
    public static IServerApp App(string responseMode) => new DotNetApp(
        (services, settings) =>
        {
            services.AddAuthentication(authentication =>
            {
                authentication.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                authentication.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            }).AddCookie().AddOpenIdConnect(oidc => Configure(oidc, settings, responseMode));
        },
        app => app.MapGet("/log-out", () => Results.SignOut(
            new() { RedirectUri = "/" },
            [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])));

    private static void Configure(OpenIdConnectOptions oidc, ServerSettings settings, string responseMode)
    {
        oidc.Authority = settings.Issuer;
        oidc.RequireHttpsMetadata = false;
        oidc.ClientId = settings.ClientId;
        oidc.ClientSecret = settings.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = responseMode;
        oidc.CallbackPath = "/callback";
        oidc.SignedOutCallbackPath = "/signed-out";
        oidc.Scope.Add("email");
        oidc.SaveTokens = true;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
    }
}
