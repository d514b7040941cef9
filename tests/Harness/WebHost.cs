using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RazorOkta.Web;
using RazorOkta.Web.Configuration;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Harness;

/// <summary>How a web app under test is set up.</summary>
public sealed record WebHostSettings
{
    public required string OktaUrl { get; init; }
    public required string Issuer { get; init; }
    public string ClientId { get; init; } = Known.ClientId;
    public string ClientSecret { get; init; } = Known.ClientSecret;
    public string WireProfile { get; init; } = "standard";

    /// <summary><c>oidc.logoutTokenType</c>; <c>null</c>: as it is without.</summary>
    public string? LogoutTokenType { get; init; }

    /// <summary>File of the certificates that vouch for a mock org over https; <c>null</c>: the system's do.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Folder with the <c>package.json</c> that installs the front-end; without one, pages expect a development server that is not there.</summary>
    public string? FrontendRoot { get; init; }

    /// <summary>Name of the front-end; <c>null</c>: the installed one.</summary>
    public string? Frontend { get; init; }

    /// <summary>Folder for published front-ends, shared so that each is built once; <c>null</c>: the server's own.</summary>
    public string? StaticDir { get; init; }

    /// <summary>Folder for sessions and keys; <c>null</c>: one that goes with the server.</summary>
    public string? StateDir { get; init; }

    /// <summary>Whether the provider is a mock org, as <c>mockOkta.port</c> says.</summary>
    public bool IsMock { get; init; } = true;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Changes what only code can set: limits of time, demands, scopes.</summary>
    internal Func<OidcOptions, OidcOptions> Oidc { get; init; } = options => options;
}

/// <summary>The web app, as it is, in this process on a free port.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private WebHost(WebApplication app, TemporaryFolder folder, ServerLog log, int port)
    {
        (_app, _folder, Log) = (app, folder, log);
        Origin = OriginOf(port);
    }

    /// <summary>For example <c>http://localhost:40123</c>.</summary>
    public string Origin { get; }

    public string RedirectUri => Origin + WebRoutes.Callback;

    public ServerLog Log { get; }

    /// <param name="settings">Made from the web app's origin, for an org must know it before it starts.</param>
    public static Task<WebHost> StartAsync(Func<string, WebHostSettings> settings) =>
        StartAsync(origin => Task.FromResult(settings(origin)));

    /// <inheritdoc cref="StartAsync(Func{string, WebHostSettings})"/>
    public static async Task<WebHost> StartAsync(Func<string, Task<WebHostSettings>> settings)
    {
        var (socket, port) = LoopbackSocket.Bind();
        var folder = new TemporaryFolder();
        var log = new ServerLog();
        var made = await settings(OriginOf(port));
        var app = WebApp.Build(Configure(made, folder, port), builder =>
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
            builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => socket);
            builder.Services.Replace(ServiceDescriptor.Singleton(made.Clock));
            builder.Logging.ClearProviders().AddProvider(log);
        });
        await app.StartAsync();
        return new WebHost(app, folder, log, port);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true)); // at once: browsers keep connections open
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static string OriginOf(int port) => $"http://localhost:{port}";

    private static SamplesConfig Configure(WebHostSettings settings, TemporaryFolder folder, int port)
    {
        var root = settings.FrontendRoot ?? folder.Path;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["oktaSample:oidc:oktaUrl"] = settings.OktaUrl,
            ["oktaSample:oidc:issuer"] = settings.Issuer,
            ["oktaSample:oidc:clientId"] = settings.ClientId,
            ["oktaSample:oidc:clientSecret"] = settings.ClientSecret,
            ["oktaSample:oidc:redirectUri"] = OriginOf(port) + WebRoutes.Callback,
            ["oktaSample:oidc:logoutTokenType"] = settings.LogoutTokenType,
            ["oktaSample:server:port"] = $"{port}",
            ["oktaSample:server:wireProfile"] = settings.WireProfile,
            ["oktaSample:server:frontend"] = settings.Frontend,
            ["oktaSample:server:devServer"] = settings.FrontendRoot is null ? "http://127.0.0.1:9" : null,
            ["oktaSample:server:staticDir"] = settings.StaticDir ?? folder["dist"],
            ["oktaSample:server:stateDir"] = settings.StateDir ?? folder["state"],
            ["oktaSample:mockOkta:authorityFile"] = settings.AuthorityFile,
            ["oktaSample:mockOkta:port"] = settings.IsMock ? $"{new Uri(settings.Issuer).Port}" : null,
        }).Build();
        var config = SamplesConfigFile.Check(Path.Combine(root, SamplesConfigFile.Name), configuration);
        return config with { Oidc = settings.Oidc(config.Oidc) };
    }
}
