using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Clients are told when a session ends (OIDC Back-Channel Logout).</summary>
public sealed class BackchannelLogoutTests : OrgUnderTest
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const string John = "00uJohnAdams00000001";

    [Theory]
    [InlineData("logout")]
    [InlineData("sessions")]
    [InlineData("signout")]
    [InlineData("control")]
    [InlineData("another user")]
    [InlineData("deletion")]
    public async Task whichever_way_a_session_ends_its_clients_get_a_logout_token(string way)
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        var idToken = (await TokensAsync()).GetProperty("id_token");
        var sid = ClaimsOf(idToken).GetProperty("sid").GetString();
        using var ended = await EndAsync(way, idToken.GetString()!);

        var token = await client.NextAsync();
        HeaderOf(token).GetProperty("typ").GetString().Should().Be("logout+jwt");
        using var keys = await Browser.GetAsync($"{DefaultServer}/v1/keys");
        IsSignedByAny(await JsonAsync(keys), token.GetString()!).Should().BeTrue();
        var claims = ClaimsOf(token);
        claims.EnumerateObject().Select(claim => claim.Name).Should().BeEquivalentTo("iss", "aud", "iat", "exp", "jti", "events", "sub", "sid");
        claims.GetProperty("iss").GetString().Should().Be(DefaultServer);
        claims.GetProperty("aud").GetString().Should().Be(WebClient);
        claims.GetProperty("sub").GetString().Should().Be(John);
        claims.GetProperty("sid").GetString().Should().Be(sid);
        claims.GetProperty("events").GetProperty(Event).EnumerateObject().Should().BeEmpty();
        claims.GetProperty("exp").GetInt64().Should().Be(claims.GetProperty("iat").GetInt64() + 120);
    }

    [Fact]
    public async Task the_session_s_name_does_not_open_it()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        var sid = ClaimsOf((await TokensAsync()).GetProperty("id_token")).GetProperty("sid").GetString()!;
        Server.Org.Sessions.All.Single().Id.Should().NotContain(sid);
    }

    [Fact]
    public async Task a_client_that_wants_no_calls_sees_no_sid_and_gets_none()
    {
        var tokens = await TokensAsync();
        ClaimsOf(tokens.GetProperty("id_token")).TryGetProperty("sid", out _).Should().BeFalse();
        await using var client = await ClientUnderTest.StartAsync(Server);
        using var ended = await Browser.DeleteAsync("/api/v1/sessions/me");
        await ShouldHaveHeardNothingYetAsync(client);
    }

    [Fact]
    public async Task a_client_that_took_no_part_is_not_told()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        await SignInAsync();
        using var ended = await Browser.DeleteAsync("/api/v1/sessions/me");
        await ShouldHaveHeardNothingYetAsync(client);
    }

    [Fact]
    public async Task the_same_person_signing_in_again_stays_in_the_same_session()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        var before = ClaimsOf((await TokensAsync()).GetProperty("id_token")).GetProperty("sid").GetString();
        var after = ClaimsOf((await TokensAsync(("prompt", "login"))).GetProperty("id_token")).GetProperty("sid").GetString();
        after.Should().Be(before);
        await ShouldHaveHeardNothingYetAsync(client);
    }

    [Fact]
    public async Task somebody_else_in_the_same_browser_has_another_session()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        await TokensAsync();
        await SignInAsync("george");
        ClaimsOf(await client.NextAsync()).GetProperty("sub").GetString().Should().Be(John);
        using var ended = await Browser.DeleteAsync("/api/v1/sessions/me");
        await ShouldHaveHeardNothingYetAsync(client);
    }

    [Fact]
    public async Task one_can_be_sent_on_demand_and_stands_in_the_journal()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        using var sent = await SendAsync(new { client = WebClient, sub = John });
        (await JsonAsync(sent)).GetProperty("status").GetInt32().Should().Be(200);
        ClaimsOf(await client.NextAsync()).TryGetProperty("sid", out _).Should().BeFalse();

        using var journal = await Browser.GetAsync("/_mock/journal?path=/bye");
        var entry = (await JsonAsync(journal)).GetProperty("entries").EnumerateArray().Single();
        entry.GetProperty("direction").GetString().Should().Be("out");
        entry.GetProperty("status").GetInt32().Should().Be(200);
        entry.GetProperty("requestBody").GetProperty("logout_token").GetProperty("claims").GetProperty("aud").GetString().Should().Be(WebClient);
    }

    [Fact]
    public async Task a_logout_token_is_no_id_token()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        using var sent = await SendAsync(new { client = WebClient, sub = John });
        var token = (await client.NextAsync()).GetString()!;

        using var logout = await Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/logout", "id_token_hint", token));
        logout.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var introspected = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", new Dictionary<string, string?> { ["token"] = token });
        (await JsonAsync(introspected)).GetProperty("active").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task each_token_has_an_id_of_its_own()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        using var one = await SendAsync(new { client = WebClient, sub = John });
        using var other = await SendAsync(new { client = WebClient, sub = John });
        Jti(await client.NextAsync()).Should().NotBeNullOrEmpty().And.NotBe(Jti(await client.NextAsync()));

        static string? Jti(JsonElement token) => ClaimsOf(token).GetProperty("jti").GetString();
    }

    /// <summary>The token is for the address that is registered, and a redirect could lead away from this machine.</summary>
    [Fact]
    public async Task a_client_that_has_moved_is_not_followed()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        ClientUnderTest.Register(Server, Server.Org.FindApp(WebClient)!.BackchannelLogoutUri!.Replace("/bye", "/moved", StringComparison.Ordinal));
        using var sent = await SendAsync(new { client = WebClient, sub = John });
        (await JsonAsync(sent)).GetProperty("status").GetInt32().Should().Be(302);
    }

    [Fact]
    public async Task a_client_that_does_not_answer_is_status_0()
    {
        var client = await ClientUnderTest.StartAsync(Server);
        await client.DisposeAsync();
        using var sent = await SendAsync(new { client = WebClient, sid = "ses" });
        (await JsonAsync(sent)).GetProperty("status").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("""{"client":"_WebClient_","sub":"x"}""")]
    [InlineData("""{"client":"nobody","sub":"x"}""")]
    [InlineData("""{"client":"_WebClient_"}""")]
    [InlineData("""{"sub":"x"}""")]
    [InlineData("""{"client":7,"sub":"x"}""")]
    public async Task a_demand_that_cannot_be_met_is_an_error(string body)
    {
        using var answer = await Browser.PostAsync("/_mock/backchannel-logout", Json(body));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    /// <summary>OIDC Back-Channel Logout 2.4.</summary>
    [Fact]
    public async Task a_demand_that_names_neither_user_nor_session_is_an_error()
    {
        await using var client = await ClientUnderTest.StartAsync(Server);
        using var sent = await SendAsync(new { client = WebClient });
        sent.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await ShouldHaveHeardNothingYetAsync(client);
    }

    [Theory]
    [InlineData("http://192.0.2.1/bye")]
    [InlineData("http://stranger.example/bye")]
    public async Task nobody_elsewhere_is_ever_called(string uri)
    {
        ClientUnderTest.Register(Server, uri);
        using var sent = await SendAsync(new { client = WebClient, sub = John });
        sent.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var settings = new MockOktaSettings { Org = Definition with { Clients = [Definition.Clients[0] with { BackchannelLogoutUri = uri }] } };
        var build = () => MockOktaApp.Build(settings);
        build.Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>().Which.Failures.Single().Should().Contain("of this machine");
    }

    private Task<HttpResponseMessage> EndAsync(string way, string idToken) => way switch
    {
        "logout" => Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/logout", "id_token_hint", idToken)),
        "sessions" => Browser.DeleteAsync("/api/v1/sessions/me"),
        "signout" => Browser.GetAsync("/login/signout"),
        "deletion" => Browser.DeleteAsync("/_mock/users/john@acme.com"),
        "control" => Browser.DeleteAsync($"/_mock/sessions/{Server.Org.Sessions.All.Single().Id[..11]}"),
        _ => SignInAsGeorgeAsync(),
    };

    private async Task<HttpResponseMessage> SignInAsGeorgeAsync()
    {
        await SignInAsync("george");
        return new HttpResponseMessage();
    }

    private Task<HttpResponseMessage> SendAsync(object demand) => Browser.PostAsync("/_mock/backchannel-logout", Json(JsonSerializer.Serialize(demand)));

    /// <summary>What was sent before would have arrived before.</summary>
    private async Task ShouldHaveHeardNothingYetAsync(ClientUnderTest client)
    {
        using var sent = await SendAsync(new { client = WebClient, sub = "_TheOnlyOne_" });
        ClaimsOf(await client.NextAsync()).GetProperty("sub").GetString().Should().Be("_TheOnlyOne_");
    }

    /// <summary>A client's end of the line.</summary>
    private sealed class ClientUnderTest(WebApplication app, Channel<string> received) : IAsyncDisposable
    {
        public static async Task<ClientUnderTest> StartAsync(MockOktaServer org)
        {
            var received = Channel.CreateUnbounded<string>();
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(async http =>
            {
                received.Writer.TryWrite(http.Request.HasFormContentType ? (await http.Request.ReadFormAsync())["logout_token"].ToString() : "");
                if (http.Request.Path == "/moved")
                {
                    http.Response.Redirect("/bye");
                }
            });
            await app.StartAsync();
            Register(org, $"{app.Urls.Single()}/bye");
            return new ClientUnderTest(app, received);
        }

        public static void Register(MockOktaServer org, string uri) => org.Org.Change(definition => definition with
        {
            Clients = [.. definition.Clients.Select(client => client.ClientId == WebClient ? client with { BackchannelLogoutUri = uri } : client)],
        });

        public async Task<JsonElement> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return JsonSerializer.SerializeToElement(await received.Reader.ReadAsync(patience.Token));
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
