using System.Text.Json;
using FluentAssertions;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Faults;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Faults that show over several answers, or in other response modes.</summary>
public sealed class FaultLoginTests : IClassFixture<FaultServer>, IDisposable
{
    private readonly FaultServer _server;
    private readonly MockOktaWorld _world;
    private readonly FaultyLogin _login;

    public FaultLoginTests(FaultServer server)
    {
        _server = server;
        _world = server.Server.CreateWorld();
        _login = new FaultyLogin(_world.Url);
    }

    [Theory]
    [InlineData("query"), InlineData("fragment"), InlineData("form_post")]
    public async Task the_response_is_changed_in_every_mode(string mode)
    {
        await ArmAsync("fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-state-fails");
        var fields = FaultyLogin.AuthorizeFields(await _login.AuthorizeAsync(mode));
        fields["state"].ToString().Should().Be("_State_-altered");
        (await _login.TokenAsync(fields["code"].ToString())).Status.Should().Be(200);
    }

    [Fact]
    public async Task a_posted_message_is_changed_too()
    {
        await ArmAsync("callback-error-codes:access_denied");
        var page = (await _login.AuthorizeAsync("okta_post_message")).Text;
        page.Should().Contain("\"error\":\"access_denied\"").And.NotContain("\"code\"");
    }

    [Fact]
    public async Task the_code_of_the_first_login_comes_with_the_state_of_the_second()
    {
        using var first = new FaultyLogin(_world.Url) { State = "_First_" };
        using var second = new FaultyLogin(_world.Url) { State = "_Second_", User = "john" };
        await ArmAsync("callback-code-swapped-between-attempts");
        FaultyLogin.AuthorizeFields(await first.AuthorizeAsync()).Should().ContainKey("error").And.NotContainKey("code");
        var fields = FaultyLogin.AuthorizeFields(await second.AuthorizeAsync());
        fields["state"].ToString().Should().Be("_Second_");
        var token = (await second.TokenAsync(fields["code"].ToString())).Member("id_token");
        WireDifference.Decode(token.Split('.')[1])!.Value.GetProperty("name").GetString().Should().Be("George Washington");
    }

    [Fact]
    public async Task a_fault_for_one_login_meets_it_also_when_it_is_armed_in_the_middle()
    {
        using var meant = new FaultyLogin(_world.Url) { State = "_Meant_" };
        using var other = new FaultyLogin(_world.Url) { State = "_Other_" };
        var (meantCode, otherCode) = (await meant.CodeAsync(), await other.CodeAsync());
        using var fault = _world.Org.Arm(new FaultOrder("token-type-unsupported:mac") { State = "_Meant_" });
        (await other.TokenAsync(otherCode)).Member("token_type").Should().Be("Bearer");
        (await meant.TokenAsync(meantCode)).Member("token_type").Should().Be("mac");
    }

    [Fact]
    public async Task a_key_set_at_a_path_of_its_own_is_found_there_while_the_fault_is_on()
    {
        var handle = await ArmAsync("oidcc-client-test-discovery-jwks-uri-keys");
        var (one, other) = ((await _login.DiscoveryAsync()).Member("jwks_uri"), (await _login.DiscoveryAsync()).Member("jwks_uri"));
        one.Should().NotBe(other);
        (await _login.GetAsync(one)).Text.Should().Be((await _login.KeysAsync()).Text);
        var ownPath = new Uri(one).AbsolutePath.Split('/')[^1];
        using var journal = JsonDocument.Parse((await _login.GetAsync($"{_world.Url}/_mock/journal")).Text);
        journal.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("path").GetString())
            .Should().ContainSingle(path => path!.EndsWith(ownPath, StringComparison.Ordinal), "the journal has the address that was asked for");
        await _login.Http.DeleteAsync($"{_world.Url}/_mock/faults/{handle}");
        (await _login.GetAsync(one)).Status.Should().Be(404);
    }

    [Fact]
    public async Task an_access_token_is_good_for_one_call_until_it_is_refreshed()
    {
        await ArmAsync("oidcc-client-test-refresh-token");
        var tokens = await _login.TokenAsync(await _login.CodeAsync());
        (await _login.UserInfoAsync(tokens.Member("access_token"))).Status.Should().Be(200);
        (await _login.UserInfoAsync(tokens.Member("access_token"))).Status.Should().Be(401);
        var refreshed = await _login.RefreshAsync(tokens.Member("refresh_token"));
        (await _login.UserInfoAsync(refreshed.Member("access_token"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task a_fault_of_refreshing_leaves_the_login_alone()
    {
        await ArmAsync("oidcc-client-test-refresh-token-invalid-issuer");
        var tokens = await _login.TokenAsync(await _login.CodeAsync());
        IssuerOf(tokens).Should().Be(_login.Issuer);
        IssuerOf(await _login.RefreshAsync(tokens.Member("refresh_token"))).Should().Be(_login.Issuer + "1");

        static string? IssuerOf(WireAnswer answer) => WireDifference.Decode(answer.Member("id_token").Split('.')[1])!.Value.GetProperty("iss").GetString();
    }

    [Fact]
    public async Task what_comes_again_is_of_the_login_before_and_not_of_its_refreshing()
    {
        await ArmAsync("id-token-nonce-of-other-attempt:whole-token");
        var first = await _login.TokenAsync(await _login.CodeAsync());
        (await _login.RefreshAsync(first.Member("refresh_token"))).Member("id_token").Should().NotBe(first.Member("id_token"));
        (await _login.TokenAsync(await _login.CodeAsync())).Member("id_token").Should().Be(first.Member("id_token"));
    }

    [Fact]
    public async Task the_journal_names_a_fault_where_a_refresh_token_comes_again_and_not_before()
    {
        await ArmAsync("refresh-rotation-race");
        var refreshToken = (await _login.TokenAsync(await _login.CodeAsync())).Member("refresh_token");
        (await _login.RefreshAsync(refreshToken)).Status.Should().Be(200);
        (await _login.RefreshAsync(refreshToken)).Status.Should().Be(400);
        var journal = (await _login.GetAsync($"{_world.Url}/_mock/journal?path=/v1/token")).Json!.Value.GetProperty("entries").EnumerateArray();
        journal.Select(entry => entry.GetProperty("faults").GetArrayLength()).Should().Equal(0, 0, 1);
    }

    [Theory]
    [InlineData("oidcc-client-test-rp-init-logout-other-state"), InlineData("http-redirected:302@logout")]
    public async Task a_login_reaches_to_its_logout(string name)
    {
        using var healthy = new FaultyLogin(_world.Url);
        using var named = new FaultyLogin(_world.Url) { User = $"fault+{name}" };
        var (other, its) = (await IdTokenAsync(healthy), await IdTokenAsync(named));
        var usual = (await healthy.LogoutAsync(other)).Headers["Location"];
        usual.Should().EndWith("state=_LogoutState_");
        (await named.LogoutAsync(its)).Headers["Location"].Should().NotBe(usual);
        (await healthy.LogoutAsync(other)).Headers["Location"].Should().Be(usual, "it is another login");

        _world.Org.Change(definition => definition with { Clients = [definition.Clients[0] with { Faults = [name] }] });
        (await healthy.LogoutAsync(other)).Headers["Location"].Should().NotBe(usual, "the client has it for good");
    }

    [Fact]
    public async Task a_login_reaches_to_what_becomes_of_its_tokens()
    {
        using var healthy = new FaultyLogin(_world.Url);
        using var named = new FaultyLogin(_world.Url) { User = "fault+logout-provider-unreachable:revoke-503" };
        var (other, its) = (await healthy.TokenAsync(await healthy.CodeAsync()), await named.TokenAsync(await named.CodeAsync()));
        (await named.RevokeAsync(its.Member("refresh_token"))).Status.Should().Be(503);
        (await healthy.RevokeAsync(other.Member("refresh_token"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task a_canary_writes_down_who_came()
    {
        (await _login.GetAsync($"{_world.Url}/_mock/canary")).Text.Should().Be("""{"visits":[]}""");
        (await _login.GetAsync($"{_world.Url}/_mock/canary/picture")).Status.Should().Be(200);
        await _login.Http.PostAsync($"{_world.Url}/_mock/canary/redirect", new StringContent("code=secret"));
        var visits = (await _login.GetAsync($"{_world.Url}/_mock/canary")).Json!.Value.GetProperty("visits").EnumerateArray().ToList();
        visits.Select(visit => $"{visit.GetProperty("method").GetString()} {visit.GetProperty("id").GetString()}").Should().Equal("GET picture", "POST redirect");
        (await _login.GetAsync($"{_server.Server.Url}/_mock/canary")).Text.Should().Be("""{"visits":[]}""", "canaries belong to their world");
    }

    [Fact]
    public async Task a_canary_answers_as_an_attacker_would_and_tells_what_was_brought()
    {
        (await _login.GetAsync($"{_world.Url}/_mock/canary/jku")).Json!.Value.GetProperty("keys").GetArrayLength().Should().Be(1);
        (await _login.GetAsync($"{_world.Url}/_mock/canary/x5u")).Text.Should().Contain("BEGIN CERTIFICATE");
        (await _login.GetAsync($"{_world.Url}/_mock/canary/session-changed")).Text.Should().Contain("\"changed\"");
        await _login.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{_world.Url}/_mock/canary/claims") { Headers = { Authorization = new("Bearer", "_Token_") } });
        var visits = (await _login.GetAsync($"{_world.Url}/_mock/canary")).Json!.Value.GetProperty("visits").EnumerateArray();
        visits.Select(visit => visit.GetProperty("carriedAuthorization").GetBoolean()).Should().Equal(false, false, false, true);
    }

    [Fact]
    public async Task who_has_visited_a_canary_is_not_for_other_sites()
    {
        var answer = await _login.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{_world.Url}/_mock/canary") { Headers = { { "Origin", "https://stranger.example" } } });
        answer.Status.Should().Be(403);
    }

    [Fact]
    public async Task the_bait_of_distributed_claims_leads_to_the_canary()
    {
        await ArmAsync("oidcc-client-test-distributed-claims");
        var answer = await _login.UserInfoAsync((await _login.TokenAsync(await _login.CodeAsync())).Member("access_token"));
        var source = answer.Json!.Value.GetProperty("_claim_sources").GetProperty("src1").GetProperty("endpoint").GetString();
        source.Should().Be($"{_world.Url}/_mock/canary/claims");
        (await _login.GetAsync(source!)).Json!.Value.GetProperty("credit_score").GetInt32().Should().Be(650);
    }

    public void Dispose()
    {
        _login.Dispose();
        _world.Dispose();
    }

    private Task<string> ArmAsync(string name) => FaultTableTests.ArmAsync(_login.Http, _world.Url, name);

    private static async Task<string> IdTokenAsync(FaultyLogin login) => (await login.TokenAsync(await login.CodeAsync())).Member("id_token");
}
