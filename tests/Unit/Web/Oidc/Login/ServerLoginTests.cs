using System.Net;
using System.Web;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Web.Oidc;

namespace RazorOkta.Tests.Unit.Web.Oidc.Login;

/// <summary>The way back of a login that the server has started.</summary>
public sealed class ServerLoginTests
{
    [Fact]
    public async Task the_code_is_redeemed_with_the_verifier_of_the_challenge()
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);

        var answer = await login.FinishAsync(world);

        answer.OpensSession.Should().BeTrue();
        answer.Location.Should().Be(LoginWorld.Profile);
        var body = HttpUtility.ParseQueryString(world.Provider.Requests.Single(request => request.Method == "POST").Body);
        LoginAttempt.ChallengeFor(body["code_verifier"]!).Should().Be(login.Asked["code_challenge"]);
        body["grant_type"].Should().Be("authorization_code");
        body["code"].Should().Be("_Code_");
    }

    [Fact]
    public async Task the_attempt_is_spent_by_its_answer()
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);
        var copy = login.Visitor.CookieHeader;

        (await login.FinishAsync(world)).OpensSession.Should().BeTrue();

        (await login.FinishAsync(world)).Reason.Should().Be("no-attempt");
        (await world.NewVisitor().GetAsync($"{LoginWorld.Callback}?state={login.State}&code=_Code_", copy)).Reason.Should().Be("attempt-spent");
        world.Provider.Calls("/v1/token").Should().Be(1);
    }

    [Fact]
    public async Task of_twenty_copies_at_once_one_is_redeemed()
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);
        var cookies = login.Visitor.CookieHeader;
        world.Provider.Nonce = login.Asked["nonce"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.NewVisitor().GetAsync($"{LoginWorld.Callback}?state={login.State}&code=_Code_", cookies)));

        answers.Count(answer => answer.OpensSession).Should().Be(1);
        world.Provider.Calls("/v1/token").Should().Be(1);
    }

    [Fact]
    public async Task tabs_finish_in_any_order_each_where_it_wanted_to_go()
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        var first = await ServerLogin.StartAsync(world, browser, "/?tab=1");
        var second = await ServerLogin.StartAsync(world, browser, "/?tab=2");

        (await second.FinishAsync(world)).Location.Should().Be("/?tab=2");
        (await first.FinishAsync(world)).Location.Should().Be("/?tab=1");
    }

    [Fact]
    public async Task the_nonce_of_another_open_attempt_does_not_fit()
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        var first = await ServerLogin.StartAsync(world, browser);
        var second = await ServerLogin.StartAsync(world, browser);
        world.Provider.Nonce = first.Asked["nonce"]!;

        (await browser.GetAsync($"{LoginWorld.Callback}?state={second.State}&code=_Code_")).Reason.Should().Be("id-token-nonce");
    }

    [Fact]
    public async Task another_browser_cannot_finish_it()
    {
        await using var world = await LoginWorld.StartAsync();
        var attackers = await ServerLogin.StartAsync(world);
        var victims = await ServerLogin.StartAsync(world);

        (await attackers.FinishAsync(world, visitor: world.NewVisitor())).Reason.Should().Be("no-attempt");
        (await attackers.FinishAsync(world, visitor: victims.Visitor)).Reason.Should().Be("no-attempt");
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    [Fact]
    public async Task a_cookie_under_the_name_of_another_state_is_not_its_attempt()
    {
        await using var world = await LoginWorld.StartAsync();
        var mine = await ServerLogin.StartAsync(world);
        var other = await ServerLogin.StartAsync(world);
        var value = mine.Visitor.Cookies.Single().Value;
        var visitor = world.NewVisitor();
        visitor.Plant(other.Visitor.Cookies.Single().Key, value);

        (await other.FinishAsync(world, visitor: visitor)).Reason.Should().Be("no-attempt");
    }

    [Theory]
    [InlineData(14, true), InlineData(16, false)]
    public async Task an_attempt_waits_a_quarter_of_an_hour(int minutes, bool isGood)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var login = await ServerLogin.StartAsync(world);

        clock.Advance(TimeSpan.FromMinutes(minutes));
        world.Provider.Now = clock.GetUtcNow();

        (await login.FinishAsync(world)).OpensSession.Should().Be(isGood);
    }

    [Theory]
    [InlineData("x"), InlineData("AAAA"), InlineData("%00")]
    public async Task garbage_in_the_cookie_is_no_attempt(string value)
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);
        login.Visitor.Plant(login.Visitor.Cookies.Single().Key, value);

        (await login.FinishAsync(world)).Reason.Should().Be("no-attempt");
    }

    [Fact]
    public async Task a_browser_that_starts_logins_without_end_keeps_the_newest()
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        var logins = new List<ServerLogin>();
        for (var i = 0; i < 20; i++)
        {
            logins.Add(await ServerLogin.StartAsync(world, browser));
        }

        browser.Cookies.Should().HaveCount(8);
        (await logins[0].FinishAsync(world)).Reason.Should().Be("no-attempt");
        (await logins[^1].FinishAsync(world)).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task cookies_that_are_not_ours_do_not_take_the_room_of_those_that_are()
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        var login = await ServerLogin.StartAsync(world, browser);
        for (var i = 0; i < 20; i++)
        {
            browser.Plant($"razorokta-login-planted{i:000000000}", "garbage");
        }

        await ServerLogin.StartAsync(world, browser);

        browser.Cookies.Keys.Count(name => name.Contains("planted", StringComparison.Ordinal)).Should().Be(4, "of twenty, sixteen are taken away at once");
        (await login.FinishAsync(world)).OpensSession.Should().BeTrue();
    }

    [Theory]
    [InlineData('&'), InlineData('+'), InlineData('\''), InlineData('a'), InlineData('<'), InlineData('é')]
    public async Task eight_attempts_with_the_longest_paths_fit_into_a_request_and_into_a_browser(char letter)
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        for (var i = 0; i < 9; i++)
        {
            var login = await ServerLogin.StartAsync(world, browser, "/?" + new string(letter, 1022));
            login.Started.Status.Should().Be(HttpStatusCode.Redirect);
            login.Started.SetCookies.Should().OnlyContain(cookie => cookie.Length < 4096);
        }

        browser.CookieHeader.Length.Should().BeLessThan(20_000);
    }

    [Theory]
    [InlineData("razorokta-login-(x)"), InlineData("razorokta-login-a@b"), InlineData("razorokta-login-a/b"), InlineData("razorokta-login-"), InlineData("razorokta-login-((((((((((((((((")]
    public async Task a_cookie_of_an_odd_name_is_not_ours_and_in_nobodys_way(string name)
    {
        await using var world = await LoginWorld.StartAsync();
        var browser = world.NewVisitor();
        browser.Plant(name, "1");

        var login = await ServerLogin.StartAsync(world, browser);

        login.Started.Status.Should().Be(HttpStatusCode.Redirect);
        (await login.FinishAsync(world)).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task what_the_user_sees_and_what_the_log_says_has_one_name_from_the_start_to_the_end()
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);

        var answer = await login.FinishAsync(world, $"state={login.State}&error=access_denied");

        var reference = answer.Body.Split("data-se=\"failure-reference\">")[1].Split('<')[0];
        world.Web.Log.Lines.Count(line => line.Contains(reference, StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task an_interaction_code_is_redeemed_with_oktas_grant_and_our_verifier()
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);

        (await login.FinishAsync(world, $"state={login.State}&interaction_code=_Interaction_")).OpensSession.Should().BeTrue();

        var body = HttpUtility.ParseQueryString(world.Provider.Requests.Single(request => request.Method == "POST").Body);
        body["grant_type"].Should().Be("interaction_code");
        body["interaction_code"].Should().Be("_Interaction_");
        LoginAttempt.ChallengeFor(body["code_verifier"]!).Should().Be(login.Asked["code_challenge"]);
    }

    [Theory]
    [InlineData("code=_Code_&interaction_code=_Interaction_", "two-codes"), InlineData("interaction_code=", "no-code"), InlineData("code=&interaction_code=_Interaction_", "two-codes")]
    public async Task an_answer_has_one_code(string codes, string reason)
    {
        await using var world = await LoginWorld.StartAsync();
        var login = await ServerLogin.StartAsync(world);

        (await login.FinishAsync(world, $"state={login.State}&{codes}")).Reason.Should().Be(reason);
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    [Fact]
    public async Task an_interaction_code_is_not_redeemed_for_an_attempt_that_the_browser_has_made()
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.ComeBackAsync(query: "state=_State_&interaction_code=_Interaction_");

        answer.Reason.Should().Be("interaction-code-unbound");
        world.Provider.Calls("/v1/token").Should().Be(0);
    }

    public static TheoryData<string, long?, string?> SignIns => new()
    {
        { "a moment ago", 10, null },
        { "within the leeway", 599, null },
        { "too long ago", 601, "sign-in-too-old" },
        { "nobody knows when", null, "sign-in-too-old" },
    };

    [Theory, MemberData(nameof(SignIns))]
    public async Task a_demanded_age_is_checked(string when, long? secondsAgo, string? reason)
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with
        {
            Oidc = options => options with { Demands = new() { MaxAge = TimeSpan.FromMinutes(5) } },
        });
        world.Provider.Claims = claims => claims["auth_time"] = secondsAgo is { } ago ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() - ago : null;
        var login = await ServerLogin.StartAsync(world);

        var answer = await login.FinishAsync(world);

        answer.Reason.Should().Be(reason, when);
        answer.OpensSession.Should().Be(reason is null);
    }

    [Theory]
    [InlineData("mfa", null), InlineData("phr", null), InlineData("pwd", "sign-in-too-weak"), InlineData(null, "sign-in-too-weak"), InlineData("mfa phr", "sign-in-too-weak")]
    public async Task a_demanded_strength_is_checked(string? acr, string? reason)
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { Oidc = options => options with { Demands = new() { AcrValues = ["phr", "mfa"] } } });
        world.Provider.Claims = claims => claims["acr"] = acr;
        var login = await ServerLogin.StartAsync(world);

        (await login.FinishAsync(world)).Reason.Should().Be(reason);
    }
}
