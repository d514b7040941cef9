using System.Text;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>What the provider sees of us, in each wire profile.</summary>
public sealed class WireProfileTests
{
    [Fact]
    public async Task standard_sends_the_parameters_in_the_body_and_finds_addresses_by_discovery()
    {
        await using var world = await LoginWorld.StartAsync();

        await world.ComeBackAsync();

        world.Provider.Requests.Select(request => $"{request.Method} {request.Path}").Should().Equal(
            "GET /oauth2/default/.well-known/openid-configuration", "POST /oauth2/default/v1/token", "GET /oauth2/default/v1/keys");
        var token = world.Provider.Requests[1];
        token.Query.Should().BeEmpty();
        token.Body.Should().Be($"grant_type=authorization_code&code=_Code_&redirect_uri={Uri.EscapeDataString(world.Web.RedirectUri)}");
        token.Headers["Authorization"].Should().Be(Basic(Known.ClientId, Known.ClientSecret));
        world.Provider.Requests.Where(request => request != token).Should().NotContain(request => request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task standard_form_encodes_the_credentials()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { ClientSecret = "a b:c%d+é/" });

        await world.ComeBackAsync();

        world.Provider.Requests[1].Headers["Authorization"].Should().Be(Basic(Known.ClientId, "a+b%3Ac%25d%2B%C3%A9%2F"));
    }

    [Fact]
    public async Task okta_samples_is_the_family_to_the_letter()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { WireProfile = "okta-samples" });

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();

        world.Provider.Requests.Select(request => $"{request.Method} {request.Path}").Should().Equal(
            "POST /oauth2/default/v1/token", "GET /oauth2/default/v1/keys");
        var token = world.Provider.Requests[0];
        token.Query.Should().Be($"?grant_type=authorization_code&code=_Code_&redirect_uri={Uri.EscapeDataString(world.Web.RedirectUri)}");
        token.Body.Should().BeEmpty();
        token.Headers["Content-Length"].Should().Be("0");
        token.Headers["Content-Type"].Should().Be("application/x-www-form-urlencoded");
        token.Headers["Accept"].Should().Be("application/json");
        token.Headers["Connection"].Should().Be("close");
        token.Headers["Authorization"].Should().Be(Basic(Known.ClientId, Known.ClientSecret));
    }

    [Fact]
    public async Task okta_samples_takes_old_tokens_and_any_at_hash_as_the_family_did()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { WireProfile = "okta-samples" });
        world.Provider.Claims = claims =>
        {
            claims["iat"] = 1478388232;
            claims["at_hash"] = "n-Hk6KbagtcDdarKOVyAKQ";
        };

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
    }

    [Fact]
    public async Task okta_samples_ends_at_the_overview_and_standard_at_the_provider()
    {
        foreach (var (profile, expected) in new[] { ("okta-samples", "/"), ("standard", "/v1/logout?") })
        {
            await using var world = await LoginWorld.StartAsync(settings => settings with { WireProfile = profile });
            var visitor = world.NewVisitor();
            await world.ComeBackAsync(visitor);

            (await visitor.GetAsync(LoginWorld.Logout)).Location.Should().Contain(expected);
        }
    }

    [Fact]
    public async Task the_second_profile_is_announced_in_the_log()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { WireProfile = "okta-samples" });

        world.Web.Log.Text.Should().Contain("The wire profile okta-samples is on");
    }

    private static string Basic(string id, string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
}
