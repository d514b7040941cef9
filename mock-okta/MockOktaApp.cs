using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using RazorOkta.MockOkta.Authn;
using RazorOkta.MockOkta.Configuration;
using RazorOkta.MockOkta.Control;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Face;
using RazorOkta.MockOkta.Faults;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Idx;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Oidc.Consents;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Pages;
using RazorOkta.MockOkta.Sessions;
using RazorOkta.MockOkta.SignIn;
using RazorOkta.MockOkta.Tls;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta;

/// <summary>Composes an org: what it is made of, what every request passes, and the table of its routes.</summary>
public static class MockOktaApp
{
    /// <summary>No request of the protocol comes near this.</summary>
    private const long MaxBodySize = 64 * 1024;

    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings are wrong; it lists every mistake.</exception>
    public static WebApplication Build(MockOktaSettings settings, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        MockOktaSettingsValidator.ThrowIfInvalid(settings);

        // Empty: no appsettings.json and no ASPNETCORE_ variable of the surrounding host reaches in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        AddServer(builder, settings);
        AddOrg(builder.Services, settings);
        settings.Logging?.Invoke(builder.Logging);
        configure?.Invoke(builder);

        var app = builder.Build();
        UseOrg(app, settings);
        MapPages(app);
        MapApi(app);
        MapAuthorizationServers(app);
        IdxEndpoints.Map(app);
        ControlEndpoints.Map(app);
        FaultEndpoints.Map(app);
        return app;
    }

    private static void AddServer(WebApplicationBuilder builder, MockOktaSettings settings)
    {
        if (settings.Https != HttpsCertificate.None)
        {
            builder.Services.AddSingleton(_ => new ServerCertificates(settings));
        }

        if (settings.AuthorityFile is { } file)
        {
            builder.Services.AddHostedService(services => new AuthorityFile(services.GetRequiredService<ServerCertificates>(), Path.GetFullPath(file)));
        }

        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            Listening.Configure(kestrel, settings, kestrel.ApplicationServices.GetService<ServerCertificates>());
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;       // no hop between threads for each read and write: no handler here blocks
            sockets.WaitForDataBeforeAllocatingBuffer = false; // one system call less for each request, four kilobytes more for each connection
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
    }

    private static void AddOrg(IServiceCollection services, MockOktaSettings settings)
    {
        services.AddSingleton(provider => MakeWorlds(settings, DefinitionOf(settings, provider.GetService<DefinitionFile>()), () => Listening.OriginOf(provider.GetRequiredService<IServer>(), settings)));
        if (settings.DefinitionFile is { } file)
        {
            services.AddSingleton(new DefinitionFile(file, settings.Org)).AddHostedService<DefinitionFileReload>();
        }

        services.AddRouting(routing => routing.SetParameterPolicy<KnownServerConstraint>(KnownServerConstraint.Name));
        services.AddCors().AddSingleton<ICorsPolicyProvider, Cors>();
    }

    private static void UseOrg(WebApplication app, MockOktaSettings settings)
    {
        app.Use((http, next) =>
        {
            http.RequestServices = app.Services;        // no service here belongs to one request: a scope for each would be made for nothing
            return next(http);
        });
        app.Use(StandardHeaders.AddAsync);              // first: errors carry them too
        app.Use(WorldSelector.SelectAsync);             // before everything that asks which org it is
        app.Use(FaultIssuers.SelectAsync);              // an issuer with a fault of its own is an org too
        app.Use(JournalMiddleware.RecordAsync);         // before whatever answers, so that refusals are in it too
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = BareStatus.HandleExceptionAsync,
            SuppressDiagnosticsCallback = BareStatus.IsTheCallersFault,
        });
        app.UseStatusCodePages(BareStatus.ExplainAsync);
        app.Use(new HostGuard(settings.AlsoKnownAs).RefuseOtherHostsAsync); // before anything looks at the request
        app.Use(FaultMiddleware.RunAsync);              // around all that answers rightly
        app.UseRouting();
        app.UseCors();                                  // after routing: each endpoint says who may call it by script
    }

    private static void MapPages(WebApplication app)
    {
        FaceEndpoints.Map(app);
        app.MapGet(OktaRoutes.Stylesheet, Stylesheet.Get);
        app.MapGet(OktaRoutes.UserHome, UserHomeEndpoint.Handle);
        app.MapGet(OktaRoutes.SignIn, SignInEndpoint.Show);
        app.MapPost(OktaRoutes.SignIn, SignInEndpoint.SubmitAsync);
        app.MapGet(OktaRoutes.SignInTransaction, TransactionEndpoint.Show);
        app.MapPost(OktaRoutes.SignInTransaction, TransactionEndpoint.SubmitAsync);
        app.MapGet(OktaRoutes.ForgotPassword, RecoveryEndpoint.ShowForgotPassword);
        app.MapPost(OktaRoutes.ForgotPassword, RecoveryEndpoint.SubmitForgotPasswordAsync);
        app.MapGet(OktaRoutes.Unlock, RecoveryEndpoint.ShowUnlock);
        app.MapPost(OktaRoutes.Unlock, RecoveryEndpoint.SubmitUnlockAsync);
        app.MapGet(OktaRoutes.RecoveryLink, RecoveryLinkEndpoint.Show);
        app.MapPost(OktaRoutes.RecoveryLink, RecoveryLinkEndpoint.Submit);
        app.MapGet(OktaRoutes.SessionCookieRedirect, SessionCookieRedirectEndpoint.Handle);
        app.MapGet(OktaRoutes.SignOut, SignOutEndpoint.Handle);
        app.MapGet(OktaRoutes.Help, HelpEndpoint.Show);
        app.MapGet(OktaRoutes.AuthorizeRedirect, AuthorizeEndpoint.Continue);
        app.MapGet(OktaRoutes.Consent, ConsentEndpoint.Show);
        app.MapPost(OktaRoutes.Consent, ConsentEndpoint.SubmitAsync);
    }

    private static void MapApi(WebApplication app)
    {
        AuthnEndpoints.Map(app);
        app.MapGet(OktaRoutes.FactorQuestions, FactorQuestionsEndpoint.Get).RequireCors(Cors.TrustedOrigins);
        app.MapGet(OktaRoutes.QrCode, QrCodeEndpoint.Get).RequireCors(Cors.TrustedOrigins);
        app.MapGet(OktaRoutes.SecurityImage, SecurityImageEndpoint.Get).RequireCors(Cors.TrustedOrigins);
        app.MapGet(OktaRoutes.WebFinger, WebFingerEndpoint.Get).RequireCors(Cors.TrustedOrigins);
        app.MapGet(OktaRoutes.CurrentSession, SessionsEndpoint.Get).RequireCors(Cors.TrustedOrigins);
        app.MapDelete(OktaRoutes.CurrentSession, SessionsEndpoint.Close).RequireCors(Cors.TrustedOrigins);
        app.MapPost(OktaRoutes.RefreshSession, SessionsEndpoint.Get).RequireCors(Cors.TrustedOrigins);
    }

    /// <summary>The same endpoints for the org's own server and for each custom one; only the metadata of the org's hangs elsewhere.</summary>
    private static void MapAuthorizationServers(WebApplication app)
    {
        MapMetadata(app);
        MapMetadata(app.MapGroup(OktaRoutes.CustomServer));
        MapEndpoints(app.MapGroup(OktaRoutes.OAuth2));
        MapEndpoints(app.MapGroup(OktaRoutes.CustomServer));
    }

    private static void MapMetadata(IEndpointRouteBuilder server)
    {
        server.MapGet(OktaRoutes.OpenIdConfiguration, DiscoveryEndpoint.OpenId).RequireCors(Cors.AnyOrigin);
        server.MapGet(OktaRoutes.OAuthMetadata, DiscoveryEndpoint.OAuth).RequireCors(Cors.AnyOrigin);
    }

    private static void MapEndpoints(RouteGroupBuilder server)
    {
        server.MapMethods(OktaRoutes.Authorize, GetOrPost, AuthorizeEndpoint.HandleAsync);
        server.MapPost(OktaRoutes.PushedAuthorizationRequest, PushedRequestEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        server.MapPost(OktaRoutes.Token, TokenEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        server.MapPost(OktaRoutes.Interact, InteractEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        server.MapGet(OktaRoutes.Keys, KeysEndpoint.Handle).RequireCors(Cors.AnyOrigin);
        server.MapMethods(OktaRoutes.UserInfo, GetOrPost, UserInfoEndpoint.Handle).RequireCors(Cors.TrustedOrigins);
        server.MapPost(OktaRoutes.Introspect, IntrospectEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        server.MapPost(OktaRoutes.Revoke, RevokeEndpoint.HandleAsync).RequireCors(Cors.TrustedOrigins);
        server.MapMethods(OktaRoutes.Logout, GetOrPost, LogoutEndpoint.HandleAsync);
    }

    private static OrgDefinition DefinitionOf(MockOktaSettings settings, DefinitionFile? file) => file is null
        ? settings.Org
        : file.Read().Value ?? throw new InvalidDataException($"{file.Name} was changed while the org was starting, and is wrong now. Start again to be told what is wrong.");

    private static WorldRegistry MakeWorlds(MockOktaSettings settings, OrgDefinition definition, Func<string> origin)
    {
        var root = new MockOrg(definition, new OrgAddress(origin), settings.TimeProvider);
        FaultHooks.AddTo(root);
        return new WorldRegistry(root, origin, settings.TimeProvider, world => FaultHooks.AddTo(world));
    }
}
