using System.Security.Cryptography.X509Certificates;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tls;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta;

/// <summary>A running org, for tests and for whoever wants one inside another process.</summary>
public sealed class MockOktaServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly WorldRegistry _worlds;

    private MockOktaServer(WebApplication app)
    {
        _app = app;
        _worlds = app.Services.GetRequiredService<WorldRegistry>();
    }

    public MockOrg Org => _worlds.Root;

    /// <summary>For example <c>http://127.0.0.1:54321</c>, without a trailing slash: it is the start of the issuer.</summary>
    public string Url => Org.Url;

    /// <summary>What a client must trust to speak https with this org; null without https.</summary>
    public X509Certificate2? CertificateAuthority => _app.Services.GetService<ServerCertificates>()?.Authority;

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings are wrong; it lists every mistake.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<MockOktaServer> StartAsync(MockOktaSettings? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new MockOktaSettings { Port = 0 };
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

    /// <summary>An isolated org beside this one: made in no time, and gone when it is disposed.</summary>
    /// <param name="definition">Default: what this server was started with.</param>
    /// <param name="byHostName">Under a host name of its own instead of a path: a site of its own to a browser.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The definition is wrong; it lists every mistake.</exception>
    public MockOktaWorld CreateWorld(OrgDefinition? definition = null, bool byHostName = false)
    {
        MockOktaSettingsValidator.ThrowIfInvalid(definition ??= Org.Definition);
        return new MockOktaWorld(_worlds, _worlds.Create(definition, id: null, byHostName));
    }

    /// <summary>At once: nobody waits for the requests of a test that is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
