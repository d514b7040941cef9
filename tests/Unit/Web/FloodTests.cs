using System.Net;
using RazorOkta.Tests.Unit.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>What strangers can make the log say: so much a minute, and nothing that hides a person's trouble.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task callbacks_of_nobody_fill_no_log_and_hide_no_login_that_was_begun()
    {
        await using var world = await LoginWorld.StartAsync();
        var stranger = world.NewVisitor();
        var references = new List<string>();
        for (var i = 0; i < 130; i++)
        {
            var answer = await stranger.GetAsync($"{LoginWorld.Callback}?code=c&state=s{i}");
            answer.Status.Should().Be(HttpStatusCode.Unauthorized);
            references.Add(answer.Body.Split("data-se=\"failure-reference\">")[1].Split('<')[0]);
        }

        var person = await ServerLogin.StartAsync(world);
        var refused = await person.FinishAsync(world, $"state={person.State}&error=access_denied");

        references.Count(reference => Lines(world, reference) == 1).Should().Be(100);
        Lines(world, "access-denied").Should().Be(1);
        refused.Reason.Should().Be("access-denied");
    }

    [Theory]
    [InlineData("x"), InlineData("CfDJ8garbage"), InlineData("%00")]
    public async Task a_garbage_antiforgery_cookie_is_one_line_without_a_stack_and_no_error(string garbage)
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = await world.SignInAsync();
        visitor.Plant("razorokta-antiforgery", garbage);

        (await visitor.GetAsync(LoginWorld.Logout, headers: ("Sec-Fetch-Site", "cross-site"))).Body.Should().Contain("Sign out?", "a page with a form");
        visitor.Plant("razorokta-antiforgery", garbage);
        (await visitor.PostAsync(LoginWorld.Logout, ("__RequestVerificationToken", garbage))).Status.Should().Be(HttpStatusCode.BadRequest);

        world.Web.Log.Lines.Should().ContainSingle(line => line.Contains("antiforgery", StringComparison.OrdinalIgnoreCase) && line.StartsWith("Warning", StringComparison.Ordinal));
        world.Web.Log.Lines.Should().NotContain(line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task refused_forms_fill_no_log()
    {
        await using var world = await LoginWorld.StartAsync();
        var visitor = world.NewVisitor();
        for (var i = 0; i < 130; i++)
        {
            await visitor.PostAsync(LoginWorld.Logout);
        }

        Lines(world, "antiforgery token is missing").Should().Be(100);
    }

    private static int Lines(LoginWorld world, string text) => world.Web.Log.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));
}
