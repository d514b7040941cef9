using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace RazorOkta.Clients.Running;

/// <summary>The web server of all pages that use a browser library: each row has the part <c>/{row}/</c>, and the packages lie below <c>/npm/</c>.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _rows = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private AppHost(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;

    public static async Task<AppHost> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var host = new AppHost(app);
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/npm", FileProvider = new PhysicalFileProvider(Folders.Packages) });
        app.Run(host.AnswerAsync);
        await app.StartAsync();
        return host;
    }

    /// <summary>From now on <paramref name="handler"/> answers what is asked below <c>/{row}/</c>.</summary>
    public void Mount(string row, RequestDelegate handler) => _rows[row] = handler;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var parts = (http.Request.Path.Value ?? "").Split('/', 3);
        if (parts is not [_, var row, var rest] || !_rows.TryGetValue(row, out var handler))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        http.Request.PathBase = $"/{row}";
        http.Request.Path = $"/{rest}";
        return handler(http);
    }
}
