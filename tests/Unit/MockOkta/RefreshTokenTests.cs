using System.Net;
using System.Text.Json;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The refresh token grant (RFC 6749 6), for a client whose token stays and for one whose token rotates.</summary>
public sealed class RefreshTokenTests : OrgUnderTest
{
    private const string Spa = "_Spa_";
    private const string Offline = "openid profile email offline_access";
    private const string Invalid = "The refresh token is invalid or expired.";

    private static readonly string[] Refreshing = [GrantType.AuthorizationCode, GrantType.RefreshToken];

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            base.Definition.Clients[0] with { GrantTypes = Refreshing },
            base.Definition.Clients[1],
            new OidcClient { ClientId = Spa, RedirectUris = [RedirectUri], GrantTypes = Refreshing, RefreshTokenRotation = RefreshTokenRotation.Rotate },
            new OidcClient { ClientId = "_OtherSpa_", RedirectUris = [RedirectUri], GrantTypes = Refreshing },
        ],
        AuthorizationServers = [new() { Id = "default" }, new() { Id = "other" }],
    };

    [Fact]
    public async Task it_takes_the_scope_and_the_grant_type()
    {
        (await TokensAsync()).TryGetProperty("refresh_token", out _).Should().BeFalse("offline_access was not asked for");
        using var refused = await AuthorizeAsync(
            ("client_id", PublicClient), ("scope", Offline), ("code_challenge", Challenge), ("code_challenge_method", "S256"), ("sessionToken", await SessionTokenAsync()));
        QueryOf(refused)["error"].Should().Be("invalid_scope", "this client may not refresh");
        (await OfflineTokensAsync()).GetProperty("refresh_token").GetString().Should().HaveLength(43);
    }

    [Fact]
    public async Task tokens_of_one_family_carry_its_id()
    {
        var tokens = await OfflineTokensAsync();
        var family = ClaimsOf(tokens.GetProperty("access_token")).GetProperty("jti").GetString()!.Split('.')[2];
        family.Should().StartWith("oar");
        var refreshed = await JsonAsync(await RefreshAsync(Text(tokens)));
        ClaimsOf(refreshed.GetProperty("access_token")).GetProperty("jti").GetString().Should().EndWith($".{family}");
    }

    [Fact]
    public async Task a_refresh_brings_new_tokens_of_the_same_sign_in_without_a_nonce()
    {
        var first = await OfflineTokensAsync();
        Clock.Advance(TimeSpan.FromMinutes(90));
        using var answer = await RefreshAsync(Text(first));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var second = await JsonAsync(answer);
        second.GetProperty("scope").GetString().Should().Be(Offline);
        second.GetProperty("access_token").GetString().Should().NotBe(first.GetProperty("access_token").GetString());
        var (before, after) = (ClaimsOf(first.GetProperty("id_token")), ClaimsOf(second.GetProperty("id_token")));
        after.GetProperty("sub").GetString().Should().Be(before.GetProperty("sub").GetString());
        after.GetProperty("auth_time").GetInt64().Should().Be(before.GetProperty("auth_time").GetInt64());
        after.TryGetProperty("nonce", out _).Should().BeFalse();
        using var userInfo = await UserInfoAsync(second.GetProperty("access_token").GetString()!);
        userInfo.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_static_token_comes_back_and_its_week_begins_anew_with_each_use()
    {
        var token = Text(await OfflineTokensAsync());
        for (var week = 0; week < 3; week++)
        {
            Clock.Advance(TimeSpan.FromDays(6.9));
            Text(await JsonAsync(await RefreshAsync(token))).Should().Be(token);
        }

        Clock.Advance(TimeSpan.FromDays(7));
        await ShouldBeInvalidAsync(await RefreshAsync(token));
    }

    [Fact]
    public async Task scopes_may_be_fewer_and_never_more()
    {
        var token = Text(await OfflineTokensAsync());
        var narrow = await JsonAsync(await RefreshAsync(token, ("scope", "openid")));
        narrow.GetProperty("scope").GetString().Should().Be("openid");
        ClaimsOf(narrow.GetProperty("access_token")).GetProperty("scp").ToString().Should().Be("[\"openid\"]");
        ClaimsOf(narrow.GetProperty("id_token")).TryGetProperty("email", out _).Should().BeFalse();
        using var userInfo = await UserInfoAsync(narrow.GetProperty("access_token").GetString()!);
        (await JsonAsync(userInfo)).EnumerateObject().Select(claim => claim.Name).Should().Equal("sub");

        using var wider = await RefreshAsync(token, ("scope", "openid address"));
        await ShouldBeOAuthErrorAsync(wider, HttpStatusCode.BadRequest, "invalid_scope");
    }

    [Fact]
    public async Task it_belongs_to_its_client_and_its_server()
    {
        var token = Text(await OfflineTokensAsync());
        using var stranger = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(
        [
            new("grant_type", "refresh_token"), new("refresh_token", token), new("client_id", "_OtherSpa_"),
        ]));
        await ShouldBeInvalidAsync(stranger);
        using var elsewhere = await PostAsWebClientAsync($"{Url}/oauth2/other/v1/token", [new("grant_type", "refresh_token"), new("refresh_token", token)]);
        await ShouldBeInvalidAsync(elsewhere);
        (await RefreshAsync(token)).StatusCode.Should().Be(HttpStatusCode.OK, "a stranger's attempt must not spoil it");
    }

    [Theory]
    [InlineData("nonsense", "invalid_grant")]
    [InlineData("", "invalid_request")]
    [InlineData(null, "invalid_request")]
    public async Task without_a_good_token_there_is_nothing(string? token, string error)
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/token", [new("grant_type", "refresh_token"), new("refresh_token", token)]);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, error);
    }

    [Fact]
    public async Task rotation_brings_a_new_token_each_time_and_the_old_one_works_for_its_leeway()
    {
        var first = await SpaTokenAsync();
        var second = Text(await JsonAsync(await RefreshSpaAsync(first)));
        second.Should().NotBe(first);
        Clock.Advance(TimeSpan.FromSeconds(29));
        var again = await RefreshSpaAsync(first);
        again.StatusCode.Should().Be(HttpStatusCode.OK, "the answer may have been lost");
        (await RefreshSpaAsync(second)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_old_token_after_its_leeway_ends_the_whole_family()
    {
        var first = await SpaTokenAsync();
        var tokens = await JsonAsync(await RefreshSpaAsync(first));
        Clock.Advance(TimeSpan.FromSeconds(30));
        await ShouldBeInvalidAsync(await RefreshSpaAsync(first));
        await ShouldBeInvalidAsync(await RefreshSpaAsync(Text(tokens)));
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        userInfo.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task revoking_the_refresh_token_ends_its_access_tokens_and_not_the_other_way_round()
    {
        var tokens = await OfflineTokensAsync();
        var (access, refresh) = (tokens.GetProperty("access_token").GetString()!, Text(tokens));
        await RevokeAsync(access);
        var newer = await JsonAsync(await RefreshAsync(refresh));

        await RevokeAsync(refresh);
        await ShouldBeInvalidAsync(await RefreshAsync(refresh));
        using var userInfo = await UserInfoAsync(newer.GetProperty("access_token").GetString()!);
        userInfo.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_replayed_code_ends_its_refresh_token()
    {
        var code = await CodeAsync(("scope", Offline));
        var token = Text(await JsonAsync(await RedeemAsync(code)));
        using var replay = await RedeemAsync(code);
        await ShouldBeInvalidAsync(await RefreshAsync(token));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task it_lives_as_long_as_its_server_says(int minutes, bool lives)
    {
        Server.Org.Change(definition => definition with
        {
            AuthorizationServers = [definition.AuthorizationServers[0] with { RefreshTokenLifetime = TimeSpan.FromHours(1) }],
        });
        var token = Text(await OfflineTokensAsync());
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        (await RefreshAsync(token)).IsSuccessStatusCode.Should().Be(lives);
    }

    [Fact]
    public async Task a_suspended_user_gets_no_more_tokens()
    {
        var token = Text(await OfflineTokensAsync());
        Server.Org.Users.Change("00uJohnAdams00000001", user => user with { Status = UserStatus.Suspended });
        await ShouldBeInvalidAsync(await RefreshAsync(token));
    }

    [Fact]
    public async Task a_suspension_ends_the_session_and_what_came_of_it()
    {
        var code = await CodeAsync(("scope", Offline));
        var tokens = await OfflineTokensAsync();
        var sessionToken = await SessionTokenAsync();
        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        Server.Org.Users.Change("00uJohnAdams00000001", user => user with { Status = UserStatus.Suspended });

        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var redeemed = await RedeemAsync(code);
        await ShouldBeOAuthErrorAsync(redeemed, HttpStatusCode.BadRequest, "invalid_grant");
        foreach (var token in new[] { "access_token", "refresh_token", "id_token" })
        {
            using var told = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", tokens.GetProperty(token).GetString())]);
            (await JsonAsync(told)).GetProperty("active").GetBoolean().Should().BeFalse(token);
        }

        Server.Org.Users.Change("00uJohnAdams00000001", user => user with { Status = UserStatus.Active });
        using var late = await AuthorizeAsync(("sessionToken", sessionToken));
        QueryOf(late).Should().NotContainKey("code", "what was ended does not come back");
    }

    [Fact]
    public async Task introspection_knows_it()
    {
        var token = Text(await OfflineTokensAsync());
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", token), new("token_type_hint", "refresh_token")]);
        var body = await JsonAsync(answer);
        body.GetProperty("active").GetBoolean().Should().BeTrue();
        body.GetProperty("scope").GetString().Should().Be(Offline);
        body.GetProperty("exp").GetInt64().Should().Be(Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds());
    }

    private Task<JsonElement> OfflineTokensAsync() => TokensAsync(("scope", Offline));

    private async Task<string> SpaTokenAsync()
    {
        var code = await CodeAsync(("client_id", Spa), ("scope", Offline), ("code_challenge", Challenge), ("code_challenge_method", "S256"));
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(code, ("client_id", Spa), ("code_verifier", Verifier))));
        return Text(await JsonAsync(answer));
    }

    private Task<HttpResponseMessage> RefreshAsync(string token, params (string Name, string? Value)[] more) => PostAsWebClientAsync(
        $"{DefaultServer}/v1/token", [new("grant_type", "refresh_token"), new("refresh_token", token), .. more.Select(one => KeyValuePair.Create(one.Name, one.Value))]);

    private Task<HttpResponseMessage> RefreshSpaAsync(string token) => Browser.PostAsync(
        $"{DefaultServer}/v1/token", Form([new("grant_type", "refresh_token"), new("refresh_token", token), new("client_id", Spa)]));

    private async Task RevokeAsync(string token)
    {
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/revoke", [new("token", token)]);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task ShouldBeInvalidAsync(HttpResponseMessage answer) => ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", Invalid);

    private static string Text(JsonElement tokens) => tokens.GetProperty("refresh_token").GetString()!;
}
