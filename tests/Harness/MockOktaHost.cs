using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.Harness;

/// <summary>A mock org of its own, in this process on a free port.</summary>
public sealed class MockOktaHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MockOktaHost(WebApplication app, ServerLog log)
    {
        (_app, Log) = (app, log);
        Url = app.Services.GetRequiredService<MockOrg>().Url;
    }

    /// <summary>For example <c>http://127.0.0.1:40124</c>.</summary>
    public string Url { get; }

    public string Issuer => $"{Url}/oauth2/default";

    public ServerLog Log { get; }

    /// <param name="webOrigin">Origin of the one web app that is registered, for example <c>http://localhost:40123</c>.</param>
    public static async Task<MockOktaHost> StartAsync(string webOrigin)
    {
        var log = new ServerLog();
        var settings = new MockOktaSettings
        {
            Port = 0,
            Clients =
            [
                new OidcClient
                {
                    ClientId = Known.ClientId,
                    ClientSecret = Known.ClientSecret,
                    RedirectUris = [$"{webOrigin}/authorization-code/callback"],
                    PostLogoutRedirectUris = [$"{webOrigin}/"],
                },
            ],
            // As in the shipped configuration: today's browsers withhold the org's cookie from a script's call across sites.
            Leniencies = ["session-close-without-cookie"],
        };
        var app = MockOktaApp.Build(settings, builder => builder.Logging.AddProvider(log));
        await app.StartAsync();
        return new MockOktaHost(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
