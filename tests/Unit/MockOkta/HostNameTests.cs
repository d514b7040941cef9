using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Control;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Browsers and servers may know the org by different names, as with containers.</summary>
public sealed class HostNameTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private MockOktaServer? _server;

    private MockOktaServer Server => _server!;

    public async Task InitializeAsync() => _server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, AlsoKnownAs = ["mock-okta"] });

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("/oauth2/default")]
    [InlineData("")]
    public async Task what_servers_call_follows_the_name_by_which_the_metadata_was_asked_for(string server)
    {
        var metadata = await MetadataAsync($"mock-okta:{Port}", $"{server}/.well-known/openid-configuration");
        var oauth2 = server.Length == 0 ? "/oauth2" : server;
        Text("issuer").Should().Be(Server.Url + server);
        Text("authorization_endpoint").Should().Be($"{Server.Url}{oauth2}/v1/authorize");
        Text("end_session_endpoint").Should().Be($"{Server.Url}{oauth2}/v1/logout");
        Text("token_endpoint").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/token");
        Text("pushed_authorization_request_endpoint").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/par");
        Text("jwks_uri").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/keys");
        Text("userinfo_endpoint").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/userinfo");
        Text("introspection_endpoint").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/introspect");
        Text("revocation_endpoint").Should().Be($"http://mock-okta:{Port}{oauth2}/v1/revoke");

        string? Text(string name) => metadata.GetProperty(name).GetString();
    }

    [Fact]
    public async Task by_its_own_name_all_have_its_own_name()
    {
        var metadata = await MetadataAsync(new Uri(Server.Url).Authority, "/.well-known/openid-configuration");
        metadata.EnumerateObject().Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal)).Should()
            .OnlyContain(member => member.Value.GetString()!.StartsWith(Server.Url));
    }

    [Fact]
    public async Task worlds_have_the_further_names_too()
    {
        using var world = Server.CreateWorld();
        var metadata = await MetadataAsync($"mock-okta:{Port}", new Uri(world.Url).AbsolutePath + "/oauth2/default/.well-known/openid-configuration");
        metadata.GetProperty("issuer").GetString().Should().Be($"{world.Url}/oauth2/default");
        metadata.GetProperty("token_endpoint").GetString().Should().Be($"http://mock-okta:{Port}{new Uri(world.Url).AbsolutePath}/oauth2/default/v1/token");
    }

    [Theory]
    [InlineData("mock-okta.evil.example")]
    [InlineData("evil.example")]
    public async Task a_name_that_nobody_has_given_it_is_refused(string host) =>
        (await GetAsync(host, "/.well-known/openid-configuration")).StatusCode.Should().Be(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("fe80::7")]
    [InlineData("::ffff:10.0.0.7")]
    public async Task the_control_address_is_for_this_machine_only(string caller)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Connection = { RemoteIpAddress = IPAddress.Parse(caller) } };
        var answer = await new ControlGuard().InvokeAsync(new DefaultEndpointFilterInvocationContext(http), _ => throw new InvalidOperationException("It was let through."));
        await ((IResult)answer!).ExecuteAsync(http);
        http.Response.StatusCode.Should().Be(StatusCodes.Status403Forbidden);
    }

    [Fact]
    public async Task listening_on_every_address_answers_this_machine_and_warns()
    {
        using var log = new AwaitedLog();
        await using var server = await MockOktaServer.StartAsync(new MockOktaSettings { Port = 0, Listen = "0.0.0.0", Logging = logging => logging.AddProvider(log) });
        (await log.LineAsync("other machines can reach this org")).Should().Contain("0.0.0.0");
        server.Url.Should().StartWith("http://127.0.0.1:");
        (await _http.GetAsync($"{server.Url}/_mock/clock")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void names_and_addresses_are_checked()
    {
        var settings = new MockOktaSettings { Port = 0, Listen = "everywhere", AlsoKnownAs = ["http://mock-okta", "", "mock-okta"] };
        var build = () => MockOktaApp.Build(settings);
        build.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3);
        build = () => MockOktaApp.Build(new MockOktaSettings { Port = 0, Listen = "10.0.0.7" });
        build.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().Contain("mockOkta.port");
    }

    private int Port => new Uri(Server.Url).Port;

    private async Task<JsonElement> MetadataAsync(string host, string path)
    {
        using var answer = await GetAsync(host, path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<HttpResponseMessage> GetAsync(string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Server.Url + path) { Headers = { Host = host } };
        return await _http.SendAsync(request);
    }
}
