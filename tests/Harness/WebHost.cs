using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RazorOkta.FrontendHost;
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

    /// <summary>Where the provider sends browsers back to; <c>null</c>: to this server. Another node's, where several share one name.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>Folder with the <c>package.json</c> that installs the front-end; without one, pages expect a development server that is not there.</summary>
    public string? FrontendRoot { get; init; }

    /// <summary>Name of the front-end; <c>null</c>: the installed one.</summary>
    public string? Frontend { get; init; }

    /// <summary>The front-end's own development server; <c>null</c>: it is built.</summary>
    public Uri? DevServer { get; init; }

    /// <summary>Folder for published front-ends, shared so that each is built once; <c>null</c>: the server's own.</summary>
    public string? StaticDir { get; init; }

    /// <summary>Folder for sessions and keys; <c>null</c>: one that goes with the server.</summary>
    public string? StateDir { get; init; }

    /// <summary>Whether the provider is a mock org, as <c>mockOkta.port</c> says.</summary>
    public bool IsMock { get; init; } = true;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Changes what only code can set: limits of time, demands, scopes.</summary>
    internal Func<OidcOptions, OidcOptions> Oidc { get; init; } = options => options;

    /// <summary>How long one call to the provider may take; <c>null</c>: the web app's default.</summary>
    public TimeSpan? ProviderTimeout { get; init; }

    /// <summary>How long all calls of one login may take together; <c>null</c>: the web app's default.</summary>
    public TimeSpan? LoginTimeout { get; init; }

    /// <summary>How long a logout waits for the provider; <c>null</c>: the web app's default.</summary>
    public TimeSpan? LogoutTimeout { get; init; }

    /// <summary>How long the UserInfo endpoint may take; <c>null</c>: the web app's default.</summary>
    public TimeSpan? UserInfoTimeout { get; init; }

    /// <summary>What logins ask for; <c>null</c>: the web app's default.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>How long ago users may have signed in at the provider; <c>null</c>: any time.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Authentication context classes, of which every login must have one; empty: any.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];
}

/// <summary>The web app, as it is, in this process on a free port.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private bool _isStopped;

    private WebHost(WebApplication app, TemporaryFolder folder, ServerLog log, string origin)
    {
        (_app, _folder, Log) = (app, folder, log);
        Origin = origin;
    }

    /// <summary>For example <c>http://localhost:40123</c>.</summary>
    public string Origin { get; }

    public string RedirectUri => Origin + WebRoutes.Callback;

    public ServerLog Log { get; }

    /// <summary>What a build of the front-end that has failed has said last; <c>null</c>: none has failed.</summary>
    public string? LastLineOfBuild => _app.Services.GetRequiredService<FrontendChannels>().Default.Problem?.Output is [.., var last] ? last : null;

    /// <param name="settings">Made from the web app's origin, for an org must know it before it starts.</param>
    /// <param name="certificate">With which it speaks https; <c>null</c>: plain http.</param>
    public static Task<WebHost> StartAsync(Func<string, WebHostSettings> settings, X509Certificate2? certificate = null) =>
        StartAsync(origin => Task.FromResult(settings(origin)), certificate);

    /// <inheritdoc cref="StartAsync(Func{string, WebHostSettings}, X509Certificate2)"/>
    public static async Task<WebHost> StartAsync(Func<string, Task<WebHostSettings>> settings, X509Certificate2? certificate = null)
    {
        var (socket, port) = LoopbackSocket.Bind();
        var folder = new TemporaryFolder();
        var log = new ServerLog();
        var scheme = certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        var origin = $"{scheme}://localhost:{port}";
        var made = await settings(origin);
        var app = WebApp.Build(Configure(made, folder, origin), builder =>
        {
            builder.WebHost.UseUrls($"{scheme}://127.0.0.1:{port}");
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
            builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => socket);
            builder.Services.Replace(ServiceDescriptor.Singleton(made.Clock));
            builder.Logging.ClearProviders().AddProvider(log);
        });
        await app.StartAsync();
        return new WebHost(app, folder, log, origin);
    }

    /// <summary>Once: a test may have stopped it already.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, true))
        {
            return;
        }

        await _app.StopAsync(new CancellationToken(canceled: true)); // at once: browsers keep connections open
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static SamplesConfig Configure(WebHostSettings settings, TemporaryFolder folder, string origin)
    {
        var root = settings.FrontendRoot ?? folder.Path;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["oktaSample:oidc:oktaUrl"] = settings.OktaUrl,
            ["oktaSample:oidc:issuer"] = settings.Issuer,
            ["oktaSample:oidc:clientId"] = settings.ClientId,
            ["oktaSample:oidc:clientSecret"] = settings.ClientSecret,
            ["oktaSample:oidc:redirectUri"] = settings.RedirectUri ?? origin + WebRoutes.Callback,
            ["oktaSample:server:port"] = $"{new Uri(settings.RedirectUri ?? origin).Port}",
            ["oktaSample:oidc:logoutTokenType"] = settings.LogoutTokenType,
            ["oktaSample:server:wireProfile"] = settings.WireProfile,
            ["oktaSample:server:frontend"] = settings.Frontend,
            ["oktaSample:server:devServer"] = settings.FrontendRoot is null ? "http://127.0.0.1:9" : settings.DevServer?.ToString(),
            ["oktaSample:server:staticDir"] = settings.StaticDir ?? folder["dist"],
            ["oktaSample:server:stateDir"] = settings.StateDir ?? folder["state"],
            ["oktaSample:mockOkta:authorityFile"] = settings.AuthorityFile,
            ["oktaSample:mockOkta:port"] = settings.IsMock ? $"{new Uri(settings.Issuer).Port}" : null,
        }).Build();
        var config = Adjust(settings, SamplesConfigFile.Check(Path.Combine(root, SamplesConfigFile.Name), configuration));
        return config with { Oidc = settings.Oidc(config.Oidc) };
    }

    private static SamplesConfig Adjust(WebHostSettings settings, SamplesConfig config) => config with
    {
        Oidc = config.Oidc with
        {
            ProviderTimeout = settings.ProviderTimeout ?? config.Oidc.ProviderTimeout,
            LoginTimeout = settings.LoginTimeout ?? config.Oidc.LoginTimeout,
            LogoutTimeout = settings.LogoutTimeout ?? config.Oidc.LogoutTimeout,
            UserInfoTimeout = settings.UserInfoTimeout ?? config.Oidc.UserInfoTimeout,
            Scopes = settings.Scopes ?? config.Oidc.Scopes,
            Demands = config.Oidc.Demands with { MaxAge = settings.MaxAge, AcrValues = settings.AcrValues },
        },
    };
}
