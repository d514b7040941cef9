using System.Net;
using Microsoft.AspNetCore.Http;
using RazorOkta.Harness;
using RazorOkta.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web.Oidc.Login;

/// <summary>What the browser is sent to the provider with.</summary>
public sealed class LoginStartTests
{
    [Fact]
    public async Task the_browser_goes_to_the_provider_with_all_that_binds_the_answer()
    {
        await using var world = await LoginWorld.StartAsync();

        var login = await ServerLogin.StartAsync(world);

        login.Started.Status.Should().Be(HttpStatusCode.Redirect);
        login.Started.Location.Should().StartWith($"{world.Provider.Issuer}/v1/authorize?");
        login.Asked.AllKeys.Should().BeEquivalentTo(
            "client_id", "redirect_uri", "response_type", "scope", "state", "nonce", "code_challenge", "code_challenge_method");
        login.Asked["client_id"].Should().Be(Known.ClientId);
        login.Asked["redirect_uri"].Should().Be(world.Web.RedirectUri);
        login.Asked["response_type"].Should().Be("code");
        login.Asked["scope"].Should().Be("openid profile email");
        login.Asked["code_challenge_method"].Should().Be("S256");
    }

    [Fact]
    public async Task the_secrets_of_five_hundred_logins_are_all_different_and_long()
    {
        await using var world = await LoginWorld.StartAsync();
        var logins = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => ServerLogin.StartAsync(world)));

        var secrets = logins.SelectMany(login => new[] { login.Asked["state"]!, login.Asked["nonce"]!, login.Asked["code_challenge"]! }).ToList();

        secrets.Should().OnlyHaveUniqueItems().And.OnlyContain(secret => secret.Length == 43);
    }

    [Fact]
    public async Task the_attempt_lies_in_a_cookie_that_only_the_login_gets_and_nobody_can_read()
    {
        await using var world = await LoginWorld.StartAsync();

        var login = await ServerLogin.StartAsync(world);

        var cookie = login.Started.SetCookies.Should().ContainSingle().Subject;
        cookie.Should().StartWith("razorokta-login-");
        cookie.ToLowerInvariant().Should().Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/authorization-code;").And.Contain("max-age=900").And.NotContain("domain=");
        cookie.Should().NotContain(login.State).And.NotContain(login.Asked["nonce"]);
        cookie.Length.Should().BeLessThan(1500);
    }

    [Theory]
    [InlineData("scope=openid+admin"), InlineData("redirect_uri=https%3A%2F%2Fevil.example"), InlineData("client_id=other"), InlineData("prompt=none")]
    [InlineData("acr_values=low"), InlineData("response_type=token"), InlineData("max_age=0"), InlineData("login_hint=someone"), InlineData("state=fixed"), InlineData("code_challenge=mine")]
    public async Task nothing_of_our_address_reaches_the_provider(string query)
    {
        await using var world = await LoginWorld.StartAsync();

        var login = await ServerLogin.StartAsync(world, query: query);

        login.Asked.AllKeys.Should().HaveCount(8);
        login.Asked.AllKeys.Should().OnlyContain(key => login.Asked.GetValues(key)!.Length == 1);
        login.Asked["scope"].Should().Be("openid profile email");
        login.Asked["redirect_uri"].Should().Be(world.Web.RedirectUri);
        login.Asked["client_id"].Should().Be(Known.ClientId);
        login.Asked["state"].Should().NotBe("fixed");
        login.Asked["code_challenge"].Should().NotBe("mine");
    }

    [Fact]
    public async Task our_own_code_may_demand_more()
    {
        var demands = new LoginDemands { MaxAge = TimeSpan.FromMinutes(5), AcrValues = ["phr", "mfa"], Prompt = "login", LoginHint = "john@acme.com" };
        await using var world = await LoginWorld.StartAsync(settings => settings with
        {
            Oidc = options => options with { Demands = demands, Scopes = ["openid", "offline_access"] },
        });

        var login = await ServerLogin.StartAsync(world);

        login.Asked["max_age"].Should().Be("300");
        login.Asked["acr_values"].Should().Be("phr mfa");
        login.Asked["prompt"].Should().Be("login");
        login.Asked["login_hint"].Should().Be("john@acme.com");
        login.Asked["scope"].Should().Be("openid offline_access");
    }

    [Fact]
    public async Task without_the_provider_there_is_a_page_and_no_redirect()
    {
        await using var world = await LoginWorld.StartAsync();
        await world.Provider.DisposeAsync();

        var login = await ServerLogin.StartAsync(world);

        login.Started.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        login.Started.Reason.Should().Be("metadata-unreachable");
        login.Started.SetCookies.Should().BeEmpty();
        login.Started.Response.Headers.RetryAfter.Should().NotBeNull();
    }

    [Fact]
    public async Task a_provider_that_takes_too_long_costs_the_visitor_no_more_than_the_budget()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with
        {
            Oidc = options => options with { LoginTimeout = TimeSpan.FromMilliseconds(200) },
        });
        world.Provider.Instead["/.well-known/openid-configuration"] = http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted);

        var login = await ServerLogin.StartAsync(world);

        login.Started.Status.Should().Be(HttpStatusCode.GatewayTimeout);
        login.Started.Reason.Should().Be("login-timeout");
    }

    [Theory]
    [InlineData("http://evil.example/authorize"), InlineData("javascript:alert(1)"), InlineData(""), InlineData(null)]
    public async Task the_browser_is_not_sent_where_the_provider_does_not_live(string? endpoint)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json["authorization_endpoint"] = endpoint;

        var login = await ServerLogin.StartAsync(world);

        login.Started.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        login.Started.Location.Should().BeNull();
    }

    [Fact]
    public async Task where_the_samples_of_2017_started_a_login_one_still_starts()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync("/login?returnTo=%2F")).Location.Should().Be("/authorization-code/login?returnTo=%2F");
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch;prerender"), InlineData("Sec-Fetch-Mode", "no-cors"), InlineData("Sec-Fetch-Mode", "cors"), InlineData("X-Requested-With", "XMLHttpRequest")]
    public async Task what_no_person_has_asked_for_starts_nothing(string header, string value)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().GetAsync("/authorization-code/login", headers: (header, value));

        answer.Status.Should().Be(HttpStatusCode.NoContent);
        answer.SetCookies.Should().BeEmpty();
    }

    [Fact]
    public async Task a_flood_of_starts_is_held_up_and_everything_else_is_not()
    {
        await using var world = await LoginWorld.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1500).Select(_ => world.NewVisitor().GetAsync("/authorization-code/login")));

        var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        refused.Should().NotBeEmpty();
        refused.Should().OnlyContain(answer => answer.SetCookies.Count == 0 && answer.Response.Headers.RetryAfter != null);
        refused[0].Body.Should().Contain("too many requests");
        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task a_provider_that_wants_requests_pushed_gets_them_pushed()
    {
        await using var world = await LoginWorld.StartAsync();
        WantPushed(world, _ => Results.Json(new { request_uri = "urn:ietf:params:oauth:request_uri:1", expires_in = 60 }, statusCode: 201));

        var login = await ServerLogin.StartAsync(world);

        login.Asked.AllKeys.Should().BeEquivalentTo("client_id", "request_uri");
        login.Asked["request_uri"].Should().Be("urn:ietf:params:oauth:request_uri:1");
        var pushed = world.Provider.Requests.Single(request => request.Path.EndsWith("/v1/par", StringComparison.Ordinal));
        pushed.Headers["Authorization"].Should().StartWith("Basic ");
        pushed.Body.Should().Contain("code_challenge=").And.Contain("state=").And.NotContain("client_secret");
    }

    [Theory]
    [InlineData(400, HttpStatusCode.BadGateway), InlineData(500, HttpStatusCode.ServiceUnavailable), InlineData(200, HttpStatusCode.BadGateway), InlineData(307, HttpStatusCode.BadGateway)]
    public async Task a_push_that_fails_is_not_followed_by_a_plain_request(int status, HttpStatusCode shown)
    {
        await using var world = await LoginWorld.StartAsync();
        WantPushed(world, _ => Results.Json(new { error = "invalid_request" }, statusCode: status));

        var login = await ServerLogin.StartAsync(world);

        login.Started.Status.Should().Be(shown);
        login.Started.Location.Should().BeNull();
        login.Started.SetCookies.Should().BeEmpty();
    }

    [Fact]
    public async Task a_provider_that_wants_pushed_requests_and_names_no_address_gets_none()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Metadata = json => json["require_pushed_authorization_requests"] = true;

        (await ServerLogin.StartAsync(world)).Started.Reason.Should().Be("metadata-endpoint");
    }

    private static void WantPushed(LoginWorld world, Func<HttpContext, IResult> answer)
    {
        world.Provider.Metadata = json =>
        {
            json["require_pushed_authorization_requests"] = true;
            json["pushed_authorization_request_endpoint"] = $"{world.Provider.Issuer}/v1/par";
        };
        world.Provider.Instead["/v1/par"] = http => answer(http).ExecuteAsync(http);
    }
}
