using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Microsoft.Extensions.Options;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class SettingsTests
{
    private static readonly OidcClient GoodClient = new() { ClientId = "_Client_", ClientSecret = "_Secret_", RedirectUris = ["http://localhost:3000/callback"] };

    [Fact]
    public void all_mistakes_are_reported_at_once_with_value_and_cure_and_without_secrets()
    {
        var settings = new MockOktaSettings
        {
            Port = 70000,
            Host = "0.0.0.0",
            Org = new OrgDefinition
            {
                Leniencies = ["be-nice"],
                Clients =
                [
                    new OidcClient { ClientId = "{{clientId}}", ClientSecret = "{secret-placeholder}", RedirectUris = ["/callback"] },
                    new OidcClient { ClientId = "_Other_" },
                ],
            },
        };
        var mistakes = Mistakes(settings);
        mistakes.Should().HaveCount(7).And.OnlyContain(mistake => !mistake.Contains("secret-placeholder"));
        mistakes.Should().Contain(mistake => mistake.Contains("70000"));
        mistakes.Should().Contain(mistake => mistake.Contains("'0.0.0.0'"));
        mistakes.Should().Contain(mistake => mistake.Contains("'be-nice'") && mistake.Contains("session-close-without-cookie"));
        mistakes.Should().Contain(mistake => mistake.Contains("'{{clientId}}'"));
        mistakes.Should().Contain(mistake => mistake.Contains("'/callback'"));
        mistakes.Should().Contain(mistake => mistake.Contains("come back to '_Other_'"));
    }

    [Theory]
    [InlineData("http://localhost:3000/callback#x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://localhost/")]
    [InlineData("")]
    public void an_unusable_redirect_uri_is_refused(string uri) =>
        Mistakes(With(GoodClient with { RedirectUris = [uri] })).Should().ContainSingle();

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("okta.example")]
    [InlineData("localhost.example")]
    [InlineData("a b.localhost")]
    [InlineData("")]
    public void a_host_that_is_not_this_machine_is_refused(string host) =>
        Mistakes(new MockOktaSettings { Host = host }).Should().ContainSingle();

    [Fact]
    public void a_file_for_a_certificate_that_does_not_exist_is_refused() =>
        Mistakes(new MockOktaSettings { AuthorityFile = "ca.pem" }).Should().ContainSingle().Which.Should().Contain("mockOkta.authorityFile");

    [Fact]
    public void a_client_id_is_unique() =>
        Mistakes(With(GoodClient, GoodClient)).Should().ContainSingle();

    [Fact]
    public void a_client_does_not_print_its_secret() =>
        GoodClient.ToString().Should().Be("_Client_");

    [Theory]
    [InlineData("okta.mock.localhost")]
    [InlineData("localhost")]
    public async Task a_name_of_this_machine_becomes_the_issuer(string host)
    {
        await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Host = host });
        server.Url.Should().MatchRegex($"^http://{host}:[0-9]+$");
        server.Org.DefaultIssuer.Should().Be($"{server.Url}/oauth2/default");
    }

    [Fact]
    public async Task two_orgs_in_one_process_share_nothing()
    {
        await using var one = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0 });
        await using var two = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0 });
        using var http = new HttpClient();
        (await http.GetStringAsync($"{one.Url}/oauth2/v1/keys")).Should().NotBe(await http.GetStringAsync($"{two.Url}/oauth2/v1/keys"));
    }

    [Fact]
    public async Task a_taken_port_fails_to_start()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var start = () => MockOktaServer.StartAsync(new MockOktaSettings { Port = ((IPEndPoint)taken.LocalEndpoint).Port });
        await start.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task a_world_needs_a_valid_definition_too()
    {
        await using var server = await MockOktaServer.StartAsync(With(GoodClient));
        var create = () => server.CreateWorld(new OrgDefinition { Clients = [GoodClient with { RedirectUris = [] }] });
        create.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith("clients[0].redirectUris");
    }

    private static MockOktaSettings With(params OidcClient[] clients) => new() { Port = 0, Org = new OrgDefinition { Clients = clients } };

    private static List<string> Mistakes(MockOktaSettings settings)
    {
        var build = () => MockOktaApp.Build(settings);
        return [.. build.Should().Throw<OptionsValidationException>().Which.Failures];
    }
}
