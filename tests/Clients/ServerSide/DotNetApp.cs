using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace RazorOkta.Clients.ServerSide;

/// <summary>An ASP.NET Core app in this process. Its socket is there first: the app itself begins when it is told its org.</summary>
internal sealed class DotNetApp : IServerApp
{
    private readonly Action<IServiceCollection, ServerSettings> _add;
    private readonly Action<WebApplication> _use;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private WebApplication? _app;

    public DotNetApp(Action<IServiceCollection, ServerSettings> add, Action<WebApplication> use)
    {
        (_add, _use) = (add, use);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public string Origin => $"http://localhost:{((IPEndPoint)_socket.LocalEndPoint!).Port}";

    public async Task UseAsync(ServerSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(Origin.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = _ => _socket);
        builder.Services.AddRouting().AddAuthorization();
        _add(builder.Services, settings);
        _app = builder.Build();
        MapPages(_app);
        _use(_app);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _socket.Dispose();
    }

    private static void MapPages(WebApplication app)
    {
        app.UseDeveloperExceptionPage(); // what went wrong is part of the evidence
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/", () => Html("<p id=\"home\">Home</p>"));
        app.MapGet("/profile", (ClaimsPrincipal user) => ShowClaims(user)).RequireAuthorization();
    }

    private static IResult ShowClaims(ClaimsPrincipal user)
    {
        var claims = user.Claims.DistinctBy(claim => claim.Type).ToDictionary(claim => claim.Type, claim => claim.Value);
        return Html($"<pre id=\"claims\">{WebUtility.HtmlEncode(JsonSerializer.Serialize(claims))}</pre>");
    }

    private static IResult Html(string body) => Results.Content($"<!doctype html><html lang=\"en\"><head><title>App</title></head><body>{body}</body></html>", "text/html; charset=utf-8");
}
