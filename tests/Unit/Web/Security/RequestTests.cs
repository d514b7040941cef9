using System.Net;
using System.Text.Json.Nodes;

namespace RazorOkta.Tests.Unit.Web.Security;

/// <summary>What every answer carries, and which requests get none.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("/"), InlineData("/authorization-code/login-redirect"), InlineData("/authorization-code/login-custom"), InlineData("/nowhere")]
    [InlineData("/authorization-code/callback"), InlineData("/healthz")]
    public async Task every_answer_has_the_security_headers(string path)
    {
        await using var world = await LoginWorld.StartAsync();

        var headers = (await world.NewVisitor().GetAsync(path)).Response.Headers;

        headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        headers.GetValues("Cache-Control").Single().Should().Contain("no-store");
        headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task each_page_has_a_nonce_of_its_own_on_its_one_inline_script()
    {
        await using var world = await LoginWorld.StartAsync();
        var first = await world.NewVisitor().GetAsync("/");
        var second = await world.NewVisitor().GetAsync("/");

        var nonce = first.Body.Split("<script nonce=\"")[1].Split('"')[0];
        first.Response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain($"'nonce-{nonce}'");
        second.Body.Should().NotContain(nonce);
    }

    [Fact]
    public async Task another_host_name_is_refused()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync("/", headers: ("Host", "evil.example"))).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task another_name_of_this_machine_leads_to_the_one_in_the_redirect_uri()
    {
        await using var world = await LoginWorld.StartAsync();
        var port = new Uri(world.Web.Origin).Port;

        var answer = await new Visitor($"http://127.0.0.1:{port}").GetAsync("/authorization-code/login-redirect?a=b");

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.Location.Should().Be($"{world.Web.Origin}/authorization-code/login-redirect?a=b");
    }

    [Theory]
    [InlineData("POST", "/"), InlineData("DELETE", "/authorization-code/profile"), InlineData("PUT", "/authorization-code/login-custom")]
    public async Task a_method_that_a_page_does_not_have_is_refused_with_a_page(string method, string path)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().SendAsync(new HttpMethod(method), path);

        answer.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.Body.Should().Contain("Method Not Allowed");
    }

    [Fact]
    public async Task an_error_of_our_own_has_the_security_headers_too()
    {
        var clock = new BrokenClock();
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        await world.NewVisitor().GetAsync("/"); // with all that is made on first use
        clock.IsBroken = true;

        var answer = await world.ComeBackAsync();

        answer.Status.Should().Be(HttpStatusCode.InternalServerError);
        answer.Body.Should().Contain("went wrong on our side");
        answer.Body.Should().NotContain("Exception").And.NotContain("_Code_");
        answer.Response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'none'");
        answer.Response.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        answer.Response.Headers.GetValues("Cache-Control").Single().Should().Contain("no-store");
    }

    [Theory]
    [InlineData("GET", "/authorization-code/callback/"), InlineData("HEAD", "/authorization-code/callback/"), InlineData("GET", "/Authorization-Code/Callback")]
    [InlineData("GET", "/authorization-code/callback;x"), InlineData("GET", "//authorization-code/callback"), InlineData("GET", "/authorization-code/callback%2f")]
    public async Task only_the_exact_path_is_the_callback(string method, string path)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().SendAsync(
            new HttpMethod(method), $"{path}?state=_State_&code=_Code_", cookies: "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.SetCookies.Should().BeEmpty();
        world.Provider.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task a_form_in_an_odd_charset_is_refused()
    {
        await using var world = await LoginWorld.StartAsync();
        using var form = new ByteArrayContent("a=b"u8.ToArray());
        form.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-7");

        (await world.NewVisitor().SendAsync(HttpMethod.Post, LoginWorld.Logout, form)).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task what_is_not_there_is_said_on_a_page()
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().GetAsync("/nowhere");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Body.Should().Contain("There is no such page here.");
    }

    [Fact]
    public async Task an_endless_address_is_refused()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync($"{LoginWorld.Callback}?code={new string('c', 20_000)}")).Status.Should().Be(HttpStatusCode.RequestUriTooLong);
    }

    /// <summary>The server does not read on. Whether its answer arrives before the connection breaks is for the network to say.</summary>
    [Fact]
    public async Task an_address_of_two_megabytes_is_not_even_read()
    {
        await using var world = await LoginWorld.StartAsync();

        (await StatusOrBrokenAsync() ?? HttpStatusCode.RequestUriTooLong).Should().Be(HttpStatusCode.RequestUriTooLong);

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue("the server goes on");

        async Task<HttpStatusCode?> StatusOrBrokenAsync()
        {
            try
            {
                return (await world.NewVisitor().GetAsync($"{LoginWorld.Callback}?code={new string('c', 2_000_000)}")).Status;
            }
            catch (HttpRequestException e) when (e.InnerException is IOException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task a_huge_cookie_is_refused()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync("/", cookies: $"a={new string('c', 60_000)}")).Status
            .Should().Be(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Theory]
    [InlineData("%00"), InlineData("%0d%0aSet-Cookie:%20a=b"), InlineData("%ff%fe"), InlineData("%ED%A0%80")]
    public async Task odd_bytes_are_refused_without_an_echo(string bytes)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.ComeBackAsync(query: $"state={bytes}&code={bytes}");

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.SetCookies.Should().BeEmpty();
    }

    [Fact]
    public async Task pages_hold_what_tools_of_the_family_look_for()
    {
        await using var world = await LoginWorld.StartAsync();
        foreach (var (path, name) in new[]
        {
            ("/", "overview"), ("/authorization-code/login-redirect", "login-redirect"), ("/authorization-code/login-custom", "login-custom"),
        })
        {
            var body = (await world.NewVisitor().GetAsync(path)).Body;

            body.Should()
                .Contain("""<link href="/assets/css/okta-sign-in.min.css" type="text/css" rel="stylesheet"/>""")
                .And.Contain("""<link href="/assets/css/okta-theme.css" type="text/css" rel="stylesheet"/>""")
                .And.Contain("""<base href="/"/>""")
                .And.Contain("""<script src="/assets/bundle.js"></script>""")
                .And.Contain("bundle.bootstrap(")
                .And.Contain($"class=\"doc-{name}\"");
            body.Should().NotContain("{{", "AngularJS would evaluate it");
            body.Should().NotContain(Harness.Known.ClientSecret);
        }
    }

    [Fact]
    public async Task hostile_claims_stay_text()
    {
        const string hostile = "</script><script>alert(1)</script>'\"{{constructor}}\u2028";
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Claims = claims => (claims["name"], claims["email"], claims["given_name"]) = (hostile, hostile, new JsonArray(hostile));
        var visitor = world.NewVisitor();
        await world.ComeBackAsync(visitor);

        var body = (await visitor.GetAsync(LoginWorld.Profile)).Body;

        body.Should().NotContain("<script>alert").And.NotContain("\u2028");
        var options = JsonNode.Parse(body.Split("var options = ")[1].Split(";\n")[0])!;
        ((string?)options["user"]!["email"]).Should().Be(hostile, "the front-end gets the value as it is");
        body.Should().Contain("""id="doc" class="column eight wide" role="main" aria-label="Explanation" ng-non-bindable""");
    }

    [Fact]
    public async Task the_user_has_the_keys_of_every_era_and_no_secret()
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Claims = claims => (claims["given_name"], claims["family_name"], claims["zoneinfo"], claims["locale"]) =
            ("John", "Adams", "America/Los_Angeles", "en-US");
        var visitor = world.NewVisitor();
        await world.ComeBackAsync(visitor);

        var body = (await visitor.GetAsync(LoginWorld.Profile)).Body;

        var user = JsonNode.Parse(body.Split("var options = ")[1].Split(";\n")[0])!["user"]!.AsObject();
        user.Select(member => member.Key).Should().Equal(
            "email", "iss", "iat", "exp", "givenName", "familyName", "subject", "zoneInfo", "locale");
        user["iat"]!.GetValueKind().Should().Be(System.Text.Json.JsonValueKind.Number);
        body.Should().NotContain("_AccessToken_").And.NotContain("_Code_").And.NotContain("_Nonce_").And.NotContain("eyJ");
    }

    /// <summary>Any trouble of our own will do.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("The clock is broken") : base.GetUtcNow();
    }
}
