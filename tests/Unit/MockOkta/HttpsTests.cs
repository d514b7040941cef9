using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using RazorOkta.Harness;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Tls;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>An org that speaks https with a certificate of its own authority.</summary>
public sealed class HttpsTests : IAsyncLifetime
{
    private MockOktaServer? _server;

    private MockOktaServer Server => _server!;

    public async Task InitializeAsync() => _server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority, AlsoKnownAs = ["mock-okta"] });

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task who_trusts_its_authority_may_speak_with_it()
    {
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        Server.Url.Should().StartWith("https://127.0.0.1:");
        var metadata = JsonDocument.Parse(await http.GetStringAsync($"{Server.Url}/.well-known/openid-configuration")).RootElement;
        metadata.GetProperty("issuer").GetString().Should().Be(Server.Url);
        metadata.GetProperty("token_endpoint").GetString().Should().StartWith(Server.Url);
    }

    [Fact]
    public async Task nobody_else_does()
    {
        using var http = new HttpClient();
        var ask = () => http.GetAsync(Server.Url);
        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("mock-okta")]
    [InlineData("any-world.mock.localhost")]
    public async Task its_certificate_is_good_for_all_of_its_names(string host)
    {
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        using var answer = await http.GetAsync(new UriBuilder(Server.Url) { Host = host }.Uri);
        answer.Version.Major.Should().BePositive();
    }

    [Fact]
    public async Task it_is_not_good_for_others()
    {
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        var ask = () => http.GetAsync(new UriBuilder(Server.Url) { Host = "okta.example" }.Uri);
        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task the_control_address_hands_out_the_authority_without_its_key()
    {
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        var pem = await http.GetStringAsync($"{Server.Url}/_mock/ca.pem");
        using var handedOut = X509Certificate2.CreateFromPem(pem);
        handedOut.RawData.Should().Equal(Server.CertificateAuthority!.RawData);
        Server.CertificateAuthority.HasPrivateKey.Should().BeFalse();
        pem.Should().NotContain("PRIVATE");
    }

    [Fact]
    public async Task its_session_cookie_is_secure_and_goes_to_other_sites_pages()
    {
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        using var authn = await http.PostAsync($"{Server.Url}/api/v1/authn", new StringContent("""{"username":"john","password":"Asdf1234"}""", Encoding.UTF8, "application/json"));
        var token = JsonDocument.Parse(await authn.Content.ReadAsStringAsync()).RootElement.GetProperty("sessionToken").GetString();
        using var opened = await http.GetAsync($"{Server.Url}/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");
        opened.Headers.GetValues("Set-Cookie").Should().Contain(cookie => cookie.StartsWith("sid=") && cookie.Contains("; secure") && cookie.Contains("; samesite=none") && cookie.Contains("; httponly"));
    }

    /// <summary>Who has the server's key may be that server, and nobody else.</summary>
    [Fact]
    public void its_certificate_is_good_for_a_server_and_vouches_for_nobody()
    {
        using var certificates = new ServerCertificates(new MockOktaSettings());
        var extensions = certificates.For("localhost").Extensions;
        extensions.OfType<X509BasicConstraintsExtension>().Should().ContainSingle().Which.CertificateAuthority.Should().BeFalse();
        extensions.OfType<X509EnhancedKeyUsageExtension>().Should().ContainSingle()
            .Which.EnhancedKeyUsages.Cast<Oid>().Select(usage => usage.Value).Should().Equal("1.3.6.1.5.5.7.3.1");
    }

    [Fact]
    public async Task two_servers_have_two_authorities()
    {
        await using var other = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority });
        using var http = ClientThatTrusts(Server.CertificateAuthority!);
        var ask = () => http.GetAsync(other.Url);
        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task without_a_development_certificate_for_its_name_the_own_authority_serves()
    {
        await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.Development, Host = "okta.mock.localhost" });
        using var http = ClientThatTrusts(server.CertificateAuthority!);
        (await http.GetAsync($"{server.Url}/.well-known/openid-configuration")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_authority_is_written_to_a_file_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var file = folder["state/ca.pem"];
        for (var start = 0; start < 2; start++)
        {
            await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority, AuthorityFile = file });
            using var http = ClientThatTrusts(server.CertificateAuthority!);
            (await File.ReadAllTextAsync(file)).Should().Be(await http.GetStringAsync($"{server.Url}/_mock/ca.pem"));
        }

        Directory.GetFiles(folder["state"]).Should().ContainSingle();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(folder["state"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task an_org_that_cannot_start_leaves_the_file_of_the_one_that_runs()
    {
        using var folder = new TemporaryFolder();
        var file = folder["ca.pem"];
        await using var running = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority, AuthorityFile = file });
        var written = await File.ReadAllTextAsync(file);
        var start = () => MockOktaServer.StartAsync(new MockOktaSettings { Port = new Uri(running.Url).Port, Https = HttpsCertificate.OwnAuthority, AuthorityFile = file });
        await start.Should().ThrowAsync<IOException>();
        (await File.ReadAllTextAsync(file)).Should().Be(written);
    }

    [Fact]
    public async Task a_file_that_cannot_be_written_is_said_with_its_cure()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["taken"], "");
        var start = () => MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority, AuthorityFile = folder["taken/ca.pem"] });
        (await start.Should().ThrowAsync<InvalidDataException>()).Which.Message.Should().Contain("mockOkta.authorityFile");
    }

    [Theory]
    [InlineData("", true), InlineData(null, true), InlineData("localhost", true)]
    [InlineData("okta.mock.localhost", false), InlineData("no host name", false), InlineData("..", false)]
    public void the_development_certificate_serves_where_it_is_good_for_the_name(string? name, bool serves)
    {
        using var elsewhere = new CertificateAuthority();
        using var development = elsewhere.Issue(["localhost", "127.0.0.1"]);
        using var certificates = new ServerCertificates(new MockOktaSettings { Https = HttpsCertificate.Development }, _ => X509CertificateLoader.LoadCertificate(development.RawData));
        certificates.For(name).RawData.SequenceEqual(development.RawData).Should().Be(serves);
        certificates.ToBeTrusted.Select(certificate => certificate.RawData).Should().BeEquivalentTo([certificates.Authority.RawData, development.RawData]);
    }

    [Fact]
    public async Task plain_http_has_no_authority()
    {
        await using var plain = await MockOktaServer.StartAsync();
        plain.CertificateAuthority.Should().BeNull();
        using var http = new HttpClient();
        (await http.GetAsync($"{plain.Url}/_mock/ca.pem")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>Trusts one authority, and takes every name for this machine.</summary>
    internal static HttpClient ClientThatTrusts(X509Certificate2 authority) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
        },
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
