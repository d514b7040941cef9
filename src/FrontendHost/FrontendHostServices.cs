using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using RazorOkta.FrontendHost.Build;
using RazorOkta.FrontendHost.Discover;
using RazorOkta.FrontendHost.Publish;
using RazorOkta.FrontendHost.Serve;

namespace RazorOkta.FrontendHost;

/// <summary>Registration and routes of the front-end host.</summary>
public static class FrontendHostServices
{
    /// <summary>Where a front-end's files are served: fixed by contract 1, section 2.</summary>
    public const string AssetsPath = "/assets";

    /// <summary>Where the files of contract 2 are served, below a folder for each build.</summary>
    public const string FrontendsPath = "/frontends";

    /// <summary>What must be started to develop the chosen front-end, or why that cannot be; never both.</summary>
    public static (DevServerScript? Script, FrontendProblem? Problem) FindDevServer(FrontendHostOptions options) => DevServerScript.Of(new FrontendDiscovery(options).Find());

    /// <summary>Adds the front-end host; <see cref="FrontendChannels"/> says what it serves.</summary>
    public static IServiceCollection AddFrontendHost(this IServiceCollection services, FrontendHostOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddSingleton<FrontendDiscovery>()
            .AddSingleton<FrontendBuilder>()
            .AddSingleton<FrontendPublisher>()
            .AddSingleton<FrontendPipeline>()
            .AddSingleton(provider => new FrontendChannels(
                options, provider.GetRequiredService<FrontendDiscovery>(), provider.GetRequiredService<FrontendPipeline>(),
                options.DevServer is { } devServer ? new FrontendDevServer(devServer, provider.GetRequiredService<FrontendDiscovery>()) : null, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FrontendChannels>>()))
            .AddSingleton<FrontendFiles>()
            .AddHostedService<FrontendStartup>();
    }

    /// <summary>Serves <see cref="AssetsPath"/> and <see cref="FrontendsPath"/> from the published front-end.</summary>
    public static void MapFrontend(this IEndpointRouteBuilder routes)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods($"{AssetsPath}/{{**path}}", methods, (HttpContext http, string? path, FrontendFiles files) => files.Get(http, path ?? ""));
        routes.MapMethods(
            $"{FrontendsPath}/{{folder}}/{{**path}}", methods, (HttpContext http, string folder, string? path, FrontendFiles files) => files.GetOfBuild(http, folder, path ?? ""));
    }

    /// <summary>With a development server: lets it answer for its front-end's files, its hot reload over WebSocket included.</summary>
    public static void UseFrontendDevServer(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<FrontendHostOptions>().DevServer is { } devServer)
        {
            app.MapWhen(
                http => http.Request.Path.StartsWithSegments(AssetsPath) || http.Request.Path.StartsWithSegments(FrontendDevServer.BasePath.TrimEnd('/')),
                files => files.Use(ForOurPagesAsync).UseSpa(spa => spa.UseProxyToSpaDevelopmentServer(devServer)));
        }
    }

    // A development server does as it is told: it opens editors, and tells its sources. So pages of others do not reach it; and it is third-party code,
    // which has no use for a session, and none to set.
    private static Task ForOurPagesAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            || (headers.Origin is [{ } origin] && origin != $"{http.Request.Scheme}://{http.Request.Host}"))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        // Escaped twice, dots would lead out of our folder once the proxy has put the address together.
        if (http.Request.Path.Value!.Contains('%'))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        headers.Remove(HeaderNames.Cookie);
        headers.Remove(HeaderNames.Authorization);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Remove(HeaderNames.SetCookie);
            return Task.CompletedTask;
        });
        return next(http);
    }
}
