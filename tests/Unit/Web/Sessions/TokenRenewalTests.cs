using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>A session with a refresh token renews its access token in time (RFC 6749 6; OIDC Core 12).</summary>
public sealed class TokenRenewalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private int _answers;

    [Fact]
    public async Task it_renews_a_minute_before_the_end_with_the_latest_refresh_token()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();

        await PassAsync(world, visitor, minutes: 8);
        Refreshes(world).Should().BeEmpty("nothing is due");
        await PassAsync(world, visitor, minutes: 1);
        await PassAsync(world, visitor, minutes: 9);

        Refreshes(world).Select(request => HttpUtility.ParseQueryString(request.Body)["refresh_token"]).Should().Equal("_Refresh1_", "_Refresh2_");
        var request = Refreshes(world)[0];
        request.Headers["Authorization"].Should().StartWith("Basic ");
        request.Query.Should().BeEmpty();
        (await visitor.IsSignedInAsync()).Should().BeTrue();
        world.Web.Log.Text.Should().NotContain("_Refresh").And.NotContain("_AccessToken_");
    }

    [Fact]
    public async Task ten_requests_at_once_are_one_refresh_and_nobody_is_signed_out()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);
        var used = new HashSet<string>();
        var reused = false;
        world.Provider.Before["/v1/token"] = () => reused |= !used.Add(world.Provider.Requests[^1].Body); // a provider that tells reuse (RFC 9700 4.14.2)

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.GetAsync(LoginWorld.Profile)));
        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.GetAsync(LoginWorld.Profile)));

        Refreshes(world).Should().ContainSingle();
        reused.Should().BeFalse();
    }

    [Fact]
    public async Task an_answer_without_id_token_and_refresh_token_is_good_and_the_old_one_stays()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        world.Provider.TokenAnswer = answer =>
        {
            answer.Remove("id_token");
            answer["expires_in"] = 600;
        };

        await PassAsync(world, visitor, minutes: 9);
        await PassAsync(world, visitor, minutes: 9);

        Refreshes(world).Select(request => HttpUtility.ParseQueryString(request.Body)["refresh_token"]).Should().Equal("_Refresh1_", "_Refresh1_");
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    public static TheoryData<string, string> BadTokens => new()
    {
        { "other iss", "id-token-issuer" },
        { "other sub", "id-token-other-subject" },
        { "other aud", "id-token-audience" },
        { "other azp", "id-token-authorized-party" },
        { "later auth_time", "id-token-auth-time" },
        { "other nonce", "id-token-nonce" },
        { "expired", "id-token-expired" },
        { "iat ahead", "id-token-issued-in-future" },
        { "iat of the login", "id-token-too-old" },
        { "at_hash of another", "id-token-access-token-hash" },
        { "events", "id-token-wrong-kind" },
        { "typ", "id-token-wrong-kind" },
        { "alg none", "id-token-malformed" },
        { "other key", "id-token-signature" },
        { "unknown key", "key-unknown" },
        { "no token type", "token-type" },
        { "no access token", "no-access-token" },
    };

    [Theory, MemberData(nameof(BadTokens))]
    public async Task an_answer_that_is_not_believed_ends_the_session_and_is_not_used(string what, string reason)
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        var before = Claims(world);
        Spoil(world.Provider, what, before);
        Pass(world, minutes: 17);

        var answer = await visitor.GetAsync(LoginWorld.Profile);

        answer.Location.Should().Be("/");
        answer.SetCookies.Should().Contain(cookie => cookie.StartsWith("razorokta=;", StringComparison.Ordinal));
        world.Web.Log.Lines.Where(line => line.Contains($"could not be renewed: {reason} (", StringComparison.Ordinal)).Should().ContainSingle();
        (await visitor.GetAsync(LoginWorld.Profile)).Location.Should().Be("/");
        Refreshes(world).Should().ContainSingle("it is no loop");
        world.Provider.Calls("/v1/revoke").Should().Be(0);
    }

    [Theory]
    [InlineData("nonce of the login"), InlineData("auth_time of the login"), InlineData("no auth_time"), InlineData("aud an array of one")]
    public async Task an_id_token_of_the_same_login_is_believed(string what)
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        var before = Claims(world);
        world.Provider.Claims = claims =>
        {
            before(claims);
            claims.Remove("nonce");
            switch (what)
            {
                case "nonce of the login": claims["nonce"] = "_Nonce_"; break;
                case "no auth_time": claims.Remove("auth_time"); break;
                case "aud an array of one": claims["aud"] = new JsonArray(Harness.Known.ClientId); break;
            }
        };

        await PassAsync(world, visitor, minutes: 9);

        Refreshes(world).Should().ContainSingle();
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", "refresh-token-refused"), InlineData(401, """{"error":"invalid_client"}""", "client-refused")]
    public async Task a_refusal_ends_the_session(int status, string body, string reason)
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);
        world.Provider.Instead["/v1/token"] = http => AnswerAsync(http, status, body);

        (await visitor.GetAsync(LoginWorld.Profile, headers: ("Sec-Fetch-Mode", "cors"))).Status.Should().Be(HttpStatusCode.Unauthorized);

        (await visitor.IsSignedInAsync()).Should().BeFalse();
        Refreshes(world).Should().ContainSingle();
        world.Web.Log.Text.Should().Contain($"could not be renewed: {reason} (");
    }

    [Theory]
    [InlineData(503, ""), InlineData(503, """{"error":"invalid_grant"}"""), InlineData(429, """{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit"}""")]
    [InlineData(500, "<html>"), InlineData(400, """{"error":"temporarily_unavailable"}"""), InlineData(200, "<html>captive portal</html>"), InlineData(0, "reset")]
    public async Task trouble_leaves_the_session_alone_and_is_tried_again_after_half_a_minute(int status, string body)
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);
        world.Provider.Instead["/v1/token"] = http => AnswerAsync(http, status, body);

        for (var i = 0; i < 5; i++)
        {
            (await visitor.IsSignedInAsync()).Should().BeTrue();
        }

        Refreshes(world).Should().ContainSingle("a provider in trouble is not asked by each page");
        world.Provider.Instead.Remove("/v1/token");
        _clock.Advance(TimeSpan.FromSeconds(29));
        (await visitor.IsSignedInAsync()).Should().BeTrue();
        Refreshes(world).Should().ContainSingle();
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await visitor.IsSignedInAsync()).Should().BeTrue();

        Refreshes(world).Should().HaveCount(2);
        HttpUtility.ParseQueryString(Refreshes(world)[1].Body)["refresh_token"].Should().Be("_Refresh1_");
        world.Web.Log.Text.Should().Contain("session are to be renewed later: ");
    }

    [Fact]
    public async Task trouble_carries_no_session_past_its_own_limit()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        world.Provider.Instead["/v1/token"] = http => AnswerAsync(http, 503, "");

        await PassAsync(world, visitor, minutes: 59);
        (await visitor.IsSignedInAsync()).Should().BeTrue();
        Pass(world, minutes: 61);

        (await visitor.IsSignedInAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task a_rotated_token_is_kept_though_the_answer_cannot_be_checked_yet()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        world.Provider.Key = SigningKey.Create("kid-2"); // a rotation, just as the keys cannot be had
        world.Provider.Instead["/v1/keys"] = http => AnswerAsync(http, 503, "");

        await PassAsync(world, visitor, minutes: 9);
        world.Provider.Instead.Remove("/v1/keys");
        await PassAsync(world, visitor, minutes: 1);

        Refreshes(world).Select(request => HttpUtility.ParseQueryString(request.Body)["refresh_token"]).Should().Equal("_Refresh1_", "_Refresh2_");
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task a_page_waits_two_seconds_and_goes_on_and_the_next_ones_do_not_wait()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);
        var (asked, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Provider.Instead["/v1/token"] = async http =>
        {
            asked.TrySetResult();
            await released.Task;
            await AnswerAsync(http, 400, """{"error":"invalid_grant"}""");
        };

        var page = visitor.GetAsync(LoginWorld.Profile);
        await asked.Task.WaitAsync(Patience);
        page.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await page.WaitAsync(Patience)).Status.Should().Be(HttpStatusCode.OK);
        (await visitor.GetAsync(LoginWorld.Profile).WaitAsync(Patience)).Status.Should().Be(HttpStatusCode.OK);

        released.SetResult();
        await world.Web.Log.WaitForAsync("refresh-token-refused");
        Refreshes(world).Should().ContainSingle();
        (await visitor.IsSignedInAsync()).Should().BeFalse("the renewal went on without the page");
    }

    [Fact]
    public async Task a_session_that_is_left_meanwhile_stays_closed_and_its_new_tokens_are_given_back()
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        var copy = visitor.Cookie("razorokta")!;
        Pass(world, minutes: 9);
        var (asked, released) = (new TaskCompletionSource(), new ManualResetEventSlim());
        world.Provider.Before["/v1/token"] = () =>
        {
            asked.TrySetResult();
            released.Wait(Patience);
        };

        var page = visitor.GetAsync(LoginWorld.Profile);
        await asked.Task.WaitAsync(Patience);
        await visitor.GetAsync(LoginWorld.Logout).WaitAsync(Patience);
        released.Set();

        (await page.WaitAsync(Patience)).Status.Should().Be(HttpStatusCode.Redirect);
        visitor.Plant("razorokta", copy);
        (await visitor.IsSignedInAsync()).Should().BeFalse();
        await Task.WhenAll(_revoked.Select(token => token.Value.Task)).WaitAsync(Patience);
    }

    [Theory]
    [InlineData("/authorization-code/session"), InlineData("/authorization-code/logout")]
    public async Task who_looks_or_leaves_renews_nothing(string path)
    {
        await using var world = await StartAsync();
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);

        await visitor.GetAsync(path);

        Refreshes(world).Should().BeEmpty();
    }

    [Fact]
    public async Task the_profile_of_the_family_renews_nothing()
    {
        await using var world = await StartAsync("okta-samples");
        var visitor = await world.SignInAsync();
        Pass(world, minutes: 9);

        (await visitor.IsSignedInAsync()).Should().BeTrue();

        Refreshes(world).Should().BeEmpty();
    }

    [Fact]
    public async Task without_a_refresh_token_the_session_goes_its_way()
    {
        await using var world = await StartAsync();
        world.Provider.TokenAnswer = _ => { };
        var visitor = await world.SignInAsync();

        await PassAsync(world, visitor, minutes: 59);
        await PassAsync(world, visitor, minutes: 10);

        (await visitor.IsSignedInAsync()).Should().BeTrue();
        Refreshes(world).Should().BeEmpty();
    }

    [Fact]
    public async Task logout_shows_the_latest_id_token()
    {
        await using var world = await StartAsync();
        var tokens = new List<string>();
        world.Provider.IdToken = token =>
        {
            tokens.Add(token);
            return token;
        };
        var visitor = await world.SignInAsync();
        await PassAsync(world, visitor, minutes: 9);

        var location = (await visitor.GetAsync(LoginWorld.Logout)).Location!;

        HttpUtility.ParseQueryString(new Uri(location).Query)["id_token_hint"].Should().Be(tokens[1]).And.NotBe(tokens[0]);
    }

    private readonly Dictionary<string, TaskCompletionSource> _revoked = new() { ["_Refresh1_"] = new(), ["_Refresh2_"] = new() };

    private async Task<LoginWorld> StartAsync(string wireProfile = "standard")
    {
        var world = await LoginWorld.StartAsync(settings => settings with { Clock = _clock, WireProfile = wireProfile });
        world.Provider.Now = _clock.GetUtcNow();
        world.Provider.Metadata = json => json["revocation_endpoint"] = $"{world.Provider.Issuer}/v1/revoke";
        world.Provider.Instead["/v1/revoke"] = _ =>
        {
            var body = world.Provider.Requests.Last(request => request.Path.EndsWith("/v1/revoke", StringComparison.Ordinal)).Body;
            _revoked[HttpUtility.ParseQueryString(body)["token"]!].TrySetResult();
            return Task.CompletedTask;
        };
        var signedInAt = world.Provider.Now.ToUnixTimeSeconds();
        world.Provider.Claims = claims => claims["auth_time"] = signedInAt;
        world.Provider.TokenAnswer = answer =>
        {
            answer["expires_in"] = 600;
            answer["refresh_token"] = $"_Refresh{Interlocked.Increment(ref _answers)}_";
        };
        return world;
    }

    private void Pass(LoginWorld world, int minutes)
    {
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        world.Provider.Now = _clock.GetUtcNow();
    }

    /// <summary>Time passes, and then the session is used.</summary>
    private async Task PassAsync(LoginWorld world, Visitor visitor, int minutes)
    {
        Pass(world, minutes);
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    private static Action<JsonObject> Claims(LoginWorld world) => world.Provider.Claims;

    private static IReadOnlyList<RecordedRequest> Refreshes(LoginWorld world) =>
        [.. world.Provider.Requests.Where(request => request.Body.StartsWith("grant_type=refresh_token", StringComparison.Ordinal) || request.Query.Contains("refresh_token"))];

    private static Task AnswerAsync(HttpContext http, int status, string body)
    {
        if (status == 0)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    }

    private static void Spoil(StubProvider provider, string what, Action<JsonObject> before)
    {
        var loggedInAt = provider.Now.ToUnixTimeSeconds();
        var tokenAnswer = provider.TokenAnswer;
        provider.Claims = claims =>
        {
            before(claims);
            claims.Remove("nonce");
            var now = provider.Now.ToUnixTimeSeconds();
            switch (what)
            {
                case "other iss": claims["iss"] = "https://other.example"; break;
                case "other sub": claims["sub"] = "00uGeorge"; break;
                case "other aud": claims["aud"] = "other"; break;
                case "other azp": claims["azp"] = "other"; break;
                case "later auth_time": claims["auth_time"] = now; break;
                case "other nonce": claims["nonce"] = "_Other_"; break;
                case "expired": claims["exp"] = now - 400; break;
                case "iat ahead": claims["iat"] = now + 400; break;
                case "iat of the login": claims["iat"] = loggedInAt - 300; break;
                case "at_hash of another": claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA"; break;
                case "events": claims["events"] = new JsonObject(); break;
            }
        };
        provider.Header = header =>
        {
            switch (what)
            {
                case "typ": header["typ"] = "at+jwt"; break;
                case "alg none": header["alg"] = "none"; break;
                case "unknown key": header["kid"] = "kid-9"; break;
            }
        };
        provider.TokenAnswer = answer =>
        {
            tokenAnswer(answer);
            switch (what)
            {
                case "no token type": answer.Remove("token_type"); break;
                case "no access token": answer.Remove("access_token"); break;
            }
        };
        if (what == "other key")
        {
            var shown = provider.Key.Public();
            provider.Keys = () => new JsonObject { ["keys"] = new JsonArray(shown.DeepClone()) };
            provider.Key = SigningKey.Create("kid-1");
        }
    }
}
