using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Faults;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>Front-channel logouts that are wrong in one thing.</summary>
public sealed class FaultFrontchannelTests : OrgUnderTest
{
    private const string Address = "http://localhost:3000/frontchannel-logout";
    private const string RpInitiated = "oidcc-client-test-rp-frontchannel-rpinitlogout";
    private const string OpInitiated = "oidcc-client-test-rp-frontchannel-opinitlogout";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients = [base.Definition.Clients[0] with { FrontchannelLogoutUri = Address, FrontchannelLogoutSessionRequired = true }, base.Definition.Clients[1]],
    };

    public static TheoryData<string> OnFrames() => [.. FaultTableTests.Names(changes => changes.Any(change => change.StartsWith("frontchannel.", StringComparison.Ordinal)))];

    [Theory, MemberData(nameof(OnFrames))]
    public async Task an_armed_fault_changes_what_it_names_and_nothing_else(string name)
    {
        var isAtTheOrg = name == OpInitiated;
        var (healthy, sid) = await FrameAsync(isAtTheOrg);
        healthy.Should().BeEquivalentTo(new Dictionary<string, string> { ["iss"] = DefaultServer, ["sid"] = sid });
        using var armed = Server.Org.Arm(name);
        var (faulty, faultySid) = await FrameAsync(isAtTheOrg);

        var changes = FaultTableTests.ChangesOf(name).Where(change => change.StartsWith("frontchannel.", StringComparison.Ordinal)).Select(change => change.Split('.', '=')[2]);
        var expected = new Dictionary<string, string> { ["iss"] = DefaultServer, ["sid"] = faultySid };
        faulty.Keys.Union(expected.Keys).Where(key => faulty.GetValueOrDefault(key) != expected.GetValueOrDefault(key)).Should().BeEquivalentTo(changes);
        (await FaultsInTheJournalAsync()).Should().Equal(name);

        armed.Dispose();
        var (after, afterSid) = await FrameAsync(isAtTheOrg);
        after.Should().BeEquivalentTo(new Dictionary<string, string> { ["iss"] = DefaultServer, ["sid"] = afterSid });
    }

    [Theory]
    [InlineData(RpInitiated, false, true), InlineData(RpInitiated, true, false), InlineData(OpInitiated, true, true), InlineData(OpInitiated, false, false)]
    public async Task who_has_begun_the_logout_makes_a_difference(string name, bool isAtTheOrg, bool applies)
    {
        using var armed = Server.Org.Arm(name);
        (await FrameAsync(isAtTheOrg)).Query.ContainsKey("x_unheard_of").Should().Be(applies);
    }

    [Fact]
    public async Task a_fault_for_another_client_or_used_up_leaves_it_alone()
    {
        using var other = Server.Org.Arm(new FaultOrder("frontchannel-wrong-iss-or-sid") { Client = PublicClient });
        (await FrameAsync()).Query["iss"].Should().Be(DefaultServer);
        using var once = Server.Org.Arm(new FaultOrder("frontchannel-wrong-iss-or-sid") { Times = 1 });
        (await FrameAsync()).Query["iss"].Should().Be(DefaultServer + "1");
        (await FrameAsync()).Query["iss"].Should().Be(DefaultServer);
    }

    [Fact]
    public async Task a_client_that_is_not_told_the_session_has_nothing_to_change_and_is_not_counted()
    {
        using var armed = Server.Org.Arm(new FaultOrder("frontchannel-wrong-iss-or-sid") { Times = 1 });
        Server.Org.Change(now => now with { Clients = [now.Clients[0] with { FrontchannelLogoutSessionRequired = false }, now.Clients[1]] });
        (await FrameAsync()).Query.Should().BeEmpty();
        Server.Org.Change(now => now with { Clients = [now.Clients[0] with { FrontchannelLogoutSessionRequired = true }, now.Clients[1]] });
        (await FrameAsync()).Query["iss"].Should().Be(DefaultServer + "1");
    }

    [Fact]
    public async Task a_user_named_after_the_fault_meets_it_and_nobody_else()
    {
        (await FrameAsync(user: "fault+frontchannel-wrong-iss-or-sid:wrong-sid")).Query["sid"].Should().EndWith("1").And.StartWith("ses");
        var (healthy, sid) = await FrameAsync();
        healthy["sid"].Should().Be(sid);
    }

    [Fact]
    public async Task the_way_back_can_be_wrong_while_frames_are_loaded()
    {
        using var armed = Server.Org.Arm("oidcc-client-test-rp-init-logout-other-state");
        var tokens = await TokensAsync();
        var page = await LogoutPageAsync(tokens.GetProperty("id_token").GetString()!);
        FrontchannelLogoutTests.Refresh(page).Should().Be($"1; url={AppRoot}?state=another-state");
        FrontchannelLogoutTests.Frames(page).Should().ContainSingle();
    }

    private async Task<(Dictionary<string, string> Query, string Sid)> FrameAsync(bool isAtTheOrg = false, string? user = null)
    {
        using var authorized = await AuthorizeAsync(("sessionToken", await SessionTokenAsync(user ?? "john")));
        using var answer = await RedeemAsync(QueryOf(authorized)["code"]);
        var idToken = (await JsonAsync(answer)).GetProperty("id_token");
        var page = isAtTheOrg ? await Browser.GetStringAsync("/login/signout") : await LogoutPageAsync(idToken.GetString()!);
        var query = QueryHelpers.ParseQuery(new Uri(FrontchannelLogoutTests.Frames(page).Single()).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return (query, ClaimsOf(idToken).TryGetProperty("sid", out var sid) ? sid.GetString()! : "");
    }

    private Task<string> LogoutPageAsync(string hint) =>
        Browser.GetStringAsync($"{DefaultServer}/v1/logout?id_token_hint={hint}&post_logout_redirect_uri={Uri.EscapeDataString(AppRoot)}&state=_LogoutState_");

    private async Task<IReadOnlyList<string?>> FaultsInTheJournalAsync() =>
        [.. (await JsonAsync(await Browser.GetAsync("/_mock/journal"))).GetProperty("entries").EnumerateArray()
            .SelectMany(entry => entry.GetProperty("faults").EnumerateArray()).Select(fault => fault.GetString())];
}
