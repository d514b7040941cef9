using System.Net;

namespace RazorOkta.Tests.Unit.Web.Sessions;

/// <summary>Who asks for a protected page without a session: a person is led away, a script is told.</summary>
public sealed class ChallengeTests
{
    [Theory]
    [InlineData("Sec-Fetch-Mode", "cors"), InlineData("Sec-Fetch-Mode", "no-cors"), InlineData("Sec-Fetch-Mode", "same-origin")]
    [InlineData("X-Requested-With", "XMLHttpRequest")]
    [InlineData("Accept", "application/json"), InlineData("Accept", "application/json, text/plain, */*"), InlineData("Accept", "application/problem+json")]
    [InlineData("Accept", "text/html;q=0.5, application/json")]
    [InlineData("Sec-Purpose", "prefetch"), InlineData("Sec-Purpose", "prefetch;prerender")]
    public async Task a_script_gets_401_and_no_redirect(string header, string value)
    {
        await using var world = await LoginWorld.StartAsync();

        foreach (var page in new[] { LoginWorld.Profile, "/authorization-code/sessions" })
        {
            var answer = await world.NewVisitor().GetAsync(page, headers: (header, value));

            answer.Status.Should().Be(HttpStatusCode.Unauthorized);
            answer.Location.Should().BeNull();
            answer.SetCookies.Should().BeEmpty();
        }

        world.Provider.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Sec-Fetch-Mode", "navigate")]
    [InlineData("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8")]
    [InlineData("Accept", "*/*"), InlineData("Accept", ""), InlineData("Accept", "no such thing"), InlineData("Accept", "text/html, application/json")]
    public async Task a_person_is_led_to_the_overview(string header, string value)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().GetAsync(LoginWorld.Profile, headers: (header, value));

        answer.Status.Should().Be(HttpStatusCode.Redirect);
        answer.Location.Should().Be("/");
    }

    [Theory]
    [InlineData("HEAD", "/authorization-code/profile"), InlineData("HEAD", "/authorization-code/sessions"), InlineData("POST", "/authorization-code/sessions")]
    public async Task head_and_post_lead_nowhere(string method, string page)
    {
        await using var world = await LoginWorld.StartAsync();

        var answer = await world.NewVisitor().SendAsync(new HttpMethod(method), page);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Location.Should().BeNull();
    }
}
