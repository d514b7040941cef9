using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.Harness;
using RazorOkta.MockOkta;
using RazorOkta.Tests.Unit.MockOkta;
using RazorOkta.Web.Oidc.Provider;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>A mock org over https, whose authority is new at each start: the web app knows it from a file, and trusts nobody else for it.</summary>
public sealed class MockAuthorityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string AuthorityFile => _folder["state/ca.pem"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task a_login_and_a_logout_over_https()
    {
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, AuthorityFile);
        var visitor = new Visitor(world.Web.Origin);

        var back = await world.LogInAsync(visitor);
        back.OpensSession.Should().BeTrue(back.Body);
        (await visitor.GetAsync(LoginWorld.Profile)).Body.Should().Contain("john@acme.com");
        (await visitor.GetAsync(LoginWorld.Logout)).Location.Should().StartWith($"{world.Org.Issuer}/v1/logout?id_token_hint=");
    }

    [Fact]
    public async Task without_the_file_there_is_no_trust()
    {
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, _folder["elsewhere.pem"]);
        await ShouldNotTrustAsync(world);
    }

    [Theory]
    [InlineData(""), InlineData("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----")]
    public async Task a_file_without_a_certificate_makes_no_trust(string content)
    {
        await File.WriteAllTextAsync(_folder["bad.pem"], content);
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, _folder["bad.pem"]);
        await ShouldNotTrustAsync(world);
    }

    [Fact]
    public async Task another_authority_is_not_trusted()
    {
        await using var other = await MockOktaHost.StartAsync("http://localhost:1", _folder["other.pem"]);
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, _folder["other.pem"]);
        await ShouldNotTrustAsync(world);
    }

    [Fact]
    public async Task the_systems_authorities_are_asked_where_no_file_is_named()
    {
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, trusted: null);
        await ShouldNotTrustAsync(world);
    }

    [Fact]
    public async Task an_org_that_was_started_anew_is_trusted_by_its_new_authority()
    {
        using var http = new HttpClient(new MockAuthorityHandler(AuthorityFile, () => new SocketsHttpHandler()));
        for (var start = 0; start < 2; start++)
        {
            await using var org = await MockOktaHost.StartAsync("http://localhost:1", AuthorityFile);
            (await http.GetAsync($"{org.Issuer}/v1/keys")).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task the_host_name_must_be_one_of_the_certificates()
    {
        await using var org = await MockOktaHost.StartAsync("http://localhost:1", AuthorityFile);
        using var http = new HttpClient(new MockAuthorityHandler(AuthorityFile, () => new SocketsHttpHandler { ConnectCallback = ConnectToThisMachineAsync }));
        (await http.GetAsync(At("localhost"))).StatusCode.Should().Be(HttpStatusCode.OK);
        var ask = () => http.GetAsync(At("okta.example"));
        (await ask.Should().ThrowAsync<HttpRequestException>()).Which.HttpRequestError.Should().Be(HttpRequestError.SecureConnectionError);

        Uri At(string host) => new UriBuilder($"{org.Issuer}/v1/keys") { Host = host }.Uri;
    }

    [Theory]
    [InlineData("expired"), InlineData("wrong-host"), InlineData("unknown-authority"), InlineData("self-signed")]
    public async Task an_issuer_behind_a_bad_certificate_is_not_spoken_with(string kind)
    {
        await using var world = await HttpsWorld.StartAsync(AuthorityFile, AuthorityFile, org => BadOriginAsync(org, kind));
        await ShouldNotTrustAsync(world);
    }

    /// <summary>Where the same org shows this certificate.</summary>
    private static async Task<string> BadOriginAsync(MockOktaHost org, string kind)
    {
        using var http = HttpsTests.ClientThatTrusts(org.CertificateAuthority!);
        using var metadata = JsonDocument.Parse(await http.GetStringAsync($"{org.Url}/f/tls-bad-certificate:{kind}/oauth2/default/.well-known/openid-configuration"));
        return new Uri(metadata.RootElement.GetProperty("token_endpoint").GetString()!).GetLeftPart(UriPartial.Authority);
    }

    private static async Task ShouldNotTrustAsync(HttpsWorld world)
    {
        var back = await world.LogInAsync(new Visitor(world.Web.Origin));
        back.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        back.Reason.Should().Be("metadata-unreachable");
    }

    private static async ValueTask<Stream> ConnectToThisMachineAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The web app and a mock org over https, on real sockets.</summary>
    private sealed class HttpsWorld(MockOktaHost org, WebHost web) : IAsyncDisposable
    {
        public MockOktaHost Org => org;

        public WebHost Web => web;

        public static async Task<HttpsWorld> StartAsync(string written, string? trusted, Func<MockOktaHost, Task<string>>? urlOf = null)
        {
            MockOktaHost org = null!;
            var web = await WebHost.StartAsync(async origin =>
            {
                org = await MockOktaHost.StartAsync(origin, written);
                var url = urlOf is null ? org.Url : await urlOf(org);
                return new WebHostSettings { OktaUrl = url, Issuer = $"{url}/oauth2/default", AuthorityFile = trusted };
            });
            return new HttpsWorld(org, web);
        }

        /// <summary>A browser signs in at the org, which it trusts, and comes back to the web app.</summary>
        public async Task<Answer> LogInAsync(Visitor visitor)
        {
            using var browser = HttpsTests.ClientThatTrusts(org.CertificateAuthority!);
            using var credentials = new StringContent(JsonSerializer.Serialize(new { username = Known.John, password = Known.Password }), Encoding.UTF8, "application/json");
            using var authn = await browser.PostAsync($"{org.Url}/api/v1/authn", credentials);
            using var session = JsonDocument.Parse(await authn.Content.ReadAsStringAsync());
            using var authorized = await browser.GetAsync(QueryHelpers.AddQueryString($"{org.Issuer}/v1/authorize", new Dictionary<string, string?>
            {
                ["client_id"] = Known.ClientId, ["redirect_uri"] = web.RedirectUri, ["response_type"] = "code", ["scope"] = "openid profile email",
                ["state"] = LoginWorld.State, ["nonce"] = "_Nonce_", ["sessionToken"] = session.RootElement.GetProperty("sessionToken").GetString(),
            }));
            return await visitor.GetAsync(authorized.Headers.Location!.PathAndQuery, $"okta-oauth-nonce=_Nonce_;okta-oauth-state={LoginWorld.State}");
        }

        public async ValueTask DisposeAsync()
        {
            await web.DisposeAsync();
            await org.DisposeAsync();
        }
    }
}
