using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Faults;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Pushed requests that fail, at the endpoint itself.</summary>
public sealed class FaultPushedRequestTests : OrgUnderTest
{
    private const string Fault = "par-required-or-failing";

    [Fact]
    public async Task a_reference_that_expires_at_once_is_no_good_at_the_authorize_endpoint()
    {
        await SignInAsync();
        var armed = Server.Org.Arm($"{Fault}:expires-at-once");
        using var pushed = await PushAsync();
        pushed.StatusCode.Should().Be(HttpStatusCode.Created);
        var body = await JsonAsync(pushed);
        body.GetProperty("expires_in").GetInt32().Should().Be(0);
        var uri = body.GetProperty("request_uri").GetString()!;
        uri.Should().EndWith("-expired");
        using var refused = await UseAsync(uri);
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        refused.Headers.Location.Should().BeNull();

        armed.Dispose();
        using var used = await UseAsync((await JsonAsync(await PushAsync())).GetProperty("request_uri").GetString()!);
        QueryOf(used).Should().ContainKey("code");
    }

    [Theory]
    [InlineData("400", HttpStatusCode.BadRequest, """{"error":"invalid_request"}"""), InlineData("500", HttpStatusCode.InternalServerError, "")]
    public async Task the_endpoint_can_fail_while_the_others_stay(string variant, HttpStatusCode status, string body)
    {
        using var armed = Server.Org.Arm($"{Fault}:{variant}");
        using var pushed = await PushAsync();
        pushed.StatusCode.Should().Be(status);
        (await pushed.Content.ReadAsStringAsync()).Should().Be(body);
        (await TokensAsync()).TryGetProperty("id_token", out _).Should().BeTrue();
    }

    [Fact]
    public async Task where_pushing_is_required_a_plain_request_is_refused_and_a_pushed_one_is_not()
    {
        await SignInAsync();
        using var armed = Server.Org.Arm($"{Fault}:required");
        using var plain = await AuthorizeAsync();
        QueryOf(plain)["error"].Should().Be("invalid_request");
        QueryOf(plain).Should().NotContainKey("code");
        using var pushed = await UseAsync((await JsonAsync(await PushAsync())).GetProperty("request_uri").GetString()!);
        QueryOf(pushed).Should().ContainKey("code");
    }

    private Task<HttpResponseMessage> PushAsync() => PostAsWebClientAsync($"{DefaultServer}/v1/par", AuthorizeRequest());

    private Task<HttpResponseMessage> UseAsync(string uri) => Browser.GetAsync(
        QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", new Dictionary<string, string?> { ["client_id"] = WebClient, ["request_uri"] = uri }));
}
