using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The control address: what a test drives an org with.</summary>
public sealed class ControlTests : OrgUnderTest
{
    [Fact]
    public async Task a_world_is_made_driven_and_dropped_over_http()
    {
        using var made = await Browser.PostAsync("/_mock/worlds", Json("""{"id":"test-1"}"""));
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        var world = await JsonAsync(made);
        world.GetProperty("issuer").GetString().Should().Be($"{Url}/w/test-1/oauth2/default");
        using var twice = await Browser.PostAsync("/_mock/worlds", Json("""{"id":"test-1"}"""));
        twice.StatusCode.Should().Be(HttpStatusCode.Conflict);

        var kid = await KidAsync($"{Url}/w/test-1");
        using var rotated = await Browser.PostAsync($"{world.GetProperty("control").GetString()}/keys/rotate", null);
        (await KidAsync($"{Url}/w/test-1")).Should().NotBe(kid).And.Be((await JsonAsync(rotated)).GetProperty("kid").GetString());

        (await Browser.DeleteAsync("/_mock/worlds/test-1")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await Browser.DeleteAsync("/_mock/worlds/test-1")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"id":"Not An Id"}""", "Not An Id")]
    [InlineData("""{"address":"moon"}""", "moon")]
    [InlineData("""{"address":7}""", "7")]
    [InlineData("""{"idd":"x"}""", "idd")]
    [InlineData("[]", "object")]
    [InlineData("{", "JSON")]
    [InlineData("""{"id":"\ud800"}""", "surrogate")]
    [InlineData("""{"\ud800":1}""", "surrogate")]
    [InlineData("""{"definition":{"\ud800":1}}""", "surrogate")]
    public async Task what_a_call_does_not_understand_is_an_error_that_names_it(string body, string named)
    {
        using var answer = await Browser.PostAsync("/_mock/worlds", Json(body));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Contain(named);
    }

    [Theory]
    [InlineData("GET", "/_mock/no-such-thing")]
    [InlineData("GET", "/_mock/no-such.thing")]
    [InlineData("POST", "/_mock/users/john@acme.com")]
    [InlineData("OPTIONS", "/_mock/users/john@acme.com")]
    public async Task an_unknown_call_is_an_error(string method, string path)
    {
        using var answer = await Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await JsonAsync(answer)).TryGetProperty("error", out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("GET", "journal?attempts=_State_", "'attempts' is not known in the query here. Known: attempt, path, after.")]
    [InlineData("GET", "journal?Attempt=_State_", "'Attempt' is not known in the query here. Known: attempt, path, after.")]
    [InlineData("GET", "journal?attempt=_State_&attempt=_Other_", "'attempt' is in the query twice")]
    [InlineData("GET", "inbox?user=john@acme.com&from=okta", "'user', 'from' is not known in the query here. Known: to.")]
    [InlineData("DELETE", "inbox?to=john@acme.com", "'to' is not known in the query here. Known: nothing.")]
    [InlineData("GET", "faults?client=_WebClient_", "'client'")]
    [InlineData("GET", "faults/catalogue?id=canary", "'id'")]
    [InlineData("GET", "canary?id=jku", "'id'")]
    [InlineData("GET", "users?q=john", "'q'")]
    [InlineData("DELETE", "users/john@acme.com?sure", "'sure'")]
    [InlineData("GET", "org?part=users", "'part'")]
    [InlineData("POST", "worlds?id=test-1", "'id'")]
    [InlineData("POST", "reset?world=test-1", "'world'")]
    public async Task a_parameter_in_the_query_that_a_call_does_not_know_is_an_error_that_names_it(string method, string call, string named)
    {
        using var answer = await Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/_mock/{call}"));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Contain(named);
        using var untouched = await Browser.GetAsync("/_mock/users/john@acme.com");
        untouched.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "journal?attempt=_State_&path=/v1/token&after=0", HttpStatusCode.OK)]
    [InlineData("GET", "inbox?to=john@acme.com", HttpStatusCode.OK)]
    [InlineData("GET", "no-such-thing?after=1", HttpStatusCode.NotFound)]
    [InlineData("GET", "canary/jku?anything=1", HttpStatusCode.OK)]
    public async Task a_query_that_is_understood_or_nobody_s_is_no_mistake(string method, string call, HttpStatusCode status)
    {
        using var answer = await Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/_mock/{call}"));
        answer.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("users", 8), InlineData("faults", 8)]
    public async Task a_body_that_is_too_long_is_an_error_of_its_own(string call, int megabytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_mock/{call}") { Content = Json(new string(' ', (megabytes * 1024 * 1024) + 1)) };
        request.Headers.ExpectContinue = true; // the body stays here when nobody wants it
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Contain("8 MB");
    }

    [Fact]
    public async Task the_clock_moves_and_sessions_end_with_it()
    {
        await SignInAsync();
        using var moved = await Browser.PostAsync("/_mock/clock", Json("""{"advance":"PT2H1M"}"""));
        (await JsonAsync(moved)).GetProperty("now").GetString().Should().Be("2026-03-01T14:01:00.000Z");
        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var refused = await Browser.PostAsync("/_mock/clock", Json("""{"advance":"soon"}"""));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("P3650D", "PT1S")]
    [InlineData("-P3650D", "-PT1S")]
    public async Task the_clock_stays_within_ten_years(string far, string further)
    {
        using var moved = await Browser.PostAsync("/_mock/clock", Json($$"""{"advance":"{{far}}"}"""));
        moved.StatusCode.Should().Be(HttpStatusCode.OK);
        using var refused = await Browser.PostAsync("/_mock/clock", Json($$"""{"advance":"{{further}}"}"""));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await OffsetAsync(Url)).Should().Be(far);
    }

    [Fact]
    public async Task each_world_has_a_clock_of_its_own()
    {
        using var one = Server.CreateWorld();
        using var other = Server.CreateWorld();
        using var moved = await Browser.PostAsync($"{one.Url}/_mock/clock", Json("""{"advance":"PT1H"}"""));
        (await OffsetAsync(one.Url)).Should().Be("PT1H");
        (await OffsetAsync(other.Url)).Should().Be("PT0S");
        (await OffsetAsync(Url)).Should().Be("PT0S");
    }

    [Fact]
    public async Task worlds_that_nobody_drops_are_too_many_at_last()
    {
        var worlds = Enumerable.Range(0, WorldRegistry.Capacity).Select(_ => Server.CreateWorld()).ToList();
        using var refused = await Browser.PostAsync("/_mock/worlds", Json("{}"));
        refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await JsonAsync(refused)).GetProperty("error").GetString().Should().Contain("Drop those");

        worlds[0].Dispose();
        using var made = await Browser.PostAsync("/_mock/worlds", Json("{}"));
        made.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task a_reset_forgets_sessions_tokens_journal_and_clock()
    {
        await SignInAsync();
        await TokensAsync();
        await Browser.PostAsync("/_mock/clock", Json("""{"advance":"PT1M"}"""));
        using var reset = await Browser.PostAsync("/_mock/reset", null);
        reset.StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await JournalAsync()).Should().BeEmpty();
        (await JsonAsync(await Browser.GetAsync("/_mock/sessions"))).GetProperty("sessions").GetArrayLength().Should().Be(0);
        (await JsonAsync(await Browser.GetAsync("/_mock/tokens"))).GetProperty("tokens").GetArrayLength().Should().Be(0);
        (await OffsetAsync(Url)).Should().Be("PT0S");
    }

    [Fact]
    public async Task sessions_and_tokens_are_listed_and_ended()
    {
        await SignInAsync();
        var accessToken = (await TokensAsync()).GetProperty("access_token").GetString()!;
        foreach (var session in (await JsonAsync(await Browser.GetAsync("/_mock/sessions"))).GetProperty("sessions").EnumerateArray())
        {
            session.GetProperty("user").GetString().Should().Be("john@acme.com");
            (await Browser.DeleteAsync($"/_mock/sessions/{session.GetProperty("id").GetString()}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var jti = (await JsonAsync(await Browser.GetAsync("/_mock/tokens"))).GetProperty("tokens")[0].GetProperty("jti").GetString();
        (await UserInfoAsync(accessToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Browser.DeleteAsync($"/_mock/tokens/{jti}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await UserInfoAsync(accessToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://localhost:3000")]
    public async Task pages_of_other_sites_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_mock/reset") { Headers = { { header, value } } };
        (await Browser.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https", HttpStatusCode.Forbidden)]
    [InlineData("http", HttpStatusCode.NoContent)]
    public async Task only_the_scheme_of_the_org_makes_its_own_origin(string scheme, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_mock/reset") { Headers = { { "Origin", $"{scheme}://{new Uri(Url).Authority}" } } };
        (await Browser.SendAsync(request)).StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("none"), InlineData("same-origin")]
    public async Task an_address_that_was_typed_and_the_org_s_own_page_are_answered(string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_mock/clock") { Headers = { { "Sec-Fetch-Site", site } } };
        (await Browser.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("X-Forwarded-Host", "dev.example.com")]
    [InlineData("Via", "1.1 proxy")]
    public async Task what_came_through_a_proxy_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_mock/journal") { Headers = { { header, value } } };
        (await Browser.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task a_form_is_refused_also_when_it_does_not_say_its_length(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_mock/clock") { Content = Form([new("advance", "PT1M")]) };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    private async Task<JsonElement[]> JournalAsync() =>
        [.. (await Browser.GetFromJsonAsync<JsonElement>("/_mock/journal")).GetProperty("entries").EnumerateArray()];

    private async Task<string?> OffsetAsync(string org) => (await JsonAsync(await Browser.GetAsync($"{org}/_mock/clock"))).GetProperty("offset").GetString();

    private async Task<string> KidAsync(string org) =>
        (await JsonAsync(await Browser.GetAsync($"{org}/oauth2/default/v1/keys"))).GetProperty("keys")[0].GetProperty("kid").GetString()!;
}
