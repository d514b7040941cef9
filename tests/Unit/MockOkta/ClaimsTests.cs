using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Claims beyond Okta's own: groups, profile, address and phone, and those that a custom server defines.</summary>
public sealed class ClaimsTests : OrgUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        Groups = ["Staff", "Staff Admins", "Guests"],
        Users =
        [
            SeededUsers.All[0],
            SeededUsers.All[1] with
            {
                Groups = ["Staff", "Staff Admins"],
                Profile = new Dictionary<string, JsonNode?>
                {
                    ["department"] = "Law", ["phone_number"] = "+1 555 415 1337", ["address"] = new JsonObject { ["locality"] = "Quincy" }, ["iss"] = "https://evil.example",
                },
            },
        ],
        AuthorizationServers =
        [
            new()
            {
                Id = "default", Scopes = ["orders.read"],
                Claims =
                [
                    new ClaimDefinition { Name = "teams", GroupsMatching = "Staff.*" },
                    new ClaimDefinition { Name = "exactly", GroupsMatching = "Staff" },
                    new ClaimDefinition { Name = "department", FromProfile = "department", In = ClaimTarget.AccessToken },
                    new ClaimDefinition { Name = "tier", Value = 7, In = ClaimTarget.AccessToken, Scopes = ["orders.read"] },
                ],
            },
        ],
    };

    [Fact]
    public async Task a_custom_server_adds_what_it_defines_where_it_says()
    {
        var tokens = await TokensAsync();
        var (id, access) = (ClaimsOf(tokens.GetProperty("id_token")), ClaimsOf(tokens.GetProperty("access_token")));
        id.GetProperty("teams").ToString().Should().Be("[\"Staff\",\"Staff Admins\"]");
        id.GetProperty("exactly").ToString().Should().Be("[\"Staff\"]", "the whole name is compared");
        id.TryGetProperty("department", out _).Should().BeFalse();
        access.GetProperty("department").GetString().Should().Be("Law");
        access.TryGetProperty("teams", out _).Should().BeFalse();
        access.TryGetProperty("tier", out _).Should().BeFalse("its scope was not granted");
        ClaimsOf((await TokensAsync(("scope", "openid orders.read"))).GetProperty("access_token")).GetProperty("tier").GetInt32().Should().Be(7);
    }

    [Fact]
    public async Task userinfo_has_the_profile_and_what_the_scopes_name_and_nothing_in_the_place_of_the_protocol_s()
    {
        var claims = await UserInfoClaimsAsync("openid profile address phone");
        claims.GetProperty("department").GetString().Should().Be("Law");
        claims.GetProperty("phone_number").GetString().Should().Be("+1 555 415 1337");
        claims.GetProperty("address").GetProperty("locality").GetString().Should().Be("Quincy");
        claims.GetProperty("teams").GetArrayLength().Should().Be(2);
        claims.TryGetProperty("iss", out _).Should().BeFalse();
        (await UserInfoClaimsAsync("openid profile")).TryGetProperty("address", out _).Should().BeFalse();
    }

    [Fact]
    public async Task the_org_server_knows_the_scope_groups()
    {
        using var answer = await PostAsWebClientAsync($"{Url}/oauth2/v1/token", TokenRequest(await CodeAsync($"{Url}/oauth2", ("scope", "openid groups"))));
        var tokens = await JsonAsync(answer);
        ClaimsOf(tokens.GetProperty("id_token")).GetProperty("groups").ToString().Should().Be("[\"Everyone\",\"Staff\",\"Staff Admins\"]");
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!, $"{Url}/oauth2");
        (await JsonAsync(userInfo)).GetProperty("groups").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public async Task introspection_describes_an_id_token_until_it_expires()
    {
        var token = (await TokensAsync()).GetProperty("id_token").GetString();
        var body = await IntrospectAsync(token);
        body.GetProperty("active").GetBoolean().Should().BeTrue();
        body.GetProperty("username").GetString().Should().Be("john@acme.com");
        Clock.Advance(TimeSpan.FromHours(1));
        (await IntrospectAsync(token)).GetProperty("active").GetBoolean().Should().BeFalse();
    }

    private async Task<JsonElement> IntrospectAsync(string? token)
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", token), new("token_type_hint", "id_token")]);
        return await JsonAsync(answer);
    }

    private async Task<JsonElement> UserInfoClaimsAsync(string scope)
    {
        using var answer = await UserInfoAsync((await TokensAsync(("scope", scope))).GetProperty("access_token").GetString()!);
        return await JsonAsync(answer);
    }
}
