using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HostFiltering;
using RazorOkta.FrontendHost;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Endpoints;
using RazorOkta.Web.Oidc;
using RazorOkta.Web.Pages;
using RazorOkta.Web.Security;
using RazorOkta.Web.Sessions;
using RazorOkta.Web.Upkeep;

namespace RazorOkta.Web;

/// <summary>Puts the web app together: rooms first, then what every request passes, in order.</summary>
internal static class WebApp
{
    /// <param name="config">A configuration that has passed every rule.</param>
    /// <param name="customize">For tests: where to listen, which clock.</param>
    /// <exception cref="StateFolderException">Another server has the state folder.</exception>
    public static WebApplication Build(SamplesConfig config, Action<WebApplicationBuilder>? customize = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Said, because the process may be another's (a test's): pages are looked for in the application's assembly.
            ApplicationName = typeof(WebApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        AddRooms(builder, config);
        AddServer(builder, config);
        customize?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<StateFolder>(); // before anything in it is read
        UseMiddleware(app);
        MapRoutes(app);
        SayWhatIsOn(app, config);
        return app;
    }

    /// <summary>What the front-end host is to know of the configuration.</summary>
    public static FrontendHostOptions FrontendOf(SamplesConfig config) => new()
    {
        Root = config.Server.Root,
        StaticDir = config.Server.StaticDir,
        StagingDir = Path.Combine(config.Server.StaticDir, ".staging"), // wherever that is: publishing is a rename, which no volume can do to another
        Frontend = config.Server.Frontend,
        DevServer = config.Server.DevServer,
    };

    public static bool IsPortTaken(IOException e) => e.InnerException is AddressInUseException;

    private static void AddRooms(WebApplicationBuilder builder, SamplesConfig config)
    {
        var stateDir = StateFolder.Create(config.Server.StateDir);
        builder.Services
            .AddSingleton(config)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_ => StateFolder.Take(stateDir)) // made by the container, which lets it go with the application
            .AddOidc(config.Oidc, stateDir)
            .AddSessions(stateDir)
            .AddLoginRateLimit()
            .AddUpkeep()
            .AddEndpoints()
            .AddFrontendHost(FrontendOf(config))
            .AddAntiforgery(options =>
            {
                options.Cookie.Name = "razorokta-antiforgery";
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            })
            .AddSingleton<RefusedForms>()
            .AddSingleton<RefusedLogins>()
            .AddRazorPages()
            .AddMvcOptions(mvc => mvc.Filters.AddService<RefusedForms>());
    }

    private static void AddServer(WebApplicationBuilder builder, SamplesConfig config)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            // This machine only; who wants more says so with ASPNETCORE_URLS.
            builder.WebHost.UseUrls($"http://localhost:{config.Server.Port}");
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024; // we take no uploads; the largest form is an antiforgery token
        });
        builder.Services.Configure<HostFilteringOptions>(filter =>
            filter.AllowedHosts = [new Uri(config.Oidc.RedirectUri).Host, "localhost", "127.0.0.1", "[::1]"]);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            // It warns that the keys of session cookies lie unencrypted in the state folder. They do: the folder is its owner's alone.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            // ASP.NET Core tells of every visitor who is not signed in.
            .AddFilter(typeof(SessionHandler).FullName, LogLevel.Warning)
            // It warns of every question that it marks as not to be cached; they are no-store anyway. And to a cookie that is garbage it
            // devotes an error with its stack: anybody can send one. What is refused for it, RefusedForms says.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical)
            // The failure is logged once more by the exception handler, with the request.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
    }

    private static void UseMiddleware(WebApplication app)
    {
        // Host filtering runs before all of these: WebApplication puts it there, and AddServer says which hosts are ours.
        app.UseSecurityHeaders();           // before everything that answers, errors included
        app.UseExceptionHandler(WebRoutes.Error);
        app.UseStatusCodePagesWithReExecute(WebRoutes.Error);
        app.UseExactPaths();                // before methods, which are told by the exact path
        app.UseFormEncoding();              // before anything reads a form
        app.UseAllowedMethods();            // before pages: Razor answers HEAD and POST with the page's GET
        app.UseCanonicalOrigin();           // before pages: cookies set under another name for this machine would be missing in the callback
        app.UseFrontendDevServer();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();               // after routing: the page says whether it has a limit
        app.UseAuthentication();            // before authorization, which asks who it is
        app.UseTokenRenewal();              // between the two: a session whose tokens are refused is over
        app.UseAuthorization();
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapFrontend();
        app.MapHealth();
        app.MapGet(WebRoutes.LoginOfOld, (HttpRequest request) => Results.Redirect(WebRoutes.Login + request.QueryString));
        app.MapEndpoints();
        app.MapRazorPages();
    }

    private static void SayWhatIsOn(WebApplication app, SamplesConfig config)
    {
        app.Logger.Org(config.Oidc.Issuer, config.IsMockOrg ? "the mock" : "a real org", config.Oidc.WireProfile.Name);
        if (config.Oidc.WireProfile == WireProfile.OktaSamples)
        {
            app.Logger.OktaSamplesProfile();
        }
    }
}
