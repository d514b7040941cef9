using System.Text.Json;
using RazorOkta.Certify;
using RazorOkta.Certify.Judging;
using RazorOkta.Certify.Running;
using Outcome = RazorOkta.Certify.Outcome;

namespace RazorOkta.Tests.Unit.Certify;

/// <summary>What the certificate takes for a breach. A judge that sees none would let every row pass.</summary>
public sealed class JudgingTests
{
    [Theory]
    [InlineData(nameof(Reach.Nothing), "", true)]
    [InlineData(nameof(Reach.Nothing), "token", false)]
    [InlineData(nameof(Reach.Token), "token", true)]
    [InlineData(nameof(Reach.Token), "token keys", false)]
    [InlineData(nameof(Reach.Token), "token token", false)]
    [InlineData(nameof(Reach.Keys), "token keys", true)]
    [InlineData(nameof(Reach.Keys), "token keys userinfo", false)]
    [InlineData(nameof(Reach.UserInfo), "token keys userinfo", true)]
    [InlineData(nameof(Reach.UserInfo), "token keys keys keys keys", false)]
    public void calls_end_with_the_failing_step(string reach, string calls, bool isGood)
    {
        var entries = calls.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((name, i) => new { number = i + 2, direction = "in", path = $"/oauth2/default/v1/{name}" });
        var journal = new Journal(JsonSerializer.SerializeToElement(new { entries = entries.Prepend(new { number = 1, direction = "in", path = "/oauth2/default/v1/token" }) }));

        (Calls.Exceeded(Enum.Parse<Reach>(reach), journal, mark: 1) is null).Should().Be(isGood);
    }

    [Theory]
    [InlineData("all is well", null)]
    [InlineData("the code is _Code_", "a secret of the login")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30", "a token")]
    [InlineData("System.NullReferenceException: Object", "'NullReferenceException'")]
    [InlineData("<p>Your account is locked</p>", "text of the provider: 'Your account is locked'")]
    public void an_answer_shows_nothing_that_is_not_for_everybody(string text, string? leak) => Leaks.InAnswer(text, ["_Code_"]).Should().Be(leak);

    [Theory]
    [InlineData("Cache-Control"), InlineData("Referrer-Policy"), InlineData("X-Content-Type-Options"), InlineData("Content-Security-Policy")]
    public void every_header_is_missed(string name)
    {
        var headers = new Dictionary<string, string>
        {
            ["Cache-Control"] = "no-store", ["Referrer-Policy"] = "no-referrer", ["X-Content-Type-Options"] = "nosniff", ["Content-Security-Policy"] = "frame-ancestors 'none'",
        };
        PageHeaders.Missing(new Answer(200, "", [.. headers], "")).Should().BeNull();
        headers.Remove(name);
        PageHeaders.Missing(new Answer(200, "", [.. headers], "")).Should().NotBeNull();
    }

    [Theory]
    [InlineData(nameof(Outcome.R400), true, 401), InlineData(nameof(Outcome.R400), false, 400), InlineData(nameof(Outcome.R403), true, 401), InlineData(nameof(Outcome.R403), false, 403)]
    [InlineData(nameof(Outcome.R502), true, 401), InlineData(nameof(Outcome.R502), false, 502), InlineData(nameof(Outcome.R503), true, 503), InlineData(nameof(Outcome.R504), false, 504)]
    public void each_outcome_has_its_status(string outcome, bool atCallback, int status) => FailurePages.StatusOf(Enum.Parse<Outcome>(outcome), atCallback).Should().Be(status);
}
