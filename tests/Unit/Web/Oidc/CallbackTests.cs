using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>The way back from the provider, over real HTTP.</summary>
public sealed class CallbackTests
{
    [Fact]
    public async Task a_good_answer_opens_a_session_and_leads_to_the_profile()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = world.NewVisitor();

        var answer = await world.ComeBackAsync(visitor);

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.Location.Should().Be(LoginWorld.Profile);
        (await visitor.GetAsync(LoginWorld.Profile)).Body.Should().Contain("john@acme.com");
    }

    [Fact]
    public async Task the_session_cookie_is_closed_to_scripts_and_says_nothing()
    {
        await using var world = await LoginWorld.StartAsync();

        var cookie = (await world.ComeBackAsync()).SetCookies.Single(set => set.StartsWith("razorokta=", StringComparison.Ordinal));

        cookie.ToLowerInvariant().Should().Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.NotContain("domain=");
        cookie.Should().NotContain("john").And.NotContain("eyJ");
    }

    [Fact]
    public async Task the_attempt_is_spent_by_its_answer()
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.ComeBackAsync();

        answer.SetCookies.Should().Contain(cookie => cookie.StartsWith("okta-oauth-state=;", StringComparison.Ordinal));
        answer.SetCookies.Should().Contain(cookie => cookie.StartsWith("okta-oauth-nonce=;", StringComparison.Ordinal));
    }

    public static TheoryData<string, string?, string?, string> UnusableAnswers => new()
    {
        { "no cookies", null, "", "no-attempt" },
        { "no nonce cookie", null, "okta-oauth-state=_State_", "no-attempt" },
        { "no state cookie", null, "okta-oauth-nonce=_Nonce_", "no-attempt" },
        { "another state", "state=_Other_&code=_Code_", null, "state-mismatch" },
        { "no state", "code=_Code_", null, "no-state" },
        { "empty state", "state=&code=_Code_", null, "no-state" },
        { "no code", "state=_State_", null, "no-code" },
        { "empty code", "state=_State_&code=", null, "no-code" },
        { "two codes", "state=_State_&code=_Code_&code=_Code_", null, "parameter-repeated" },
        { "two states", "state=_State_&state=_Other_&code=_Code_", null, "no-state" },
        { "two state cookies", "state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_;okta-oauth-state=_State_", "no-attempt" },
        { "a state cookie in another case", "state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;OKTA-oauth-state=_State_", "no-attempt" },
        { "the name of another provider", "state=_State_&code=_Code_&iss=https%3A%2F%2Fevil.example", null, "issuer-mismatch" },
        { "an error in the name of another provider", "state=_State_&error=access_denied&iss=https%3A%2F%2Fevil.example", null, "issuer-mismatch" },
        { "a token in the address", "state=_State_&code=_Code_&id_token=eyJ", null, "front-channel-token" },
        { "a very long code", $"state=_State_&code={new string('c', 5000)}", null, "parameter-too-long" },
        { "refused by the user", "state=_State_&error=access_denied", null, "access-denied" },
        { "code and error together", "state=_State_&code=_Code_&error=access_denied", null, "access-denied" },
        { "an error that nobody knows", "state=_State_&error=%3Cscript%3E", null, "provider-error" },
    };

    [Theory, MemberData(nameof(UnusableAnswers))]
    public async Task an_unusable_answer_is_refused_without_asking_the_provider(string name, string? query, string? cookies, string reason)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = cookies is null ? await world.ComeBackAsync(query: query) : await world.ComeBackAsync(query: query, cookies: cookies);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized, name);
        answer.Reason.Should().Be(reason);
        answer.OpensSession.Should().BeFalse();
        answer.Body.Should().NotContain("<script>").And.NotContain("_State_").And.NotContain("_Code_");
        world.Provider.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task a_malformed_answer_to_an_open_attempt_spends_it()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.ComeBackAsync(query: "state=_State_&code=_Code_&code=_Code_")).SetCookies.Should().Contain(cookie => cookie.StartsWith("okta-oauth-state=;", StringComparison.Ordinal));
        (await world.ComeBackAsync(query: "state=_State_&code=_Code_")).Reason.Should().Be("attempt-spent");
    }

    [Fact]
    public async Task of_twenty_copies_of_an_answer_one_is_redeemed()
    {
        await using var world = await LoginWorld.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.ComeBackAsync(query: "state=_State_&code=_Code_")));

        answers.Count(answer => answer.OpensSession).Should().Be(1);
        answers.Where(answer => !answer.OpensSession).Should().OnlyContain(answer => answer.Reason == "attempt-spent");
        world.Provider.Calls("/v1/token").Should().Be(1);
    }

    [Fact]
    public async Task the_provider_may_name_itself_and_must_where_it_promises_to()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json["authorization_response_iss_parameter_supported"] = true;

        (await world.ComeBackAsync()).Reason.Should().Be("issuer-missing");
        world.Provider.Calls("/v1/token").Should().Be(0);
        (await world.ComeBackAsync(query: $"state=_State_&code=_Code_&iss={Uri.EscapeDataString(world.Provider.Issuer)}")).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task an_answer_that_fits_no_attempt_leaves_the_open_one_alone()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.ComeBackAsync(query: "state=_Forged_&code=_Code_")).SetCookies.Should().BeEmpty();
    }

    [Fact]
    public async Task an_error_is_believed_only_with_the_right_state()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.ComeBackAsync(query: "state=_Forged_&error=access_denied")).Reason.Should().Be("state-mismatch");
    }

    [Theory]
    [InlineData("HEAD"), InlineData("POST"), InlineData("PUT"), InlineData("OPTIONS")]
    public async Task only_get_reaches_the_callback(string method)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().SendAsync(
            new HttpMethod(method), $"{LoginWorld.Callback}?state=_State_&code=_Code_", cookies: "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");

        answer.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.SetCookies.Should().BeEmpty();
        world.Provider.Requests.Should().BeEmpty();
    }

    public static TheoryData<string, int, string, string> TokenAnswers => new()
    {
        { """{"error":"invalid_grant","error_description":"<b>x</b>"}""", 400, "code-refused", "401" },
        { """{"error":"invalid_grant"}""", 200, "token-refused", "401" },
        { """{"error":"invalid_grant","id_token":"a.b.c","access_token":"a","token_type":"Bearer"}""", 200, "token-refused", "401" },
        { """{"error":"invalid_client"}""", 401, "client-refused", "401" },
        { """{"errorCode":"invalid_client","errorSummary":"x"}""", 401, "client-refused", "401" },
        { """{"error":"odd","id_token":"a.b.c","access_token":"a","token_type":"Bearer"}""", 200, "token-refused", "401" },
        { """{"error":"Expectation not met"}""", 500, "token-refused", "401" },
        { """<html>not json</html>""", 200, "token-malformed", "401" },
        { """<html>down</html>""", 503, "token-unavailable", "503" },
        { """[]""", 200, "token-malformed", "401" },
        { """{"id_token":"a","id_token":"b","access_token":"a","token_type":"Bearer"}""", 200, "token-malformed", "401" },
        { """{"access_token":"a","token_type":"Bearer"}""", 200, "no-id-token", "401" },
        { """{"id_token":null,"access_token":"a","token_type":"Bearer"}""", 200, "id-token-malformed", "401" },
        { """{"id_token":{"a":1},"access_token":"a","token_type":"Bearer"}""", 200, "id-token-malformed", "401" },
        { """{"id_token":"a.b.c","token_type":"Bearer"}""", 200, "no-access-token", "401" },
        { """{"id_token":"a.b.c","access_token":"a"}""", 200, "token-type", "401" },
        { """{"id_token":"a.b.c","access_token":"a","token_type":"mac"}""", 200, "token-type", "401" },
        { """{"error":"\ud800"}""", 400, "token-malformed", "401" },
        { """{"id_token":"a.b.c","access_token":"a","token_type":"\ud800"}""", 200, "token-malformed", "401" },
        { """{"\ud800":1,"id_token":"a.b.c","access_token":"a","token_type":"Bearer"}""", 200, "token-malformed", "401" },
        { """{"id_token":"nodots","access_token":"a","token_type":"bearer"}""", 200, "id-token-malformed", "401" },
    };

    [Theory, MemberData(nameof(TokenAnswers))]
    public async Task a_bad_token_answer_is_refused(string body, int status, string reason, string expected)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/v1/token"] = async http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(body);
        };

        var answer = await world.ComeBackAsync();

        $"{(int)answer.Status}".Should().Be(expected);
        answer.Reason.Should().Be(reason);
        answer.OpensSession.Should().BeFalse();
        answer.Body.Should().NotContain("<b>");
        world.Provider.Calls("/v1/token").Should().Be(1);
    }

    [Fact]
    public async Task ten_megabytes_of_json_are_refused_unread()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.TokenAnswer = json => json["padding"] = new string('x', 10_000_000);

        var answer = await world.ComeBackAsync();

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Reason.Should().Be("token-too-large");
    }

    [Fact]
    public async Task a_redirect_of_the_token_address_is_not_followed()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/v1/token"] = http =>
        {
            http.Response.Redirect($"{world.Provider.Url}/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        (await world.ComeBackAsync()).Reason.Should().Be("token-malformed");
        world.Provider.Requests.Should().NotContain(request => request.Path == "/elsewhere");
    }

    [Fact]
    public async Task a_provider_that_is_gone_gives_503_and_login_works_again_when_it_is_back()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/.well-known/openid-configuration"] = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        var answer = await world.ComeBackAsync();
        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Response.Headers.RetryAfter.Should().NotBeNull();
        answer.Reason.Should().Be("metadata-unreachable");

        world.Provider.Instead.Clear();
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task a_code_that_the_provider_echoes_is_not_written_down()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/v1/token"] = http => http.Response.WriteAsync("""{"error":"no such code: _Code_"}""");

        (await world.ComeBackAsync()).Reason.Should().Be("token-refused");
        world.Web.Log.Text.Should().Contain("unreadable").And.NotContain("_Code_");
    }

    [Fact]
    public async Task all_calls_of_a_login_share_one_time_limit()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        // Each takes six seconds: less than one call may, and together more than a login may.
        foreach (var path in new[] { "/.well-known/openid-configuration", "/v1/token" })
        {
            world.Provider.Before[path] = () => clock.Advance(TimeSpan.FromSeconds(6));
        }

        var answer = await world.ComeBackAsync();

        answer.Status.Should().Be(HttpStatusCode.GatewayTimeout);
        answer.Reason.Should().Be("login-timeout");
        answer.OpensSession.Should().BeFalse();
    }

    public static TheoryData<string, string> BadMetadata => new()
    {
        { "issuer", "https://evil.example" },
        { "issuer", "+/" },
        { "token_endpoint", "https://evil.example/token" },
        { "token_endpoint", "" },
        { "jwks_uri", "https://evil.example/keys" },
        { "jwks_uri", "file:///etc/passwd" },
        { "end_session_endpoint", "https://evil.example/logout" },
    };

    [Theory, MemberData(nameof(BadMetadata))]
    public async Task metadata_that_leads_elsewhere_is_refused_before_any_secret_is_sent(string member, string value)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json[member] = value.StartsWith('+') ? (string?)json[member] + value[1..] : value;

        var answer = await world.ComeBackAsync();

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Reason.Should().StartWith("metadata-");
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    [Fact]
    public async Task a_provider_without_client_secret_basic_gets_no_weaker_method()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "none");

        (await world.ComeBackAsync()).Reason.Should().Be("metadata-auth-methods");
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    [Fact]
    public async Task nothing_secret_is_logged_at_any_level()
    {
        await using var world = await LoginWorld.StartAsync();

        await world.ComeBackAsync();
        await world.ComeBackAsync(query: "state=_Other_&code=_Code_");
        world.Provider.Instead["/v1/token"] = http => Results.Json(new { error = "invalid_grant" }, statusCode: 400).ExecuteAsync(http);
        await world.ComeBackAsync();

        var ours = string.Join('\n', world.Web.Log.Lines.Where(line => line.Contains("RazorOkta.", StringComparison.Ordinal)));
        ours.Should().Contain("succeeded").And.Contain("state-mismatch").And.Contain("code-refused");
        ours.Should().NotContain("_Code_").And.NotContain("_AccessToken_").And.NotContain("_ClientSecret_").And.NotContain("_Nonce_").And.NotContain("eyJ");
    }
}
