using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Faults;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Endpoints behind certificates that are not good, for clients that trust the org's authority.</summary>
public sealed class FaultCertificateTests : IAsyncLifetime
{
    private const string Id = "tls-bad-certificate";

    private MockOktaServer? _server;

    private MockOktaServer Server => _server!;

    public async Task InitializeAsync() => _server = await MockOktaServer.StartAsync(
        new MockOktaSettings { Port = 0, Https = HttpsCertificate.OwnAuthority, Org = FaultServer.Definition });

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public static TheoryData<string, SslPolicyErrors, X509ChainStatusFlags> Kinds => new()
    {
        { "expired", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid },
        { "not-yet-valid", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid },
        { "wrong-host", SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError },
        { "unknown-authority", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain },
        { "self-signed", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot },
    };

    [Fact]
    public void each_variant_has_its_row() =>
        FaultCatalogue.Find(Id)!.Variants.Select(variant => variant.Name).Should().BeEquivalentTo([.. Kinds.Select(row => (string)row[0]), "old-protocol"]);

    [Theory, MemberData(nameof(Kinds))]
    public async Task a_client_that_looks_sees_the_one_thing_that_is_wrong_and_sends_nothing(string kind, SslPolicyErrors errors, X509ChainStatusFlags status)
    {
        using var world = Server.CreateWorld();
        using var armed = world.Org.Arm($"{Id}:{kind}");
        using var careful = HttpsTests.ClientThatTrusts(Server.CertificateAuthority!);
        var endpoint = await TokenEndpointAsync(careful, world.Url);
        endpoint.Port.Should().NotBe(new Uri(world.Url).Port);

        var ask = () => careful.PostAsync(endpoint, Code());
        (await ask.Should().ThrowAsync<HttpRequestException>()).Which.HttpRequestError.Should().Be(HttpRequestError.SecureConnectionError);
        (await RequestsAsync(careful, world.Url)).Should().NotContain("/oauth2/default/v1/token");

        (SslPolicyErrors, X509ChainStatusFlags) seen = default;
        using var careless = ClientThatTakesAll((found, chain) => seen = (found, chain));
        using var answer = await careless.PostAsync(endpoint, Code());
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "who does not look speaks with the org as ever");
        seen.Should().Be((errors, status));
        // On the same connection, which is read on when the answer is done and written down.
        var samePlace = new UriBuilder(world.Url) { Port = endpoint.Port }.Uri.AbsoluteUri;
        (await RequestsAsync(careless, samePlace)).Should().Contain("/oauth2/default/v1/token");
    }

    [Fact]
    public async Task a_client_that_speaks_no_old_tls_gets_no_connection()
    {
        using var world = Server.CreateWorld();
        using var armed = world.Org.Arm($"{Id}:old-protocol");
        using var careful = HttpsTests.ClientThatTrusts(Server.CertificateAuthority!);
        var endpoint = await TokenEndpointAsync(careful, world.Url);
        using var careless = ClientThatTakesAll((_, _) => { });
        foreach (var client in new[] { careful, careless })
        {
            var ask = () => client.PostAsync(endpoint, Code());
            (await ask.Should().ThrowAsync<HttpRequestException>()).Which.InnerException.Should().Match(inner => inner is AuthenticationException || inner is IOException);
        }
    }

    [Theory]
    [InlineData("jwks", "jwks_uri"), InlineData("userinfo", "userinfo_endpoint"), InlineData("token", "token_endpoint")]
    public async Task it_can_be_aimed_at_an_endpoint_and_the_others_stay(string endpoint, string member)
    {
        using var careful = HttpsTests.ClientThatTrusts(Server.CertificateAuthority!);
        var healthy = await MetadataAsync(careful, Server.Url);
        var faulty = await MetadataAsync(careful, $"{Server.Url}/f/{Id}:expired@{endpoint}");
        var changed = faulty.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String && one.Value.GetString()!.StartsWith("https:", StringComparison.Ordinal)
            && new Uri(one.Value.GetString()!).Port != new Uri(Server.Url).Port).Select(one => one.Name);
        changed.Should().Equal(member);
        new Uri(faulty.GetProperty(member).GetString()!).AbsolutePath.Should().EndWith(new Uri(healthy.GetProperty(member).GetString()!).AbsolutePath);
    }

    private static FormUrlEncodedContent Code() => new([new("grant_type", "authorization_code"), new("code", "_Code_")]);

    private static async Task<Uri> TokenEndpointAsync(HttpClient http, string org) => new((await MetadataAsync(http, org)).GetProperty("token_endpoint").GetString()!);

    private static async Task<JsonElement> MetadataAsync(HttpClient http, string org)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync($"{org}/oauth2/default/.well-known/openid-configuration"));
        return document.RootElement.Clone();
    }

    private static async Task<IReadOnlyList<string?>> RequestsAsync(HttpClient http, string org)
    {
        using var journal = JsonDocument.Parse(await http.GetStringAsync($"{org}/_mock/journal"));
        return [.. journal.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("path").GetString())];
    }

    private HttpClient ClientThatTakesAll(Action<SslPolicyErrors, X509ChainStatusFlags> see) => new(new SocketsHttpHandler
    {
        SslOptions =
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { Server.CertificateAuthority! }, RevocationMode = X509RevocationMode.NoCheck },
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            {
                see(errors, chain!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status));
                return true;
            },
        },
    });
}
