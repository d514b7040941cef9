using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The journal: what came in and what went out, without its secrets.</summary>
public sealed class JournalTests : OrgUnderTest
{
    [Fact]
    public async Task a_login_can_be_told_from_its_journal()
    {
        await RedeemAsync(await CodeAsync(("state", "_One_"), ("code_challenge", Challenge), ("code_challenge_method", "S256")), ("code_verifier", Verifier));
        await TokensAsync(("state", "_Two_"));

        var entries = await JournalAsync("attempt=_One_");
        entries.Select(entry => entry.GetProperty("path").GetString()).Should().Equal("/api/v1/authn", "/oauth2/default/v1/authorize", "/oauth2/default/v1/token");
        entries[1].GetProperty("query").GetProperty("code_challenge_method").GetString().Should().Be("S256");
        var token = entries[2];
        token.GetProperty("requestHeaders").GetProperty("Authorization").GetString().Should().StartWith($"Basic {WebClient}:[");
        token.GetProperty("requestBody").TryGetProperty("client_secret", out _).Should().BeFalse();
        token.GetProperty("responseBody").GetProperty("id_token").GetProperty("claims").GetProperty("sub").GetString().Should().StartWith("00u");
    }

    [Fact]
    public async Task the_hosted_page_s_requests_belong_to_the_attempt_too()
    {
        using var toSignIn = await AuthorizeAsync(("state", "_One_"));
        using var posted = await Browser.PostAsync(toSignIn.Headers.Location, Form([new("username", "john"), new("password", Password)]));
        using var withCookie = await Browser.GetAsync(posted.Headers.Location);
        using var back = await Browser.GetAsync(withCookie.Headers.Location);
        using var tokens = await RedeemAsync(QueryOf(back)["code"]);
        using var userInfo = await UserInfoAsync((await JsonAsync(tokens)).GetProperty("access_token").GetString()!);

        (await JournalAsync("attempt=_One_")).Select(entry => entry.GetProperty("path").GetString()).Should().Equal(
            "/oauth2/default/v1/authorize", "/login/login.htm", "/login/sessionCookieRedirect", "/oauth2/v1/authorize/redirect",
            "/oauth2/default/v1/token", "/oauth2/default/v1/userinfo");
    }

    [Theory]
    [InlineData("query"), InlineData("fragment"), InlineData("form_post"), InlineData("okta_post_message")]
    public async Task no_secret_is_in_it_whatever_the_response_mode(string mode)
    {
        var sessionToken = await SessionTokenAsync();
        using var answer = await AuthorizeAsync(("sessionToken", sessionToken), ("response_mode", mode));
        var code = await CodeAsync();
        using var redeemed = await RedeemAsync(code, ("code_verifier", null));
        var tokens = await JsonAsync(redeemed);
        var accessToken = tokens.GetProperty("access_token").GetString()!;
        await UserInfoAsync(accessToken);
        await Browser.GetAsync("/api/v1/sessions/me");

        var journal = await Browser.GetStringAsync("/_mock/journal");
        foreach (var secret in new[] { Password, WebClientSecret, sessionToken, code, accessToken, tokens.GetProperty("id_token").GetString()! })
        {
            journal.Should().NotContain(secret);
            journal.Should().NotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{WebClient}:{secret}")));
        }

        journal.Should().NotContain("sid=102");
    }

    [Theory]
    [InlineData("""{"username":"john","username":"john","password":"x"}""")]
    [InlineData("""{"username":"john","password":"x","options":{"a":1,"a":2}}""")]
    [InlineData("""{"username":"\ud800","password":"x"}""")]
    [InlineData("""{"\udc00":1}""")]
    public async Task a_body_that_is_hardly_json_does_not_keep_anybody_from_reading_it(string body)
    {
        using var sent = await Browser.PostAsync("/api/v1/authn", Json(body));
        (await JournalAsync("")).Single().GetProperty("requestBody").GetString().Should().Be($"[{body.Length} bytes]");
    }

    [Theory]
    [InlineData("""{"alg":"RS256","alg":"RS256"}""", "{}")]
    [InlineData("{}", """{"sub":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""", "{}")]
    public async Task neither_does_a_token_that_is_hardly_one(string header, string claims)
    {
        using var sent = await Browser.GetAsync($"{DefaultServer}/v1/logout?id_token_hint={Encoded(header)}.{Encoded(claims)}.x");
        (await JournalAsync("")).Single().GetProperty("query").GetProperty("id_token_hint").GetString().Should().StartWith("[");
    }

    [Fact]
    public async Task the_session_s_id_is_hidden_where_the_org_tells_it_too()
    {
        await SignInAsync();
        var session = await JsonAsync(await Browser.GetAsync("/api/v1/sessions/me"));
        var id = session.GetProperty("id").GetString()!;
        id.Should().Be(Server.Org.Sessions.All.Single().Id);
        (await Browser.GetStringAsync("/_mock/journal")).Should().NotContain(id).And.Contain(session.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task a_secret_is_found_in_an_address_inside_an_address_inside_an_address()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        var inner = Uri.EscapeDataString("/oauth2/default/v1/logout?id_token_hint=_Hint_&state=_State_");
        var outer = Uri.EscapeDataString($"/login/signout?fromURI={inner}");
        request.Headers.Referrer = new Uri($"{Url}/login/login.htm?fromURI={outer}");
        request.Headers.ProxyAuthorization = new("Basic", "X1NlY3JldF8=");
        await Browser.SendAsync(request);
        (await Browser.GetStringAsync("/_mock/journal")).Should().NotContain("_Hint_").And.NotContain("X1NlY3JldF8").And.Contain("_State_");
    }

    [Fact]
    public async Task headers_count_for_what_they_hold()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("X-Long", new string('x', 10_000));
        await Browser.SendAsync(request);
        Server.Org.Journal.Entries.Single().Weight.Should().BeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("soon"), InlineData("99999999999999999999"), InlineData("1&after=2")]
    public async Task a_number_that_is_none_is_an_error_that_says_so(string after)
    {
        using var answer = await Browser.GetAsync($"/_mock/journal?after={after}");
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Contain("'after'");
    }

    [Fact]
    public async Task refusals_and_unknown_paths_are_in_it_with_their_answers()
    {
        await Browser.GetAsync("/api/v1/nothing");
        var entry = (await JournalAsync("")).Single();
        entry.GetProperty("status").GetInt32().Should().Be(404);
        entry.GetProperty("responseBody").GetProperty("errorCode").GetString().Should().Be("E0000007");
    }

    [Fact]
    public async Task an_answer_without_a_body_is_in_it_with_all_its_headers()
    {
        using var answer = await AuthorizeAsync(("sessionToken", await SessionTokenAsync()));
        var headers = (await JournalAsync("path=/v1/authorize")).Single().GetProperty("responseHeaders");
        var onTheWire = answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key);
        headers.EnumerateObject().Select(header => header.Name).Should().BeEquivalentTo(onTheWire).And.Contain(["Content-Length", "Date", "X-Okta-Request-Id"]);
        headers.GetProperty("X-Okta-Request-Id").GetString().Should().Be(answer.Headers.GetValues("X-Okta-Request-Id").Single());
    }

    [Fact]
    public async Task a_parameter_sent_twice_is_shown_twice()
    {
        await Browser.GetAsync("/oauth2/default/v1/authorize?client_id=a&client_id=b");
        (await JournalAsync("")).Single().GetProperty("query").GetProperty("client_id").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task a_reader_may_ask_for_what_is_new()
    {
        await Browser.GetAsync("/oauth2/default/v1/keys");
        var last = (await JsonAsync(await Browser.GetAsync("/_mock/journal"))).GetProperty("last").GetInt64();
        await Browser.GetAsync("/oauth2/v1/keys");
        (await JournalAsync($"after={last}")).Single().GetProperty("path").GetString().Should().Be("/oauth2/v1/keys");
        (await JournalAsync("path=/default/v1/keys")).Should().ContainSingle();
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private async Task<JsonElement[]> JournalAsync(string query) =>
        [.. (await JsonAsync(await Browser.GetAsync($"/_mock/journal?{query}"))).GetProperty("entries").EnumerateArray()];
}
