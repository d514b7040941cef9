using System.Net;
using Microsoft.AspNetCore.Http;
using RazorOkta.Tests.Unit.Web.Oidc.Login;

namespace RazorOkta.Tests.Unit.Web.Oidc;

/// <summary>UserInfo adds to a profile, or adds nothing; it never decides who somebody is.</summary>
public sealed class UserInfoTests
{
    [Fact]
    public async Task it_is_asked_with_the_access_token_in_the_header_and_adds_what_the_token_lacks()
    {
        await using var world = await WorldAsync("""{"sub":"00uJohn","given_name":"Johnny","email":"other@acme.com"}""");

        var page = await ProfileAsync(world);

        page.Should().Contain("Johnny").And.Contain("john@acme.com").And.NotContain("other@acme.com");
        var request = world.Provider.Requests.Single(request => request.Path.EndsWith("/v1/userinfo", StringComparison.Ordinal));
        request.Headers["Authorization"].Should().Be("Bearer _AccessToken_");
        request.Query.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"sub":"00uJane","given_name":"Mallory"}""", "userinfo-subject")]
    [InlineData("""{"given_name":"Mallory"}""", "userinfo-subject")]
    [InlineData("""{"sub":["00uJohn","00uJane"],"given_name":"Mallory"}""", "userinfo-subject")]
    [InlineData("""{"sub":"00uJohn","sub":"00uJane","given_name":"Mallory"}""", "userinfo-malformed")]
    [InlineData("""[{"sub":"00uJohn","given_name":"Mallory"}]""", "userinfo-malformed")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMHVKb2huIiwiZ2l2ZW5fbmFtZSI6Ik1hbGxvcnkifQ.", "userinfo-malformed")]
    [InlineData("<html>Mallory</html>", "userinfo-malformed")]
    [InlineData("", "userinfo-malformed")]
    public async Task an_answer_that_is_not_right_adds_nothing(string body, string reason)
    {
        await using var world = await WorldAsync(body);

        (await ProfileAsync(world)).Should().NotContain("Mallory").And.Contain("john@acme.com");
        world.Web.Log.Lines.Should().ContainSingle(line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(500), InlineData(302)]
    public async Task a_refusal_costs_its_claims_and_not_the_login(int status)
    {
        await using var world = await WorldAsync("""{"sub":"00uJohn","given_name":"Mallory"}""", status);

        (await ProfileAsync(world)).Should().NotContain("Mallory").And.Contain("john@acme.com");
        world.Provider.Calls("/v1/userinfo").Should().Be(1);
    }

    [Fact]
    public async Task one_that_never_answers_costs_its_own_time_and_not_the_login()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { Oidc = options => options with { UserInfoTimeout = TimeSpan.FromMilliseconds(100) } });
        Offer(world, http => Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted));

        (await ProfileAsync(world)).Should().Contain("john@acme.com");
        world.Web.Log.Lines.Should().ContainSingle(line => line.Contains("userinfo-timeout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iss"), InlineData("aud"), InlineData("exp"), InlineData("roles"), InlineData("groups"), InlineData("amr"), InlineData("acr"), InlineData("auth_time"), InlineData("sid"), InlineData("_claim_sources")]
    public async Task it_says_nothing_of_what_a_token_means_or_a_user_may_do(string claim)
    {
        await using var world = await WorldAsync($$"""{"sub":"00uJohn","{{claim}}":"_Planted_"}""");

        (await ProfileAsync(world)).Should().NotContain("_Planted_");
    }

    [Fact]
    public async Task a_claim_without_end_is_dropped()
    {
        await using var world = await WorldAsync($$"""{"sub":"00uJohn","nickname":"Jo","address":"{{new string('a', 5000)}}"}""");

        (await ProfileAsync(world)).Should().Contain("Jo").And.NotContain("aaaaa");
    }

    [Fact]
    public async Task the_wire_profile_of_the_family_does_not_ask()
    {
        await using var world = await LoginWorld.StartAsync(settings => settings with { WireProfile = "okta-samples" });
        Offer(world, http => http.Response.WriteAsync("{}"));

        (await world.ComeBackAsync()).OpensSession.Should().BeTrue();
        world.Provider.Calls("/v1/userinfo").Should().Be(0);
    }

    private static async Task<LoginWorld> WorldAsync(string body, int status = 200)
    {
        var world = await LoginWorld.StartAsync();
        Offer(world, http =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            http.Response.Headers.Location = status == 302 ? $"{world.Provider.Issuer}/v1/userinfo" : default;
            return http.Response.WriteAsync(body);
        });
        return world;
    }

    private static void Offer(LoginWorld world, RequestDelegate answer)
    {
        world.Provider.Metadata = json => json["userinfo_endpoint"] = $"{world.Provider.Issuer}/v1/userinfo";
        world.Provider.Instead["/v1/userinfo"] = answer;
    }

    private static async Task<string> ProfileAsync(LoginWorld world)
    {
        var login = await ServerLogin.StartAsync(world);
        (await login.FinishAsync(world)).OpensSession.Should().BeTrue();
        return (await login.Visitor.GetAsync(LoginWorld.Profile)).Body;
    }
}
