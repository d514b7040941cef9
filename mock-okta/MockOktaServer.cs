using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta;

/// <summary>A running org, for tests and for whoever wants one inside another process.</summary>
public sealed class MockOktaServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MockOktaServer(WebApplication app)
    {
        _app = app;
        Org = app.Services.GetRequiredService<MockOrg>();
    }

    public MockOrg Org { get; }

    /// <summary>For example <c>http://127.0.0.1:54321</c>, without a trailing slash: it is the start of the issuer.</summary>
    public string Url => Org.Url;

    public static async Task<MockOktaServer> StartAsync(MockOktaSettings settings, CancellationToken cancellationToken = default)
    {
        var app = MockOktaApp.Build(settings, builder => builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>());
        try
        {
            await app.StartAsync(cancellationToken);
            return new MockOktaServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
