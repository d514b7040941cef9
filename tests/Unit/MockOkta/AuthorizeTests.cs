using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using FluentAssertions;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class AuthorizeTests : OrgUnderTest
{
    [Theory]
    [InlineData("nonce"), InlineData("login_hint"), InlineData("no_such_parameter")]
    public async Task a_parameter_that_is_too_long_is_refused_and_not_remembered(string name)
    {
        using var answer = await AuthorizeAsync((name, new string('x', 5_000)));
        QueryOf(answer)["error"].Should().Be("invalid_request");
        QueryOf(answer)["error_description"].Should().Contain(name);
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(4, "invalid_request")]
    public async Task parameters_that_are_too_long_together_are_refused(int fourThousands, string error)
    {
        var fill = Enumerable.Range(0, fourThousands).Select(i => ((string, string?))($"p{i}", new string('x', 4_000)));
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/authorize", Form(AuthorizeRequest([.. fill, ("p", new string('x', 300))])));
        (QueryOf(answer).TryGetValue("error", out var given) ? given.ToString() : "").Should().Be(error);
    }

    [Fact]
    public async Task a_good_request_without_a_session_goes_to_the_sign_in_page()
    {
        using var answer = await AuthorizeAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().StartWith($"{Url}/login/login.htm?fromURI=%2Foauth2%2Fv1%2Fauthorize%2Fredirect%3Fokta_key%3D");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0oaUnknown")]
    [InlineData("_webclient_")]
    public async Task an_unknown_client_gets_our_page_and_no_redirect(string? clientId) =>
        await ShouldStayOnOurPageAsync(await AuthorizeAsync(("client_id", clientId)), "client_id");

    [Theory]
    [InlineData(null)]
    [InlineData("https://evil.example/")]
    [InlineData(RedirectUri + "/")]
    [InlineData(RedirectUri + "?x=1")]
    [InlineData("http://localhost:3000/authorization-code/../authorization-code/callback")]
    [InlineData("HTTP://LOCALHOST:3000/authorization-code/callback")]
    public async Task a_redirect_uri_that_is_not_registered_character_by_character_gets_our_page_and_no_redirect(string? redirectUri) =>
        await ShouldStayOnOurPageAsync(await AuthorizeAsync(("redirect_uri", redirectUri)), "redirect_uri");

    [Theory]
    [InlineData("&client_id=" + PublicClient)]
    [InlineData("&redirect_uri=https%3A%2F%2Fevil.example")]
    public async Task a_doubled_client_or_redirect_uri_gets_our_page_and_no_redirect(string more) =>
        await ShouldStayOnOurPageAsync(await Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", AuthorizeRequest()) + more), "parameter");

    [Fact]
    public async Task who_asks_for_json_gets_the_same_refusal_as_json()
    {
        Browser.DefaultRequestHeaders.Add("Accept", "application/json");
        await ShouldBeOktaErrorAsync(await AuthorizeAsync(("client_id", "0oaUnknown")), HttpStatusCode.BadRequest, "invalid_client");
    }

    [Theory]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("response_type", "carrier_pigeon", "unsupported_response_type")]
    [InlineData("response_mode", "carrier_pigeon", "unsupported_response_mode")]
    [InlineData("scope", null, "invalid_scope")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("scope", "openid everything", "invalid_scope")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("prompt", "dance", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    [InlineData("max_age", "soon", "invalid_request")]
    [InlineData("code_challenge_method", "S256", "invalid_request")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://stranger.example/r", "request_uri_not_supported")]
    public async Task a_wrong_parameter_is_told_to_the_client(string name, string? value, string error)
    {
        using var answer = await AuthorizeAsync((name, value), ("sessionToken", await SessionTokenAsync()));
        ShouldTellTheClient(answer, error);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("code id_token")]
    public async Task a_client_without_the_implicit_grant_gets_no_tokens_and_is_told_where_they_would_have_been(string responseType)
    {
        using var answer = await AuthorizeAsync(("response_type", responseType), ("sessionToken", await SessionTokenAsync()));
        answer.Headers.Location!.ToString().Should().StartWith(RedirectUri + "#");
        Fields(answer.Headers.Location.Fragment.TrimStart('#')).Should().Contain("error", "unsupported_response_type").And.NotContainKey("access_token");
    }

    [Fact]
    public async Task the_plain_challenge_method_is_refused()
    {
        using var answer = await AuthorizeAsync(("code_challenge", Verifier), ("code_challenge_method", "plain"));
        ShouldTellTheClient(answer, "invalid_request");
    }

    [Theory]
    [InlineData("tooshort")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")]
    public async Task a_challenge_that_is_no_hash_is_refused(string challenge)
    {
        using var answer = await AuthorizeAsync(("code_challenge", challenge), ("code_challenge_method", "S256"));
        ShouldTellTheClient(answer, "invalid_request");
    }

    [Fact]
    public async Task a_public_client_must_use_pkce()
    {
        using var answer = await AuthorizeAsync(("client_id", PublicClient), ("sessionToken", await SessionTokenAsync()));
        ShouldTellTheClient(answer, "invalid_request");
        QueryOf(answer)["error_description"].Should().Be("PKCE code challenge is required when the token endpoint authentication method is 'NONE'.");
    }

    [Fact]
    public async Task state_is_required_as_okta_does()
    {
        using var answer = await AuthorizeAsync(("state", null), ("sessionToken", await SessionTokenAsync()));
        QueryOf(answer).Should().Equal(new Dictionary<string, string>
        {
            ["error"] = "invalid_request",
            ["error_description"] = "The authentication request has an invalid 'state' parameter.",
        });
    }

    [Theory]
    [InlineData("&nonce=other")]
    [InlineData("&scope=openid")]
    [InlineData("&anything=1&anything=1")]
    public async Task a_parameter_sent_twice_is_refused(string more)
    {
        using var answer = await Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", AuthorizeRequest()) + more);
        ShouldTellTheClient(answer, "invalid_request");
    }

    [Fact]
    public async Task a_doubled_state_is_not_echoed()
    {
        using var answer = await Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", AuthorizeRequest()) + "&state=other");
        QueryOf(answer)["error"].Should().Be("invalid_request");
        QueryOf(answer).Should().NotContainKey("state");
    }

    [Fact]
    public async Task prompt_none_without_a_session_is_login_required()
    {
        using var answer = await AuthorizeAsync(("prompt", "none"));
        ShouldTellTheClient(answer, "login_required");
        QueryOf(answer)["error_description"].Should().Be("The client specified not to prompt, but the user is not logged in.");
    }

    [Fact]
    public async Task prompt_none_with_a_session_gives_a_code()
    {
        await SignInAsync();
        using var answer = await AuthorizeAsync(("prompt", "none"));
        ShouldBringACode(answer);
    }

    [Fact]
    public async Task a_session_skips_the_page()
    {
        await SignInAsync();
        using var answer = await AuthorizeAsync();
        ShouldBringACode(answer);
    }

    [Fact]
    public async Task prompt_login_shows_the_page_in_spite_of_a_session()
    {
        await SignInAsync();
        using var answer = await AuthorizeAsync(("prompt", "login"));
        ShouldAskForSignIn(answer);
    }

    [Fact]
    public async Task prompt_login_cannot_be_evaded_by_going_to_the_continuation_with_the_old_session()
    {
        await SignInAsync();
        using var answer = await AuthorizeAsync(("prompt", "login"));
        using var continued = await Browser.GetAsync(Continuation(answer));
        ShouldAskForSignIn(continued);

        await SignInAsync();
        using var afterwards = await Browser.GetAsync(Continuation(answer));
        ShouldBringACode(afterwards);
    }

    [Fact]
    public async Task max_age_within_its_time_gives_a_code_and_after_it_asks_for_sign_in()
    {
        await SignInAsync();
        Clock.Advance(TimeSpan.FromSeconds(100));
        using var within = await AuthorizeAsync(("max_age", "100"));
        ShouldBringACode(within);

        Clock.Advance(TimeSpan.FromSeconds(1));
        using var after = await AuthorizeAsync(("max_age", "100"));
        ShouldAskForSignIn(after);
        using var silently = await AuthorizeAsync(("max_age", "100"), ("prompt", "none"));
        ShouldTellTheClient(silently, "login_required");
    }

    [Fact]
    public async Task a_session_token_opens_a_session_and_gives_a_code()
    {
        using var answer = await AuthorizeAsync(("sessionToken", await SessionTokenAsync()));
        ShouldBringACode(answer);
        answer.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.Should().StartWith("sid=102").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/");
        using var again = await AuthorizeAsync(("prompt", "none"));
        ShouldBringACode(again);
    }

    [Fact]
    public async Task a_session_token_works_once()
    {
        var token = await SessionTokenAsync();
        using var first = await AuthorizeAsync(("sessionToken", token));
        Browser.Dispose();
        using var other = NewBrowser();
        using var second = await other.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", AuthorizeRequest(("sessionToken", token))));
        ShouldAskForSignIn(second);
    }

    [Fact]
    public async Task a_session_token_lives_five_minutes()
    {
        var token = await SessionTokenAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        using var answer = await AuthorizeAsync(("sessionToken", token), ("prompt", "none"));
        ShouldTellTheClient(answer, "login_required");
    }

    [Fact]
    public async Task a_form_post_is_answered_like_a_get()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/authorize", Form(AuthorizeRequest(("sessionToken", await SessionTokenAsync()))));
        ShouldBringACode(answer);
    }

    [Fact]
    public async Task fragment_mode_answers_in_the_fragment()
    {
        using var answer = await AuthorizeAsync(("response_mode", "fragment"), ("sessionToken", await SessionTokenAsync()));
        answer.Headers.Location!.Query.Should().BeEmpty();
        Fields(answer.Headers.Location.Fragment.TrimStart('#')).Keys.Should().Equal("code", "state");
    }

    [Fact]
    public async Task errors_use_the_mode_asked_for()
    {
        using var answer = await AuthorizeAsync(("response_mode", "fragment"), ("prompt", "none"));
        Fields(answer.Headers.Location!.Fragment.TrimStart('#'))["error"].Should().Be("login_required");
    }

    [Fact]
    public async Task form_post_mode_answers_with_a_form_that_sends_itself()
    {
        using var answer = await AuthorizeAsync(("response_mode", "form_post"), ("state", "\"><script>"), ("sessionToken", await SessionTokenAsync()));
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain($"<form method=\"post\" action=\"{RedirectUri}\">").And.Contain("name=\"code\"").And.Contain("value=\"&quot;&gt;&lt;script&gt;\"");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'nonce-").And.NotContain("form-action");
    }

    [Fact]
    public async Task okta_post_message_mode_posts_to_the_origin_of_the_redirect_uri_only_and_may_be_framed()
    {
        using var answer = await AuthorizeAsync(("response_mode", "okta_post_message"), ("state", "</script>"), ("sessionToken", await SessionTokenAsync()));
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("(window.opener || window.parent).postMessage({\"code\":").And.Contain(", \"http://localhost:3000\");");
        page.Split("</script>").Should().HaveCount(2, "the state must not end the script");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().NotContain("frame-ancestors");
        answer.Headers.Contains("X-Frame-Options").Should().BeFalse();
    }

    [Fact]
    public async Task a_redirect_uri_with_a_query_keeps_it()
    {
        using var answer = await AuthorizeAsync(("redirect_uri", RedirectUri + "?tenant=1"), ("sessionToken", await SessionTokenAsync()));
        QueryOf(answer).Keys.Should().Equal("tenant", "code", "state");
    }

    [Fact]
    public async Task an_answer_with_a_code_is_not_stored()
    {
        using var answer = await AuthorizeAsync(("sessionToken", await SessionTokenAsync()));
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private static async Task ShouldStayOnOurPageAsync(HttpResponseMessage answer, string mention)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.Location.Should().BeNull();
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Your request resulted in an error.").And.Contain(mention);
    }

    private static void ShouldTellTheClient(HttpResponseMessage answer, string error)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().StartWith(RedirectUri + "?");
        QueryOf(answer)["error"].Should().Be(error);
        QueryOf(answer)["state"].Should().Be("_State_");
        QueryOf(answer).Should().NotContainKey("code");
    }

    private static void ShouldBringACode(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().StartWith(RedirectUri + "?");
        QueryOf(answer).Keys.Should().Equal("code", "state");
        QueryOf(answer)["state"].Should().Be("_State_");
    }

    private static void ShouldAskForSignIn(HttpResponseMessage answer) =>
        answer.Headers.Location!.AbsolutePath.Should().Be("/login/login.htm");

    private static string Continuation(HttpResponseMessage toSignIn) => QueryOf(toSignIn)["fromURI"];
}
