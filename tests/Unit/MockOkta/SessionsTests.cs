using System.Net;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class SessionsTests : OrgUnderTest
{
    private const string Me = "/api/v1/sessions/me";

    [Fact]
    public async Task without_a_session_there_is_none()
    {
        using var answer = await Browser.GetAsync(Me);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.NotFound, "E0000007");
        (await JsonAsync(answer)).GetProperty("errorSummary").GetString().Should().Be("Not found: Resource not found: me (Session)");
    }

    [Fact]
    public async Task a_session_is_described_as_okta_does()
    {
        await SignInAsync("george");
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var answer = await Browser.GetAsync(Me);
        var session = await JsonAsync(answer);
        session.GetProperty("id").GetString().Should().StartWith("102");
        session.GetProperty("userId").GetString().Should().StartWith("00u");
        session.GetProperty("login").GetString().Should().Be("george@acme.com");
        session.GetProperty("status").GetString().Should().Be("ACTIVE");
        session.GetProperty("createdAt").GetString().Should().Be("2026-03-01T12:00:00.000Z");
        session.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T14:01:00.000Z");
        session.GetProperty("_links").GetProperty("refresh").GetProperty("href").GetString().Should().Be($"{Url}{Me}/lifecycle/refresh");
    }

    /// <summary>Session fixation: whoever has put a session's id into a browser must not share what its person opens.</summary>
    [Theory]
    [InlineData("john"), InlineData("george")]
    public async Task a_sign_in_ends_the_session_that_the_browser_had(string next)
    {
        await SignInAsync();
        using var before = await Browser.GetAsync(Me);
        var id = (await JsonAsync(before)).GetProperty("id").GetString();
        await SignInAsync(next);
        using var thief = NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, Me) { Headers = { { "Cookie", $"sid={id}" } } };
        (await thief.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_session_ends_after_two_idle_hours()
    {
        await SignInAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        using var answer = await Browser.GetAsync(Me);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", Me)]
    [InlineData("POST", Me + "/lifecycle/refresh")]
    public async Task use_keeps_a_session_alive(string method, string path)
    {
        await SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(100));
            using var used = await Browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            used.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task closing_ends_the_session_and_clears_the_cookie()
    {
        await SignInAsync();
        using var closed = await Browser.DeleteAsync(Me);
        closed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        closed.Headers.GetValues("Set-Cookie").Single().Should().StartWith("sid=;").And.Contain("1970");
        using var again = await Browser.DeleteAsync(Me);
        await ShouldBeOktaErrorAsync(again, HttpStatusCode.NotFound, "E0000007");
    }

    [Fact]
    public async Task without_the_leniency_closing_without_a_cookie_is_not_found_even_for_a_trusted_origin()
    {
        Browser.DefaultRequestHeaders.Add("Origin", AppOrigin);
        using var answer = await Browser.DeleteAsync(Me);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}

public sealed class LenientSessionsTests : OrgUnderTest
{
    protected override OrgDefinition Definition => base.Definition with { Leniencies = ["session-close-without-cookie"] };

    [Theory]
    [InlineData(AppOrigin, HttpStatusCode.NoContent)]
    [InlineData(Stranger, HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.NotFound)]
    public async Task with_the_leniency_a_trusted_origin_may_close_without_a_cookie(string? origin, HttpStatusCode expected)
    {
        if (origin is not null)
        {
            Browser.DefaultRequestHeaders.Add("Origin", origin);
        }

        using var answer = await Browser.DeleteAsync("/api/v1/sessions/me");
        answer.StatusCode.Should().Be(expected);
    }
}
