using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Faults;
using RazorOkta.MockOkta.Oidc.Backchannel;
using RazorOkta.MockOkta.Org;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Logout tokens that are wrong in one thing, on their way to a client.</summary>
public sealed class FaultLogoutTokenTests(FaultServer server) : IClassFixture<FaultServer>
{
    public static TheoryData<string> OnLogoutTokens() =>
        [.. FaultTableTests.Names(changes => changes.Any(change => change.StartsWith("logouttoken.", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(OnLogoutTokens))]
    public async Task an_armed_fault_changes_what_it_names_and_nothing_else(string name)
    {
        using var world = server.Server.CreateWorld();
        var healthy = Write(world.Org);
        using var armed = world.Org.Arm(name);
        var faulty = Write(world.Org);
        armed.Dispose();
        var after = Write(world.Org);

        var changes = FaultTableTests.ChangesOf(name).Where(change => change.StartsWith("logouttoken.", StringComparison.Ordinal)).Select(change => change.Split('=')[0]).ToList();
        var signs = changes.Contains("logouttoken.sign");
        WireDifference.OfTokens("logouttoken", healthy["logout_token"], faulty["logout_token"])
            .Should().BeEquivalentTo(signs ? Header(name) : changes.Where(change => !change.Contains(".field.", StringComparison.Ordinal)));
        faulty.Keys.Except(["logout_token"]).Should().BeEquivalentTo(changes.Where(change => change.Contains(".field.", StringComparison.Ordinal)).Select(change => change.Split('.')[2]));
        WireDifference.OfTokens("logouttoken", healthy["logout_token"], after["logout_token"]).Should().BeEmpty();
        using var login = new FaultyLogin(world.Url);
        Signatures.IsRs256OfAny((await login.KeysAsync()).Json, faulty["logout_token"]).Should().Be(!signs);
    }

    [Fact]
    public async Task it_is_what_goes_over_the_wire()
    {
        using var world = server.Server.CreateWorld();
        world.Org.Change(definition => definition with { Clients = [definition.Clients[0] with { BackchannelLogoutUri = $"{world.Url}/_mock/canary/logout" }] });
        using var login = new FaultyLogin(world.Url);
        await FaultTableTests.ArmAsync(login.Http, world.Url, "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud");
        using var sent = await login.Http.PostAsJsonAsync($"{world.Url}/_mock/backchannel-logout", new { client = FaultyLogin.Client, sub = "00uJohnAdams00000001" });
        sent.StatusCode.Should().Be(HttpStatusCode.OK);

        var journal = (await login.GetAsync($"{world.Url}/_mock/journal")).Json!.Value.GetProperty("entries").EnumerateArray();
        var outgoing = journal.Single(entry => entry.GetProperty("path").GetString()!.StartsWith("http", StringComparison.Ordinal));
        outgoing.GetProperty("requestBody").GetProperty("logout_token").GetProperty("claims").GetProperty("aud").GetString().Should().Be(FaultyLogin.Client + "1");
        outgoing.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).Should().Equal("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud");
    }

    [Fact]
    public void a_fault_for_another_client_or_used_up_leaves_it_alone()
    {
        using var world = server.Server.CreateWorld();
        world.Org.Change(definition => definition with { Clients = [.. definition.Clients, new OidcClient { ClientId = "_Other_", RedirectUris = [FaultyLogin.RedirectUri] }] });
        var healthy = Write(world.Org)["logout_token"];
        using var other = world.Org.Arm(new FaultOrder("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud") { Client = "_Other_" });
        using var ofOneLogin = world.Org.Arm(new FaultOrder("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud") { State = "_State_" });
        WireDifference.OfTokens("logouttoken", healthy, Write(world.Org)["logout_token"]).Should().BeEmpty();
        using var once = world.Org.Arm(new FaultOrder("oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud") { Times = 1 });
        WireDifference.OfTokens("logouttoken", healthy, Write(world.Org)["logout_token"]).Should().NotBeEmpty();
        WireDifference.OfTokens("logouttoken", healthy, Write(world.Org)["logout_token"]).Should().BeEmpty();
    }

    /// <summary>Without a kid of the org's own, another signature also changes the header.</summary>
    private static string[] Header(string name) =>
        name.EndsWith("-alg-none", StringComparison.Ordinal) ? ["logouttoken.header.alg"] : ["logouttoken.header.alg", "logouttoken.header.kid"];

    private Dictionary<string, string> Write(MockOrg org)
    {
        var claims = LogoutToken.Claims("00uJohnAdams00000001", "a-session", FaultyLogin.Client, org.DefaultIssuer, server.Time.GetUtcNow());
        var form = org.Backchannel.Write(new LogoutDelivery(FaultyLogin.Client, new Uri("http://127.0.0.1:1/"), claims));
        return QueryHelpers.ParseQuery(form).ToDictionary(field => field.Key, field => field.Value.ToString());
    }
}
