using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using RazorOkta.MockOkta;

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
    public async Task plain_http_has_no_authority()
    {
        await using var plain = await MockOktaServer.StartAsync();
        plain.CertificateAuthority.Should().BeNull();
        using var http = new HttpClient();
        (await http.GetAsync($"{plain.Url}/_mock/ca.pem")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    /// <summary>Trusts one authority, and takes every name for this machine.</summary>
    private static HttpClient ClientThatTrusts(X509Certificate2 authority) => new(new SocketsHttpHandler
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
