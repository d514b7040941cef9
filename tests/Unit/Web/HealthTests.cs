using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RazorOkta.Tests.Unit.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>What scripts and monitors are told, and who is called when only the operator can help.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task a_provider_whose_document_is_no_good_is_told_until_it_is_good_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await LoginWorld.StartAsync(settings => settings with { Clock = clock });
        (await HealthAsync(world)).Should().Be(("ok", null), "nobody has asked the provider yet");

        world.Provider.Metadata = json => json["issuer"] = "https://evil.example";
        await ServerLogin.StartAsync(world);
        (await HealthAsync(world)).Should().Be(("degraded", "metadata-issuer"));

        world.Provider.Metadata = _ => { };
        clock.Advance(TimeSpan.FromSeconds(2));
        await ServerLogin.StartAsync(world);
        (await HealthAsync(world)).Should().Be(("ok", null));
    }

    [Fact]
    public async Task a_provider_that_does_not_answer_is_told_though_its_document_is_known()
    {
        await using var world = await LoginWorld.StartAsync();
        await world.SignInAsync();
        (await HealthAsync(world)).Should().Be(("ok", null));

        world.Provider.Instead["/v1/token"] = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await world.ComeBackAsync();
        (await HealthAsync(world)).Should().Be(("degraded", "token-unreachable"));

        world.Provider.Instead["/v1/token"] = http => Results.Json(new { error = "invalid_grant" }, statusCode: 400).ExecuteAsync(http);
        await world.ComeBackAsync();
        (await HealthAsync(world)).Should().Be(("ok", null), "a refusal is an answer");
    }

    [Fact]
    public async Task a_login_that_gives_up_waiting_has_met_a_provider_that_does_not_answer()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { LoginTimeout = TimeSpan.FromSeconds(2.2) });
        await world.SignInAsync();
        world.Provider.Instead["/v1/token"] = http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        (await world.ComeBackAsync()).Reason.Should().Be("login-timeout");

        (await HealthAsync(world)).Should().Be(("degraded", "token-timeout"));
    }

    [Theory]
    [InlineData("invalid_client", "Error"), InlineData("unauthorized_client", "Error"), InlineData("invalid_grant", "Warning"), InlineData("server_error", "Warning")]
    public async Task what_only_the_operator_can_mend_is_an_error_in_the_log(string error, string level)
    {
        await using var world = await LoginWorld.StartAsync();
        world.Provider.Instead["/v1/token"] = http => Results.Json(new { error }, statusCode: 400).ExecuteAsync(http);

        await world.ComeBackAsync();

        world.Web.Log.Lines.Single(line => line.Contains("refused", StringComparison.Ordinal)).Should().StartWith(level);
    }

    private static async Task<(string? Status, string? Problem)> HealthAsync(LoginWorld world)
    {
        using var health = JsonDocument.Parse((await world.NewVisitor().GetAsync("/healthz")).Body);
        return (health.RootElement.GetProperty("status").GetString(), health.RootElement.GetProperty("org").GetProperty("problem").GetString());
    }
}
