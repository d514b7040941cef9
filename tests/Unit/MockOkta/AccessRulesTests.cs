using System.Net;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Who may use an application and for what: assignment, policies, scopes, hints and contexts; and the issuer in the answer.</summary>
public sealed class AccessRulesTests : OrgUnderTest
{
    private const string NoPolicy = "Policy evaluation failed for this request, please check the policy configurations.";

    private string Custom => $"{Url}/oauth2/custom";

    protected override OrgDefinition Definition => base.Definition with
    {
        Groups = ["Staff"],
        Users = [SeededUsers.All[0] with { Groups = ["Staff"] }, SeededUsers.All[1]],
        Clients =
        [
            base.Definition.Clients[0] with { GrantTypes = [GrantType.AuthorizationCode, GrantType.ClientCredentials, GrantType.Password, GrantType.Implicit] },
            new OidcClient { ClientId = "_StaffOnly_", ClientSecret = "_Secret_", RedirectUris = [RedirectUri], AssignedGroups = ["Staff"], GrantTypes = [GrantType.AuthorizationCode, GrantType.Password] },
        ],
        AuthorizationServers =
        [
            new() { Id = "default" },
            new()
            {
                Id = "custom", IssuerInResponse = true, Scopes = ["orders.read", "orders.write"],
                Policies =
                [
                    new AccessPolicy { Clients = ["_StaffOnly_"] },
                    new AccessPolicy { Clients = [WebClient], Groups = ["Staff"], GrantTypes = [GrantType.AuthorizationCode], AccessTokenLifetime = TimeSpan.FromMinutes(5) },
                    new AccessPolicy { Clients = [WebClient], GrantTypes = [GrantType.ClientCredentials], Scopes = ["orders.read"] },
                ],
            },
        ],
    };

    [Theory]
    [InlineData("george", null)]
    [InlineData("john", "User is not assigned to the client application.")]
    public async Task only_members_of_assigned_groups_are_let_in(string user, string? refusal)
    {
        using var answer = await AuthorizeAsync(("client_id", "_StaffOnly_"), ("sessionToken", await SessionTokenAsync(user)));
        ShouldBe(answer, refusal);
        using var direct = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(
        [
            new("grant_type", "password"), new("username", user), new("password", Password), new("scope", "openid"), new("client_id", "_StaffOnly_"), new("client_secret", "_Secret_"),
        ]));
        direct.StatusCode.Should().Be(refusal is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("george", null)]
    [InlineData("john", NoPolicy)]
    public async Task the_first_policy_that_fits_lets_in_and_none_lets_nobody(string user, string? refusal)
    {
        using var answer = await AuthorizeAsync(Custom, ("sessionToken", await SessionTokenAsync(user)));
        ShouldBe(answer, refusal);
    }

    [Theory]
    [InlineData("client_credentials", "orders.read", null)]
    [InlineData("client_credentials", "orders.read orders.write", NoPolicy)]
    [InlineData("password", "openid", NoPolicy)]
    public async Task policies_hold_at_the_token_endpoint_too(string grantType, string scope, string? refusal)
    {
        using var answer = await PostAsWebClientAsync(
            $"{Custom}/v1/token", [new("grant_type", grantType), new("scope", scope), new("username", "george"), new("password", Password)]);
        if (refusal is null)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }
        else
        {
            await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "access_denied", refusal);
        }
    }

    [Fact]
    public async Task a_hybrid_request_needs_a_policy_for_both_of_its_flows()
    {
        using var answer = await AuthorizeAsync(Custom, ("response_type", "code id_token"), ("sessionToken", await SessionTokenAsync("george")));
        Fields(answer.Headers.Location!.Fragment.TrimStart('#'))["error_description"].Should().Be(NoPolicy);
    }

    [Fact]
    public async Task a_policy_shortens_the_access_token()
    {
        using var authorized = await AuthorizeAsync(Custom, ("sessionToken", await SessionTokenAsync("george")));
        using var answer = await PostAsWebClientAsync($"{Custom}/v1/token", TokenRequest(QueryOf(authorized)["code"]));
        var tokens = await JsonAsync(answer);
        tokens.GetProperty("expires_in").GetInt32().Should().Be(300);
        Clock.Advance(TimeSpan.FromMinutes(5));
        using var late = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!, Custom);
        late.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("orders.read", null)]
    [InlineData("openid orders.write", null)]
    [InlineData("profile orders.read", "invalid_scope")]
    [InlineData("offline_access", "invalid_scope")]
    [InlineData("groups openid", "invalid_scope")]
    public async Task scopes_of_a_custom_server(string scope, string? error)
    {
        using var answer = await AuthorizeAsync(Custom, ("scope", scope), ("sessionToken", await SessionTokenAsync("george")));
        QueryOf(answer).GetValueOrDefault("error").Should().Be(error);
    }

    [Fact]
    public async Task plain_oauth_brings_no_id_token()
    {
        using var authorized = await AuthorizeAsync(Custom, ("scope", "orders.read"), ("sessionToken", await SessionTokenAsync("george")));
        using var answer = await PostAsWebClientAsync($"{Custom}/v1/token", TokenRequest(QueryOf(authorized)["code"]));
        (await JsonAsync(answer)).TryGetProperty("id_token", out _).Should().BeFalse();
    }

    [Fact]
    public async Task the_issuer_stands_in_answers_and_errors_where_the_server_says_so()
    {
        using var good = await AuthorizeAsync(Custom, ("sessionToken", await SessionTokenAsync("george")));
        QueryOf(good)["iss"].Should().Be(Custom);
        using var bad = await AuthorizeAsync(Custom, ("scope", "nonsense"));
        QueryOf(bad)["iss"].Should().Be(Custom);
        using var elsewhere = await AuthorizeAsync(("prompt", "none"));
        QueryOf(elsewhere).Should().NotContainKey("iss");
        using var metadata = await Browser.GetAsync($"{Custom}/.well-known/openid-configuration");
        (await JsonAsync(metadata)).GetProperty("authorization_response_iss_parameter_supported").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task a_hint_names_who_is_meant()
    {
        var georges = await IdTokenAsync("george");
        using var same = await AuthorizeAsync(("id_token_hint", georges), ("prompt", "none"));
        ShouldBe(same, null);

        await SignInAsync("john");
        using var silently = await AuthorizeAsync(("id_token_hint", georges), ("prompt", "none"));
        QueryOf(silently)["error"].Should().Be("login_required");
        using var asked = await AuthorizeAsync(("id_token_hint", georges));
        asked.Headers.Location!.AbsolutePath.Should().Be("/login/login.htm");
        (await Browser.GetStringAsync(asked.Headers.Location)).Should().Contain("value=\"george@acme.com\"");

        await SignInAsync("john");
        using var stubborn = await Browser.GetAsync(QueryOf(asked)["fromURI"]);
        QueryOf(stubborn)["error"].Should().Be("login_required");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMHUifQ.")]
    public async Task a_hint_that_is_not_ours_is_refused(string hint)
    {
        using var answer = await AuthorizeAsync(("id_token_hint", hint), ("sessionToken", await SessionTokenAsync()));
        QueryOf(answer)["error"].Should().Be("invalid_request");
    }

    [Fact]
    public async Task the_context_asked_for_is_claimed_and_one_with_two_factors_only_when_there_were_two()
    {
        using var answer = await RedeemAsync(await CodeAsync(("acr_values", "urn:okta:loa:1fa:any urn:okta:loa:2fa:any")));
        ClaimsOf((await JsonAsync(answer)).GetProperty("id_token")).GetProperty("acr").GetString().Should().Be("urn:okta:loa:1fa:any");
        using var silently = await AuthorizeAsync(("acr_values", "urn:okta:loa:2fa:any"), ("prompt", "none"));
        QueryOf(silently)["error"].Should().Be("login_required");
        using var afterSignIn = await AuthorizeAsync(("acr_values", "urn:okta:loa:2fa:any"), ("sessionToken", await SessionTokenAsync()));
        QueryOf(afterSignIn)["error"].Should().Be("access_denied");
    }

    private async Task<string> IdTokenAsync(string user)
    {
        using var authorized = await AuthorizeAsync(("sessionToken", await SessionTokenAsync(user)));
        return (await JsonAsync(await RedeemAsync(QueryOf(authorized)["code"]))).GetProperty("id_token").GetString()!;
    }

    private static void ShouldBe(HttpResponseMessage answer, string? refusal)
    {
        var fields = QueryOf(answer);
        fields.ContainsKey("code").Should().Be(refusal is null);
        fields.GetValueOrDefault("error").Should().Be(refusal is null ? null : "access_denied");
        fields.GetValueOrDefault("error_description").Should().Be(refusal);
    }
}
