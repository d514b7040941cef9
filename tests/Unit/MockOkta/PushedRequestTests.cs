using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Pushed authorization requests (RFC 9126).</summary>
public sealed class PushedRequestTests : OrgUnderTest
{
    private const string PushOnly = "_PushOnly_";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            .. base.Definition.Clients,
            new OidcClient { ClientId = PushOnly, ClientSecret = "_Secret_", RedirectUris = [RedirectUri], RequirePushedAuthorizationRequests = true },
        ],
    };

    [Fact]
    public async Task a_pushed_request_is_answered_once()
    {
        using var pushed = await PushAsync();
        pushed.StatusCode.Should().Be(HttpStatusCode.Created);
        var body = await JsonAsync(pushed);
        body.GetProperty("expires_in").GetInt32().Should().Be(60);
        var uri = body.GetProperty("request_uri").GetString()!;

        await SignInAsync();
        using var answer = await UseAsync(uri);
        QueryOf(answer).Keys.Should().Equal("code", "state");
        using var again = await UseAsync(uri);
        await ShouldStayOnOurPageAsync(again);
    }

    [Fact]
    public async Task what_the_browser_adds_is_not_read()
    {
        await SignInAsync();
        using var answer = await UseAsync(await RequestUriAsync(), ("state", "_Forged_"), ("redirect_uri", "https://evil.example/"), ("response_mode", "fragment"));
        answer.Headers.Location!.ToString().Should().StartWith(RedirectUri + "?");
        QueryOf(answer)["state"].Should().Be("_State_");
    }

    [Fact]
    public async Task it_lives_a_minute()
    {
        var uri = await RequestUriAsync();
        Clock.Advance(TimeSpan.FromSeconds(60));
        using var answer = await UseAsync(uri);
        await ShouldStayOnOurPageAsync(answer);
    }

    [Fact]
    public async Task another_client_and_another_server_cannot_use_it_nor_use_it_up()
    {
        await SignInAsync();
        var uri = await RequestUriAsync();
        await ShouldStayOnOurPageAsync(await UseAsync(uri, ("client_id", PublicClient)));
        await ShouldStayOnOurPageAsync(await Browser.GetAsync(QueryHelpers.AddQueryString($"{Url}/oauth2/v1/authorize", Reference(uri))));
        using var answer = await UseAsync(uri);
        QueryOf(answer).Should().ContainKey("code");
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/", "invalid_request")]
    [InlineData("scope", "nonsense", "invalid_scope")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("request_uri", "urn:okta:abc", "invalid_request")]
    [InlineData("client_id", PublicClient, "invalid_request")]
    public async Task a_bad_request_is_refused_when_it_is_pushed(string name, string value, string error)
    {
        using var answer = await PushAsync((name, value));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, error);
    }

    [Fact]
    public async Task who_pushes_must_say_who_it_is()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/par", Form(AuthorizeRequest()));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.Unauthorized, "invalid_client");
        using var noForm = await Browser.PostAsync($"{DefaultServer}/v1/par", Json("{}"));
        await ShouldBeOAuthErrorAsync(noForm, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task a_client_that_must_push_cannot_come_through_the_browser()
    {
        await SignInAsync();
        using var plain = await AuthorizeAsync(("client_id", PushOnly));
        QueryOf(plain)["error"].Should().Be("invalid_request");
        using var pushed = await Browser.PostAsync($"{DefaultServer}/v1/par", Form(AuthorizeRequest(("client_id", PushOnly), ("client_secret", "_Secret_"))));
        using var answer = await UseAsync((await JsonAsync(pushed)).GetProperty("request_uri").GetString()!, ("client_id", PushOnly));
        QueryOf(answer).Should().ContainKey("code");
    }

    private Task<HttpResponseMessage> PushAsync(params (string Name, string? Value)[] changes) =>
        PostAsWebClientAsync($"{DefaultServer}/v1/par", AuthorizeRequest(changes));

    private async Task<string> RequestUriAsync()
    {
        using var pushed = await PushAsync();
        return (await JsonAsync(pushed)).GetProperty("request_uri").GetString()!;
    }

    private Task<HttpResponseMessage> UseAsync(string uri, params (string Name, string? Value)[] more)
    {
        var reference = Reference(uri);
        foreach (var (name, value) in more)
        {
            reference[name] = value;
        }

        return Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", reference));
    }

    private static Dictionary<string, string?> Reference(string uri) => new() { ["client_id"] = WebClient, ["request_uri"] = uri };

    private static async Task ShouldStayOnOurPageAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("request_uri");
    }
}
