using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Harness;

/// <summary>A mock org of its own, in this process on a free port.</summary>
public sealed class MockOktaHost : IAsyncDisposable
{
    private readonly MockOktaServer _server;

    private MockOktaHost(MockOktaServer server, ServerLog log) => (_server, Log) = (server, log);

    /// <summary>For example <c>http://127.0.0.1:40124</c>.</summary>
    public string Url => _server.Url;

    public string Issuer => $"{Url}/oauth2/default";

    public ServerLog Log { get; }

    /// <summary>What a client must trust to speak https with it; null without https.</summary>
    public X509Certificate2? CertificateAuthority => _server.CertificateAuthority;

    /// <param name="webOrigin">Origin of the one web app that is registered, for example <c>http://localhost:40123</c>.</param>
    /// <param name="authorityFile">Over https, with a certificate whose authority is written to this file; <c>null</c>: plain http.</param>
    public static async Task<MockOktaHost> StartAsync(string webOrigin, string? authorityFile = null)
    {
        var log = new ServerLog();
        return new MockOktaHost(await MockOktaServer.StartAsync(Settings(webOrigin) with
        {
            Https = authorityFile is null ? HttpsCertificate.None : HttpsCertificate.OwnAuthority,
            AuthorityFile = authorityFile,
            Logging = logging => logging.AddProvider(log),
        }), log);
    }

    /// <summary>Ends every session at the org, as an administrator would.</summary>
    public async Task EndSessionsAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        using var sessions = JsonDocument.Parse(await http.GetStringAsync("/_mock/sessions"));
        foreach (var session in sessions.RootElement.GetProperty("sessions").EnumerateArray())
        {
            (await http.DeleteAsync($"/_mock/sessions/{session.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static MockOktaSettings Settings(string webOrigin) => new()
    {
        Port = 0,
        Org = new OrgDefinition
        {
            Clients =
            [
                new OidcClient
                {
                    ClientId = Known.ClientId,
                    ClientSecret = Known.ClientSecret,
                    RedirectUris = [$"{webOrigin}/authorization-code/callback"],
                    PostLogoutRedirectUris = [$"{webOrigin}/"],
                    BackchannelLogoutUri = $"{webOrigin}/authorization-code/backchannel-logout",
                    GrantTypes = [GrantType.AuthorizationCode, GrantType.InteractionCode],
                },
            ],
            // As in the shipped configuration: today's browsers withhold the org's cookie from a script's call across sites.
            Leniencies = ["session-close-without-cookie"],
        },
    };
}
