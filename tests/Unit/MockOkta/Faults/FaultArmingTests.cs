using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Faults;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>The ways to turn a fault on, and how far each reaches.</summary>
public sealed partial class FaultArmingTests : OrgUnderTest
{
    private const string WrongAudience = "oidcc-client-test-invalid-aud";
    private const string WrongIssuer = "oidcc-client-test-invalid-iss";
    private const string ImplicitClient = "_ImplicitClient_";
    private const string FaultyClient = "_FaultyClient_";
    private const string AskingClient = "_AskingClient_";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            .. base.Definition.Clients,
            new OidcClient
            {
                ClientId = ImplicitClient, RedirectUris = [RedirectUri], GrantTypes = [GrantType.AuthorizationCode, GrantType.Implicit],
            },
            new OidcClient { ClientId = FaultyClient, ClientSecret = WebClientSecret, RedirectUris = [RedirectUri], Faults = [WrongAudience] },
            new OidcClient { ClientId = AskingClient, ClientSecret = WebClientSecret, RedirectUris = [RedirectUri], Consent = Consent.Required },
        ],
    };

    [Fact]
    public async Task an_org_without_faults_has_none()
    {
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
        (await ArmedAsync()).Should().BeEmpty();
        (await FaultsInTheJournalAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task the_control_address_arms_lists_and_disarms()
    {
        using var armed = await ArmAsync(new { fault = WrongAudience });
        var handle = (await JsonAsync(armed)).GetProperty("handle").GetString();
        (await TokenClaimAsync("aud")).Should().Be(WebClient + "1");

        var listed = (await ArmedAsync()).Should().ContainSingle().Subject;
        listed.GetProperty("handle").GetString().Should().Be(handle);
        listed.GetProperty("applied").GetInt32().Should().Be(1);
        (await FaultsInTheJournalAsync()).Should().Equal(WrongAudience);

        (await Browser.DeleteAsync($"/_mock/faults/{handle}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await Browser.DeleteAsync($"/_mock/faults/{handle}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
    }

    [Fact]
    public async Task an_answer_that_comes_after_the_question_for_consent_is_changed_too()
    {
        using var armed = await ArmAsync(new { fault = "fapi2-security-profile-final-client-test-ensure-authorization-response-with-invalid-missing-state-fails" });
        using var asked = await AuthorizeAsync(("client_id", AskingClient), ("sessionToken", await SessionTokenAsync()));
        var page = await Browser.GetStringAsync(asked.Headers.Location);
        var user = UserInTheForm().Match(page).Groups[1].Value;
        using var answer = await Browser.PostAsync(asked.Headers.Location, Form([new("user", user), new("decision", "allow")]));
        QueryOf(answer).Keys.Should().Equal("code");
    }

    [Fact]
    public async Task what_is_armed_last_wins_and_all_can_be_disarmed_at_once()
    {
        using var first = await ArmAsync(new { fault = WrongIssuer });
        using var second = await ArmAsync(new { fault = WrongAudience });
        (await TokenClaimAsync("iss")).Should().Be(DefaultServer);
        (await Browser.DeleteAsync("/_mock/faults")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
    }

    [Fact]
    public async Task of_more_than_a_thousand_the_oldest_go()
    {
        using var oldest = Server.Org.Arm(WrongAudience);
        for (var i = 0; i < FaultBook.Capacity; i++)
        {
            Server.Org.Arm("http-slow-response");
        }

        (await ArmedAsync()).Should().HaveCount(FaultBook.Capacity).And.OnlyContain(fault => fault.GetProperty("fault").GetString() == "http-slow-response");
    }

    [Fact]
    public async Task disarming_all_ends_a_user_s_fault_and_leaves_a_client_s()
    {
        using var answer = await RedeemAsync(await CodeOfAsync("fault+oidcc-client-test-userinfo-invalid-sub"));
        var tokens = await JsonAsync(answer);
        (await Browser.DeleteAsync("/_mock/faults")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        (await JsonAsync(userInfo)).GetProperty("sub").GetString().Should().Be(ClaimsOf(tokens.GetProperty("id_token")).GetProperty("sub").GetString());
        using var faulty = await RedeemAsFaultyClientAsync();
        ClaimsOf((await JsonAsync(faulty)).GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(FaultyClient + "1");
    }

    [Fact]
    public async Task a_client_whose_registration_loses_its_fault_is_well()
    {
        using var faulty = await RedeemAsFaultyClientAsync();
        Server.Org.Change(now => now with { Clients = [.. now.Clients.Select(client => client with { Faults = [] })] });
        using var well = await RedeemAsFaultyClientAsync();
        ClaimsOf((await JsonAsync(well)).GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(FaultyClient);
    }

    [Fact]
    public async Task a_client_s_fault_outlives_a_reset()
    {
        (await Browser.PostAsync("/_mock/reset", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var faulty = await RedeemAsFaultyClientAsync();
        ClaimsOf((await JsonAsync(faulty)).GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(FaultyClient + "1");
    }

    [Fact]
    public async Task skip_and_times_count_exchanges()
    {
        using var armed = await ArmAsync(new { fault = WrongAudience, skip = 1, times = 2 });
        var seen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            seen.Add(await TokenClaimAsync("aud"));
        }

        seen.Should().Equal(WebClient, WebClient + "1", WebClient + "1", WebClient);
    }

    [Fact]
    public async Task the_list_says_how_many_are_left_to_skip_and_to_change()
    {
        using var armed = await ArmAsync(new { fault = WrongAudience, skip = 1, times = 2 });
        var left = new List<(int Skip, int Times)> { Left(await JsonAsync(armed)) };
        for (var i = 0; i < 4; i++)
        {
            await TokensAsync();
            left.Add(Left((await ArmedAsync()).Single()));
        }

        left.Should().Equal((1, 2), (0, 2), (0, 1), (0, 0), (0, 0));
        static (int Skip, int Times) Left(JsonElement fault) => (fault.GetProperty("skip").GetInt32(), fault.GetProperty("times").GetInt32());
    }

    [Fact]
    public async Task what_is_left_is_the_case_s_own_where_the_order_says_nothing_and_null_without_end()
    {
        using var once = await ArmAsync(new { fault = "oidcc-client-test-signing-key-rotation" });
        (await JsonAsync(once)).GetProperty("times").GetInt32().Should().Be(1);
        using var later = await ArmAsync(new { fault = "discovery-refresh-turns-bad:issuer" });
        (await JsonAsync(later)).GetProperty("skip").GetInt32().Should().Be(1);
        (await JsonAsync(later)).GetProperty("times").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task an_exchange_that_had_nothing_to_change_is_not_counted()
    {
        using var armed = await ArmAsync(new { fault = WrongAudience, times = 1 });
        using var refused = await RedeemAsync("no-such-code");
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await TokenClaimAsync("aud")).Should().Be(WebClient + "1");
        var listed = (await ArmedAsync()).Single();
        (listed.GetProperty("met").GetInt32(), listed.GetProperty("applied").GetInt32()).Should().Be((1, 1));
    }

    [Fact]
    public async Task the_order_s_times_go_before_the_case_s_own()
    {
        using var armed = await ArmAsync(new { fault = "oidcc-client-test-signing-key-rotation", times = 2 });
        var kids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            kids.Add(HeaderOf((await TokensAsync()).GetProperty("id_token")).GetProperty("kid").GetString()!);
        }

        kids.Distinct().Should().HaveCount(3);
        kids[3].Should().Be(kids[2]);
    }

    [Fact]
    public async Task requests_without_a_name_meet_a_client_s_fault_for_a_minute_after_its_last_exchange()
    {
        using var armed = await ArmAsync(new { fault = "oidcc-client-test-discovery-issuer-mismatch", client = WebClient });
        (await IssuerInMetadataAsync()).Should().Be(DefaultServer, "the client has not come yet");
        await TokensAsync();
        Clock.Advance(TimeSpan.FromSeconds(59));
        (await IssuerInMetadataAsync()).Should().Be(DefaultServer + "INVALID");
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await IssuerInMetadataAsync()).Should().Be(DefaultServer);
    }

    [Fact]
    public async Task a_request_for_metadata_that_says_whose_it_is_meets_the_faults_of_that_client_alone()
    {
        using var armed = await ArmAsync(new { fault = "oidcc-client-test-discovery-issuer-mismatch", client = WebClient });
        await TokensAsync();
        (await IssuerInMetadataAsync($"?client_id={PublicClient}")).Should().Be(DefaultServer);
        (await IssuerInMetadataAsync($"?client_id={WebClient}")).Should().Be(DefaultServer + "INVALID");
    }

    [Fact]
    public async Task a_bundle_is_counted_by_its_tokens_and_not_by_the_keys_that_belong_to_them()
    {
        using var armed = await ArmAsync(new { fault = "jwks-unfit-key:use-enc", times = 1 });
        for (var i = 0; i < 3; i++)
        {
            using var keys = await Browser.GetAsync($"{DefaultServer}/v1/keys");
            (await JsonAsync(keys)).GetProperty("keys").EnumerateArray().Last().GetProperty("use").GetString().Should().Be("enc");
        }

        var published = HeaderOf((await TokensAsync()).GetProperty("id_token")).GetProperty("kid").GetString();
        HeaderOf((await TokensAsync()).GetProperty("id_token")).GetProperty("kid").GetString().Should().NotBe(published, "the first was signed with the added key");
    }

    [Fact]
    public async Task faults_of_different_endpoints_do_not_stand_in_each_other_s_way()
    {
        using var first = await ArmAsync(new { fault = WrongAudience });
        using var second = await ArmAsync(new { fault = "http-error-status:503", endpoint = "userinfo" });
        var tokens = await TokensAsync();
        ClaimsOf(tokens.GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(WebClient + "1");
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        userInfo.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task the_endpoint_of_an_order_goes_before_the_case_s_own()
    {
        using var armed = await ArmAsync(new { fault = "logout-provider-unreachable:revoke-503", endpoint = "introspect" });
        using var introspected = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", "x")]);
        introspected.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        using var revoked = await PostAsWebClientAsync($"{DefaultServer}/v1/revoke", [new("token", "x")]);
        revoked.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_fault_for_one_client_leaves_the_others_alone()
    {
        using var armed = await ArmAsync(new { fault = WrongIssuer, client = PublicClient });
        (await TokenClaimAsync("iss")).Should().Be(DefaultServer);
        using var other = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(
            await CodeAsync(("client_id", PublicClient), ("code_challenge", Challenge), ("code_challenge_method", "S256")),
            ("client_id", PublicClient), ("code_verifier", Verifier))));
        ClaimsOf((await JsonAsync(other)).GetProperty("id_token")).GetProperty("iss").GetString().Should().Be(DefaultServer + "1");
    }

    [Fact]
    public async Task a_fault_for_one_state_meets_that_login_from_its_first_answer_to_its_last()
    {
        using var armed = await ArmAsync(new { fault = "oidcc-client-test-userinfo-invalid-sub", state = "_OtherState_" });
        (await SubOfUserInfoAsync("_State_")).Should().Be("00uJohnAdams00000001");
        (await SubOfUserInfoAsync("_OtherState_")).Should().Be("00uJohnAdams000000011");
    }

    [Fact]
    public async Task a_client_that_is_registered_with_a_fault_has_it_always()
    {
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await RedeemAsFaultyClientAsync();
            ClaimsOf((await JsonAsync(answer)).GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(FaultyClient + "1");
        }
    }

    [Fact]
    public async Task a_user_named_after_a_fault_signs_in_as_a_twin_and_that_login_is_faulty()
    {
        using var form = await Browser.PostAsync("/login/login.htm", Form([new("username", "fault+" + WrongAudience), new("password", Password)]));
        form.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var session = await Browser.GetAsync(form.Headers.Location);
        using var first = await AuthorizeAsync();
        using var faulty = await RedeemAsync(QueryOf(first)["code"]);
        var claims = ClaimsOf((await JsonAsync(faulty)).GetProperty("id_token"));
        claims.GetProperty("aud").GetString().Should().Be(WebClient + "1");
        claims.GetProperty("name").GetString().Should().Be("George Washington");

        using var second = await AuthorizeAsync();
        using var healthy = await RedeemAsync(QueryOf(second)["code"]);
        ClaimsOf((await JsonAsync(healthy)).GetProperty("id_token")).GetProperty("aud").GetString().Should().Be(WebClient, "the next login of the same session is another one");
    }

    [Fact]
    public async Task the_case_of_its_letters_does_not_matter_to_the_name() =>
        (await AuthnAsync($"Fault+{WrongAudience}", Password)).StatusCode.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task the_user_name_works_at_the_authentication_api_too_and_reaches_user_info()
    {
        using var answer = await RedeemAsync(await CodeOfAsync("fault+oidcc-client-test-userinfo-invalid-sub@acme.com"));
        var tokens = await JsonAsync(answer);
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        (await JsonAsync(userInfo)).GetProperty("sub").GetString().Should().Be(ClaimsOf(tokens.GetProperty("id_token")).GetProperty("sub").GetString() + "1");
        (await SubOfUserInfoAsync("_State_")).Should().Be("00uJohnAdams00000001", "another login is another matter");
    }

    [Theory]
    [InlineData("fault+no-such-fault", Password)]
    [InlineData("FAULT+no-such-fault", Password)]
    [InlineData("fault+tls-bad-certificate", Password)]
    [InlineData("fault+" + WrongAudience, "wrong")]
    public async Task a_name_that_cannot_be_armed_is_nobody(string username, string password)
    {
        using var answer = await AuthnAsync(username, password);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Theory]
    [InlineData("oidcc-client-test-invalid-iss")]
    [InlineData("id-token-alg-none-variants:NoNe")]
    [InlineData("http-not-json:html@jwks")]
    public async Task an_issuer_of_its_own_says_so_in_its_metadata(string fault)
    {
        using var metadata = await Browser.GetAsync($"/f/{fault}/oauth2/default/.well-known/openid-configuration");
        var document = await JsonAsync(metadata);
        document.GetProperty("issuer").GetString().Should().Be($"{Url}/f/{fault}/oauth2/default");
        document.GetProperty("token_endpoint").GetString().Should().StartWith($"{Url}/f/{fault}/oauth2/default/v1/");
        document.GetProperty("mock_okta_fault").GetString().Should().Be(fault);
        using var keys = await Browser.GetAsync($"/f/{fault}/oauth2/default/v1/keys");
        (await keys.Content.ReadAsStringAsync()).Should().NotContain("mock_okta_fault");
        (await JsonAsync(await Browser.GetAsync("/oauth2/default/.well-known/openid-configuration"))).TryGetProperty("mock_okta_fault", out _).Should().BeFalse();
    }

    [Fact]
    public async Task an_issuer_of_its_own_has_the_fault_on_every_login_also_after_a_reset()
    {
        for (var i = 0; i < 2; i++)
        {
            using var login = new FaultyLogin($"{Url}/f/{WrongAudience}");
            (await ClaimOfWebClientAsync(login.Issuer, "aud")).Should().Be(WebClient + "1");
            (await ClaimOfWebClientAsync(login.Issuer, "iss")).Should().Be(login.Issuer);
            (await Browser.PostAsync($"/f/{WrongAudience}/_mock/reset", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await TokenClaimAsync("aud")).Should().Be(WebClient, "the org itself is the honest twin");
    }

    [Fact]
    public async Task an_issuer_of_its_own_follows_the_org()
    {
        using var before = await Browser.GetAsync($"/f/{WrongAudience}/oauth2/default/v1/keys");
        Server.Org.Change(definition => definition with { Users = [new OktaUser { Login = "new@acme.com", Password = Password }] });
        using var authn = await Browser.PostAsync($"/f/{WrongAudience}/api/v1/authn", Json(JsonSerializer.Serialize(new { username = "new", password = Password })));
        authn.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/f/no-such-fault/oauth2/default/v1/keys", "no-such-fault")]
    [InlineData("/f/oidcc-client-test-invalid-isss/oauth2/default/v1/keys", "oidcc-client-test-invalid-iss")]
    [InlineData("/f/oidcc-client-test/oauth2/default/v1/keys", "journal")]
    [InlineData("/f/session-fixation/oauth2/default/v1/keys", "sends to the relying party")]
    [InlineData("/f/tls-bad-certificate/oauth2/default/v1/keys", "mockOkta.https")]
    public async Task an_issuer_that_cannot_be_is_an_error_that_says_why(string path, string named)
    {
        using var answer = await Browser.GetAsync(path);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.NotFound, "E0000007");
        (await answer.Content.ReadAsStringAsync()).Should().Contain(named);
    }

    [Theory]
    [InlineData("""{"fault":"oidcc-client-test-invalid-is"}""", "oidcc-client-test-invalid-iss")]
    [InlineData("""{"fault":"id-token-alg-none-variants:nOnEe"}""", "nOnE")]
    [InlineData("""{"fault":"http-slow-response:first-byte@tokens"}""", "token")]
    [InlineData("""{"fault":"http-unreachable:refused","endpoint":"discovery"}""", "Aim it at")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","endpoint":"jwks"}""", "idtoken")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","client":"_WebClien_"}""", "_WebClient_")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","skip":-1}""", "skip")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","times":"often"}""", "times")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","times":0}""", "times")]
    [InlineData("""{"fault":"oidcc-client-test-invalid-iss","tims":1}""", "tims")]
    [InlineData("""{"fault":"http-not-json:html@jwks","endpoint":"token"}""", "another: 'token'")]
    [InlineData("""{"fault":7}""", "fault")]
    [InlineData("{}", "fault")]
    [InlineData("""{"fault":"callback-replayed"}""", "sends to the relying party")]
    [InlineData("""{"fault":"oidcc-client-test-client-secret-basic"}""", "journal")]
    [InlineData("""{"fault":"tls-bad-certificate"}""", "mockOkta.https")]
    public async Task an_order_that_is_not_understood_is_an_error_that_lists_what_may_be_meant(string body, string named)
    {
        using var answer = await Browser.PostAsync("/_mock/faults", Json(body));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Contain(named);
        (await ArmedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task worlds_do_not_share_faults()
    {
        using var world = Server.CreateWorld();
        using var armed = await Browser.PostAsJsonAsync($"{world.Url}/_mock/faults", new { fault = WrongAudience });
        armed.StatusCode.Should().Be(HttpStatusCode.Created);
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
        (await ClaimOfWebClientAsync($"{world.Url}/oauth2/default", "aud")).Should().Be(WebClient + "1");
    }

    [Fact]
    public async Task an_issuer_of_a_world_is_the_world_s()
    {
        using var world = Server.CreateWorld();
        (await ClaimOfWebClientAsync($"{world.Url}/f/{WrongAudience}/oauth2/default", "iss")).Should().Be($"{world.Url}/f/{WrongAudience}/oauth2/default");
        (await ClaimOfWebClientAsync($"{world.Url}/f/{WrongAudience}/oauth2/default", "aud")).Should().Be(WebClient + "1");
    }

    [Theory]
    [InlineData("id_token token"), InlineData("id_token")]
    public async Task a_token_that_comes_by_the_browser_is_changed_too(string responseType)
    {
        using var armed = await ArmAsync(new { fault = WrongAudience });
        using var answer = await AuthorizeAsync(("client_id", ImplicitClient), ("response_type", responseType), ("sessionToken", await SessionTokenAsync()));
        var fields = Fields(answer.Headers.Location!.Fragment.TrimStart('#'));
        var claims = WireDifference.Decode(fields["id_token"].Split('.')[1])!.Value;
        claims.GetProperty("aud").GetString().Should().Be(ImplicitClient + "1");
        Signatures.IsRs256OfAny(await JsonAsync(await Browser.GetAsync($"{DefaultServer}/v1/keys")), fields["id_token"]).Should().BeTrue();
    }

    [Theory]
    [InlineData("code id_token", "callback-error-codes:access_denied")]
    [InlineData("code id_token token", "callback-error-text-hostile:html")]
    [InlineData("id_token token", "callback-error-codes:server_error")]
    [InlineData("code id_token token", "callback-code-swapped-between-attempts")]
    [InlineData("code id_token token", "par-required-or-failing:required")]
    public async Task nothing_of_a_success_stands_beside_an_error(string responseType, string fault)
    {
        using var armed = await ArmAsync(new { fault });
        using var answer = await AuthorizeAsync(
            ("client_id", ImplicitClient), ("response_type", responseType), ("sessionToken", await SessionTokenAsync()),
            ("code_challenge", Challenge), ("code_challenge_method", "S256"));
        Fields(answer.Headers.Location!.Fragment.TrimStart('#')).Keys.Except(["error", "error_description"]).Should().Equal("state");
        (await FaultsInTheJournalAsync()).Should().Equal(fault);
    }

    [Fact]
    public async Task a_token_that_comes_by_the_browser_is_of_no_refreshing()
    {
        using var armed = await ArmAsync(new { fault = "oidcc-client-test-refresh-token-invalid-issuer" });
        using var answer = await AuthorizeAsync(("client_id", ImplicitClient), ("response_type", "id_token"), ("sessionToken", await SessionTokenAsync()));
        var claims = WireDifference.Decode(Fields(answer.Headers.Location!.Fragment.TrimStart('#'))["id_token"].Split('.')[1])!.Value;
        claims.GetProperty("iss").GetString().Should().Be(DefaultServer);
    }

    [Fact]
    public async Task a_login_by_the_hosted_page_knows_the_server_that_it_began_at()
    {
        using var waiting = await AuthorizeAsync();
        using var form = await Browser.PostAsync(waiting.Headers.Location, Form([new("username", "fault+callback-iss-not-advertised:right"), new("password", Password)]));
        using var session = await Browser.GetAsync(form.Headers.Location);
        using var answer = await Browser.GetAsync(session.Headers.Location);
        QueryOf(answer)["iss"].Should().Be(DefaultServer);
    }

    [Fact]
    public async Task a_reset_disarms_all()
    {
        using var armed = await ArmAsync(new { fault = WrongAudience });
        (await Browser.PostAsync("/_mock/reset", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await TokenClaimAsync("aud")).Should().Be(WebClient);
        (await ArmedAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task net_code_arms_until_it_disposes()
    {
        using (Server.Org.Arm(WrongAudience))
        {
            (await TokenClaimAsync("aud")).Should().Be(WebClient + "1");
        }

        (await TokenClaimAsync("aud")).Should().Be(WebClient);
        Server.Org.Invoking(org => org.Arm("no-such-fault")).Should().Throw<ArgumentException>().WithMessage("*Did you mean*");
    }

    [Fact]
    public async Task the_catalogue_is_there_to_be_read()
    {
        var catalogue = (await JsonAsync(await Browser.GetAsync("/_mock/faults/catalogue"))).GetProperty("faults");
        catalogue.EnumerateArray().Select(known => known.GetProperty("id").GetString()).Should().Equal(FaultCatalogue.Ids);
    }

    [Fact]
    public async Task faults_are_for_this_machine_alone()
    {
        Browser.DefaultRequestHeaders.Add("Origin", Stranger);
        using var answer = await ArmAsync(new { fault = WrongAudience });
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private Task<HttpResponseMessage> ArmAsync(object order) => Browser.PostAsJsonAsync("/_mock/faults", order);

    private async Task<IReadOnlyList<JsonElement>> ArmedAsync() =>
        [.. (await JsonAsync(await Browser.GetAsync("/_mock/faults"))).GetProperty("faults").EnumerateArray().Where(fault => fault.GetProperty("armedBy").GetString() != "client")];

    private async Task<string?> IssuerInMetadataAsync(string query = "") =>
        (await JsonAsync(await Browser.GetAsync($"{DefaultServer}/.well-known/openid-configuration{query}"))).GetProperty("issuer").GetString();

    private async Task<IReadOnlyList<string?>> FaultsInTheJournalAsync() =>
        [.. (await JsonAsync(await Browser.GetAsync("/_mock/journal"))).GetProperty("entries").EnumerateArray()
            .SelectMany(entry => entry.GetProperty("faults").EnumerateArray()).Select(fault => fault.GetString())];

    private async Task<string> TokenClaimAsync(string claim) => ClaimsOf((await TokensAsync()).GetProperty("id_token")).GetProperty(claim).GetString()!;

    private async Task<string?> SubOfUserInfoAsync(string state)
    {
        using var answer = await UserInfoAsync((await TokensAsync(("state", state))).GetProperty("access_token").GetString()!);
        return (await JsonAsync(answer)).GetProperty("sub").GetString();
    }

    private async Task<string> CodeOfAsync(string username)
    {
        using var authn = await AuthnAsync(username, Password);
        var sessionToken = (await JsonAsync(authn)).GetProperty("sessionToken").GetString();
        using var answer = await AuthorizeAsync(("sessionToken", sessionToken));
        return QueryOf(answer)["code"];
    }

    private async Task<HttpResponseMessage> RedeemAsFaultyClientAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DefaultServer}/v1/token") { Content = Form(TokenRequest(await CodeAsync(("client_id", FaultyClient)))) };
        request.Headers.Authorization = Basic(FaultyClient, WebClientSecret);
        return await Browser.SendAsync(request);
    }

    /// <summary>A login at another issuer of this server.</summary>
    private async Task<string?> ClaimOfWebClientAsync(string issuer, string claim)
    {
        var org = issuer[..issuer.IndexOf("/oauth2", StringComparison.Ordinal)];
        using var authn = await Browser.PostAsync($"{org}/api/v1/authn", Json(JsonSerializer.Serialize(new { username = "john", password = Password })));
        var sessionToken = (await JsonAsync(authn)).GetProperty("sessionToken").GetString();
        using var authorize = await Browser.GetAsync(QueryHelpers.AddQueryString($"{issuer}/v1/authorize", AuthorizeRequest(("sessionToken", sessionToken))));
        using var tokens = await PostAsWebClientAsync($"{issuer}/v1/token", TokenRequest(QueryOf(authorize)["code"]));
        return ClaimsOf((await JsonAsync(tokens)).GetProperty("id_token")).GetProperty(claim).GetString();
    }

    [GeneratedRegex("name=\"user\" value=\"([^\"]+)\"")]
    private static partial Regex UserInTheForm();
}
