using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;

namespace RazorOkta.Clients.ServerSide;

/// <summary>OpenIddict's client.</summary>
internal static class OpenIddictClientApp
{
    private const string Scheme = OpenIddictClientAspNetCoreDefaults.AuthenticationScheme;

    public static IServerApp App() => new DotNetApp(Add, Use);

    private static void Add(IServiceCollection services, ServerSettings settings)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => cookie.LoginPath = "/login");
        services.AddOpenIddict().AddClient(client =>
        {
            client.AllowAuthorizationCodeFlow();
            client.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            client.UseAspNetCore().DisableTransportSecurityRequirement()
                .EnableRedirectionEndpointPassthrough().EnablePostLogoutRedirectionEndpointPassthrough();
            client.UseSystemNetHttp();
            client.DisableTokenStorage(); // an app of one process keeps no database
            client.SetRedirectionEndpointUris("/callback").SetPostLogoutRedirectionEndpointUris("/signed-out");
            client.AddRegistration(Registration(settings));
        });
    }

    private static OpenIddictClientRegistration Registration(ServerSettings settings)
    {
        var registration = new OpenIddictClientRegistration
        {
            Issuer = new Uri(settings.Issuer),
            ClientId = settings.ClientId,
            ClientSecret = settings.ClientSecret,
            RedirectUri = new Uri($"{settings.Origin}/callback"),
            PostLogoutRedirectUri = new Uri($"{settings.Origin}/signed-out"),
        };
        registration.Scopes.UnionWith(["openid", "profile", "email"]);
        return registration;
    }

    private static void Use(WebApplication app)
    {
        app.MapGet("/login", () => Results.Challenge(new() { RedirectUri = "/profile" }, [Scheme]));
        app.MapGet("/callback", (Delegate)SignInAsync);
        app.MapGet("/log-out", (Delegate)SignOutAsync);
        app.MapGet("/signed-out", () => Results.LocalRedirect("/"));
    }

    private static async Task<IResult> SignInAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(Scheme);
        var identity = new ClaimsIdentity(result.Principal!.Claims, "OpenIddict");
        var properties = new AuthenticationProperties { RedirectUri = "/profile" };
        properties.StoreTokens([new AuthenticationToken { Name = "id_token", Value = result.Properties!.GetTokenValue(OpenIddictClientAspNetCoreConstants.Tokens.BackchannelIdentityToken)! }]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        var hint = await http.GetTokenAsync("id_token");
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictClientAspNetCoreConstants.Properties.IdentityTokenHint] = hint })
        {
            RedirectUri = "/",
        };
        return Results.SignOut(properties, [Scheme]);
    }
}
