using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using RazorOkta.Harness;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RazorOkta.Tests.E2E.Providers;

/// <summary>OpenIddict's server, from NuGet, with one client and a sign-in form that takes any name. Its issuer ends with a slash, as OpenIddict's do.</summary>
internal sealed class OpenIddictProvider : ISecondProvider
{
    private readonly WebApplication _app;

    private OpenIddictProvider(WebApplication app, string issuer) => (_app, Issuer) = (app, issuer);

    public string Issuer { get; }

    public static async Task<ISecondProvider> StartAsync(string redirectUri, string postLogoutRedirectUri)
    {
        var (socket, port) = LoopbackSocket.Bind();
        var issuer = new Uri($"http://127.0.0.1:{port}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(issuer.AbsoluteUri);
        builder.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets.SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => socket);
        builder.Services.AddOpenIddict().AddServer(server => Configure(server, issuer, redirectUri, postLogoutRedirectUri));
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/authorize", SignInOrAsk);
        app.MapGet("/logout", () => Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
        app.MapGet("/userinfo", (Func<HttpContext, Task<IResult>>)UserInfoAsync);
        await app.StartAsync();
        return new OpenIddictProvider(app, issuer.AbsoluteUri);
    }

    public async Task SignInAsync(IPage page, string name)
    {
        await page.FillAsync("[name=login]", name);
        await page.ClickAsync("button");
    }

    public Task ConfirmSignOutAsync(IPage page) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Configure(OpenIddictServerBuilder server, Uri issuer, string redirectUri, string postLogoutRedirectUri)
    {
        server.SetIssuer(issuer)
            .SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("logout")
            .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .RegisterScopes("openid", "profile", "email")
            .AddEphemeralSigningKey().AddEphemeralEncryptionKey()
            .EnableDegradedMode(); // without a database: who may ask for what is decided below
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableUserInfoEndpointPassthrough();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            Demand(context, context.ClientId == Known.ClientId && context.RedirectUri == redirectUri)));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            Demand(context, context.ClientId == Known.ClientId && context.ClientSecret == Known.ClientSecret)));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            Demand(context, context.PostLogoutRedirectUri == postLogoutRedirectUri && context.IdentityTokenHintPrincipal is not null)));
    }

    private static ValueTask Demand(BaseValidatingContext context, bool isRight)
    {
        if (!isRight)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The same request once more, with a name.</summary>
    private static IResult SignInOrAsk(HttpRequest request)
    {
        if (request.Query["login"] is not [{ Length: > 0 } name])
        {
            var fields = request.Query.Select(field => $"""<input type="hidden" name="{field.Key}" value="{WebUtility.HtmlEncode(field.Value)}">""");
            return Results.Content($"<!doctype html><title>Second provider</title><form>{string.Concat(fields)}<input name=\"login\" autofocus><button>Sign in</button></form>", "text/html");
        }

        var identity = new ClaimsIdentity("form", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, name);
        var user = new ClaimsPrincipal(identity);
        user.SetScopes(request.HttpContext.GetOpenIddictServerRequest()!.GetScopes());
        return Results.SignIn(user, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> UserInfoAsync(HttpContext http)
    {
        var known = await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.AuthenticateAsync(http, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return known.Principal?.GetClaim(OpenIddictConstants.Claims.Subject) is { } name
            ? Results.Json(new { sub = name, email = $"{name}@second.example" })
            : Results.StatusCode((int)HttpStatusCode.Unauthorized);
    }
}
