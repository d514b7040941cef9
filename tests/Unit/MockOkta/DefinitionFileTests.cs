using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>An org that follows its definition file.</summary>
public sealed class DefinitionFileTests : IAsyncLifetime, IDisposable
{
    private const string Added = "_Added_";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("razorokta-");
    private readonly AwaitedLog _log = new();
    private MockOktaServer? _server;
    private HttpClient? _browser;

    private string File => Path.Combine(_folder.FullName, "org.json");

    public Task InitializeAsync() => StartAsync(Users("eve", "eva"));

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose()
    {
        _browser!.Dispose();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task it_is_made_of_what_the_file_says_and_what_is_added()
    {
        (await SignInAsync("eve")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SignInAsync("john")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ControlAsync("clients")).GetProperty("clients").EnumerateArray().Select(client => client.GetProperty("clientId").GetString()).Should().Equal("_InTheFile_", Added);
        (await ControlAsync("org")).GetProperty("leniencies").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task a_change_is_picked_up_and_sessions_stay()
    {
        await OpenSessionAsync("eve");
        await WriteAsync(Users("eve", "new"));
        await _log.LineAsync("org.json has changed, and the org with it");
        (await SignInAsync("new")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await SignInAsync("eva")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _browser!.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_user_who_is_taken_out_is_signed_out()
    {
        await OpenSessionAsync("eve");
        await WriteAsync(Users("eva"));
        await _log.LineAsync("and the org with it");
        (await _browser!.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_reset_comes_back_to_the_file_as_it_is_now()
    {
        await WriteAsync(Users("new"));
        await _log.LineAsync("and the org with it");
        using var reset = await _browser!.PostAsync("/_mock/reset", null);
        (await SignInAsync("new")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_change_that_is_wrong_changes_nothing_and_the_log_has_every_mistake()
    {
        await WriteAsync("""{ "users": [{ "login": "a b", "password": "x" }], "goups": [] }""");
        (await _log.LineAsync("stays as it was")).Should().Contain("goups is not known here");
        (await _log.LineAsync("stays as it was")).Should().Contain("users[0].login");
        (await SignInAsync("eve")).StatusCode.Should().Be(HttpStatusCode.OK);
        await WriteAsync(Users("new"));
        await _log.LineAsync("and the org with it");
        (await SignInAsync("new")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_file_that_is_replaced_by_another_is_followed()
    {
        var next = Path.Combine(_folder.FullName, "next.json");
        await System.IO.File.WriteAllTextAsync(next, Users("new"));
        System.IO.File.Move(next, File, overwrite: true);
        await _log.LineAsync("and the org with it");
        (await SignInAsync("new")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task nothing_starts_with_a_file_that_is_wrong_or_missing()
    {
        await WriteAsync("""{ "users": [{ "login": "a b", "password": "x" }], "goups": [] }""");
        Failures(File).Should().HaveCount(2).And.OnlyContain(failure => failure.StartsWith("org.json: "));
        Failures(Path.Combine(_folder.FullName, "missing.json")).Should().ContainSingle().Which.Should().Contain("missing.json").And.Contain("cannot be read");
    }

    [Fact]
    public async Task a_client_in_both_is_as_the_file_says_and_may_come_from_the_addresses_of_either()
    {
        await WriteAsync($$"""{ "clients": [{ "clientId": "{{Added}}", "name": "From the file", "redirectUris": ["http://localhost/file"] }] }""");
        await _log.LineAsync("and the org with it");
        var client = (await ControlAsync("clients")).GetProperty("clients")[0];
        client.GetProperty("name").GetString().Should().Be("From the file");
        client.GetProperty("clientSecret").GetString().Should().Be("_AddedSecret_");
        client.GetProperty("redirectUris").EnumerateArray().Select(uri => uri.GetString()).Should().Equal("http://localhost/file", "http://localhost/added");
    }

    private static string Users(params string[] names) => $$"""
        {
          // who may sign in
          "users": [{{string.Join(',', names.Select(name => $$"""{ "login": "{{name}}@acme.com", "password": "_Password_" }"""))}}],
          "clients": [{ "clientId": "_InTheFile_", "redirectUris": ["http://localhost/file"] }],
        }
        """;

    private async Task StartAsync(string text)
    {
        await WriteAsync(text);
        _server = await MockOktaServer.StartAsync(Settings(File) with { Logging = logging => logging.AddProvider(_log) });
        _browser = new HttpClient { BaseAddress = new Uri(_server.Url) };
    }

    private static MockOktaSettings Settings(string file) => new()
    {
        Port = 0,
        DefinitionFile = file,
        Org = new OrgDefinition
        {
            Clients = [new OidcClient { ClientId = Added, ClientSecret = "_AddedSecret_", RedirectUris = ["http://localhost/added"] }],
            Leniencies = ["session-close-without-cookie"],
        },
    };

    private static IEnumerable<string> Failures(string file)
    {
        var build = () => MockOktaApp.Build(Settings(file));
        return build.Should().Throw<OptionsValidationException>().Which.Failures;
    }

    private Task WriteAsync(string text) => System.IO.File.WriteAllTextAsync(File, text);

    private Task<HttpResponseMessage> SignInAsync(string name) => _browser!.PostAsync(
        "/api/v1/authn", new StringContent(JsonSerializer.Serialize(new { username = name, password = name == "john" ? "Asdf1234" : "_Password_" }), Encoding.UTF8, "application/json"));

    private async Task OpenSessionAsync(string name)
    {
        using var answer = await SignInAsync(name);
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("sessionToken").GetString();
        using var opened = await _browser!.GetAsync($"/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");
        (await _browser!.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<JsonElement> ControlAsync(string call) => JsonDocument.Parse(await _browser!.GetStringAsync($"/_mock/{call}")).RootElement;
}
