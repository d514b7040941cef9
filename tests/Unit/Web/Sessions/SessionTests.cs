using System.Net;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>How long a session lives, and how it ends.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task without_a_session_the_profile_leads_to_the_overview()
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().GetAsync(LoginWorld.Profile);

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.Location.Should().Be("/");
    }

    [Fact]
    public async Task a_script_gets_a_status_and_no_redirect()
    {
        await using var world = await LoginWorld.StartAsync();

        (await world.NewVisitor().GetAsync(LoginWorld.Profile, headers: ("Sec-Fetch-Mode", "cors"))).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/authorization-code/login-redirect"), InlineData("/authorization-code/login-custom")]
    public async Task who_is_signed_in_needs_no_login_page(string page)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        (await visitor.GetAsync(page)).Location.Should().Be(LoginWorld.Profile);
    }

    [Fact]
    public async Task an_idle_session_ends()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var visitor = await SignedInAsync(world);

        clock.Advance(TimeSpan.FromMinutes(59));
        (await IsSignedInAsync(visitor)).Should().BeTrue();
        clock.Advance(TimeSpan.FromMinutes(59));
        (await IsSignedInAsync(visitor)).Should().BeTrue("it was used in between");
        clock.Advance(TimeSpan.FromMinutes(61));
        (await IsSignedInAsync(visitor)).Should().BeFalse();
    }

    [Fact]
    public async Task no_use_carries_a_session_past_its_absolute_limit()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var visitor = await SignedInAsync(world);

        for (var hour = 0; hour < 15; hour++)
        {
            clock.Advance(TimeSpan.FromMinutes(30));
            (await IsSignedInAsync(visitor)).Should().BeTrue();
        }

        clock.Advance(TimeSpan.FromMinutes(31));
        (await IsSignedInAsync(visitor)).Should().BeFalse();
    }

    [Fact]
    public async Task a_session_survives_a_restart_of_the_server()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        string handle;
        await using (var first = await StartAsync(provider, state))
        {
            var visitor = new Visitor(first.Origin);
            await visitor.GetAsync($"{LoginWorld.Callback}?state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");
            handle = visitor.Cookie("razorokta")!;
        }

        await using var second = await StartAsync(provider, state);
        var returning = new Visitor(second.Origin);
        returning.Plant("razorokta", handle);
        (await IsSignedInAsync(returning)).Should().BeTrue();
    }

    [Fact]
    public async Task a_session_that_was_closed_stays_closed_after_a_restart()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        string handle;
        await using (var first = await StartAsync(provider, state))
        {
            var visitor = new Visitor(first.Origin);
            await visitor.GetAsync($"{LoginWorld.Callback}?state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");
            handle = visitor.Cookie("razorokta")!;
            await visitor.GetAsync(LoginWorld.Logout);
        }

        await using var second = await StartAsync(provider, state);
        var returning = new Visitor(second.Origin);
        returning.Plant("razorokta", handle);
        (await IsSignedInAsync(returning)).Should().BeFalse();
    }

    [Fact]
    public async Task sessions_lie_encrypted_and_under_names_that_open_nothing()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        await using var web = await StartAsync(provider, state);
        await new Visitor(web.Origin).GetAsync(
            $"{LoginWorld.Callback}?state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");

        var file = Directory.GetFiles(state["sessions"]).Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(file)).Should().NotContain("john").And.NotContain("eyJ");
    }

    [Fact]
    public async Task a_session_that_cannot_be_kept_is_none_and_the_page_says_so()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        await using var web = await StartAsync(provider, state);
        await new Visitor(web.Origin).GetAsync("/"); // the store is made by the first who needs it
        Directory.Delete(state["sessions"], recursive: true);

        var answer = await new Visitor(web.Origin).GetAsync(
            $"{LoginWorld.Callback}?state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Reason.Should().Be("session-not-kept");
        answer.OpensSession.Should().BeFalse();
    }

    [Fact]
    public async Task logout_works_when_the_session_s_file_cannot_be_deleted_and_the_file_goes_later()
    {
        using var state = new TemporaryFolder();
        await using var provider = await StubProvider.StartAsync();
        await using var web = await StartAsync(provider, state);
        var visitor = new Visitor(web.Origin);
        await visitor.GetAsync($"{LoginWorld.Callback}?state=_State_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_State_");
        var file = Directory.GetFiles(state["sessions"]).Single();
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way")); // a folder with something in it is no file that can be deleted

        var answer = await visitor.GetAsync(LoginWorld.Logout);

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.SetCookies.Should().Contain(cookie => cookie.StartsWith("razorokta=;", StringComparison.Ordinal));
        (await IsSignedInAsync(visitor)).Should().BeFalse();
        web.Log.Text.Should().Contain("cannot be deleted");

        Directory.Delete(file, recursive: true);
        await File.WriteAllTextAsync(file, "what would come back");
        await new Visitor(web.Origin).GetAsync($"{LoginWorld.Callback}?state=_Next_&code=_Code_", "okta-oauth-nonce=_Nonce_;okta-oauth-state=_Next_");
        File.Exists(file).Should().BeFalse();
    }

    [Fact]
    public async Task two_session_cookies_are_nobody()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        (await visitor.GetAsync(LoginWorld.Profile, cookies: "razorokta=planted")).Status.Should().Be(HttpStatusCode.Redirect);
        (await visitor.GetAsync(LoginWorld.Profile, cookies: "RAZOROKTA=planted")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_new_login_gets_a_new_handle_and_kills_the_old_one()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);
        var before = visitor.Cookie("razorokta")!;

        await world.ComeBackAsync(visitor);

        visitor.Cookie("razorokta").Should().NotBe(before);
        var thief = world.NewVisitor();
        thief.Plant("razorokta", before);
        (await IsSignedInAsync(thief)).Should().BeFalse();
        (await IsSignedInAsync(visitor)).Should().BeTrue();
    }

    [Fact]
    public async Task a_refused_answer_leaves_the_session_that_is_there_alone()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);

        await world.ComeBackAsync(visitor, query: "state=_Forged_&code=_Code_");

        (await IsSignedInAsync(visitor)).Should().BeTrue();
    }

    [Fact]
    public async Task a_copied_cookie_is_dead_after_logout()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await SignedInAsync(world);
        var copy = visitor.Cookie("razorokta")!;

        await visitor.GetAsync(LoginWorld.Logout);

        var thief = world.NewVisitor();
        thief.Plant("razorokta", copy);
        (await IsSignedInAsync(thief)).Should().BeFalse();
    }

    [Theory]
    [InlineData("garbage"), InlineData("CfDJ8AAAA"), InlineData("%00%ff"), InlineData("chunks-9999999")]
    public async Task garbage_in_the_cookie_is_nobody_and_is_taken_away(string value)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = world.NewVisitor();
        visitor.Plant("razorokta", value);

        (await IsSignedInAsync(visitor)).Should().BeFalse();
        visitor.Cookie("razorokta").Should().BeNull();
    }

    [Fact]
    public async Task the_cookie_of_a_session_that_is_over_is_taken_away_and_a_glance_leaves_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        var visitor = await SignedInAsync(world);
        clock.Advance(TimeSpan.FromHours(2));

        (await visitor.GetAsync("/authorization-code/session")).SetCookies.Should().BeEmpty();
        await visitor.GetAsync("/");
        visitor.Cookie("razorokta").Should().BeNull();
    }

    private static Task<WebHost> StartAsync(StubProvider provider, TemporaryFolder state) => WebHost.StartAsync(_ =>
        new WebHostSettings { OktaUrl = provider.Url, Issuer = provider.Issuer, StateDir = state.Path });

    private static async Task<Visitor> SignedInAsync(LoginWorld world)
    {
        var visitor = world.NewVisitor();
        (await world.ComeBackAsync(visitor)).OpensSession.Should().BeTrue();
        return visitor;
    }

    private static async Task<bool> IsSignedInAsync(Visitor visitor) =>
        (await visitor.GetAsync(LoginWorld.Profile)).Status == HttpStatusCode.OK;
}
