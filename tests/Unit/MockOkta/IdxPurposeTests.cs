using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>What a sign-in of the Identity Engine is for, and what it ends in.</summary>
public sealed partial class IdxPurposeTests : IdxUnderTest
{
    [Fact]
    public async Task the_interaction_code_becomes_tokens_with_what_was_asked_for()
    {
        var tokens = await TokensForAsync(await SignedInPageAsync());
        var claims = ClaimsOf(tokens.GetProperty("id_token"));
        claims.GetProperty("nonce").GetString().Should().Be("_Nonce_");
        claims.GetProperty("aud").GetString().Should().Be(PageClient);
        claims.GetProperty("sub").GetString().Should().Be("00uJohn");
        claims.GetProperty("amr").EnumerateArray().Select(method => method.GetString()).Should().Equal("pwd");
        tokens.GetProperty("scope").GetString()!.Split(' ').Should().BeEquivalentTo("openid", "profile", "email");
    }

    [Theory]
    [InlineData("code_verifier", "fedcba9876543210fedcba9876543210fedcba98765")]
    [InlineData("client_id", WebClient)]
    [InlineData("redirect_uri", RedirectUri + "/other")]
    public async Task the_code_is_bound_to_what_was_asked_with(string name, string value)
    {
        using var answer = await RedeemInteractionAsync((await SignedInPageAsync()).InteractionCode!, (name, value));
        answer.IsSuccessStatusCode.Should().BeFalse();
    }

    [Fact]
    public async Task a_server_with_a_secret_redeems_what_its_page_was_given()
    {
        var page = await SubmitAsync(await BeginAsync(("client_id", WebClient)), "identify", NameAndPassword("john"));
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "interaction_code", ["interaction_code"] = page.InteractionCode, ["redirect_uri"] = RedirectUri, ["code_verifier"] = Verifier,
        };
        using var answer = await PostAsWebClientAsync($"{DefaultServer}/v1/token", form);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task who_is_not_assigned_to_the_application_gets_no_code()
    {
        ChangeClient(client => client with { AssignedGroups = ["Staff"] });
        var page = await SignedInPageAsync();
        page.MessageKey.Should().Be("idx.error.user.not.assigned.to.app");
        page.InteractionCode.Should().BeNull();
        page.Forms.Should().BeEmpty();
    }

    [Fact]
    public async Task the_policies_of_the_authorization_server_hold()
    {
        Server.Org.Change(definition => definition with
        {
            AuthorizationServers = [definition.AuthorizationServers[0] with { Policies = [new AccessPolicy { GrantTypes = [GrantType.AuthorizationCode] }] }],
        });
        var page = await SignedInPageAsync();
        page.Status.Should().Be(HttpStatusCode.Forbidden);
        page.MessageKey.Should().Be("security.access_denied");
    }

    [Fact]
    public async Task a_hosted_page_signs_in_by_its_state_token_and_the_authorize_request_goes_on()
    {
        var page = await IntrospectAsync(await StateTokenAsync(), "stateToken");
        page.Body.GetProperty("app").GetProperty("value").GetProperty("id").GetString().Should().Be(WebClient);
        page = await SubmitAsync(page, "identify", NameAndPassword("john"));
        page.Body.TryGetProperty("successWithInteractionCode", out _).Should().BeFalse();
        using var before = await Browser.GetAsync("/api/v1/sessions/me");
        before.StatusCode.Should().Be(HttpStatusCode.NotFound, "the session comes with the navigation");

        using var redirect = await Browser.GetAsync(Success(page));
        using var last = await Browser.GetAsync(redirect.Headers.Location);
        last.Headers.Location!.ToString().Should().StartWith(RedirectUri);
        QueryOf(last).Should().ContainKey("code").And.Contain("state", "_State_");
    }

    [Fact]
    public async Task a_hosted_success_is_good_for_one_navigation()
    {
        var page = await SubmitAsync(await IntrospectAsync(await StateTokenAsync(), "stateToken"), "identify", NameAndPassword("john"));
        using var first = await Browser.GetAsync(Success(page));
        first.StatusCode.Should().Be(HttpStatusCode.Redirect);

        using var thief = NewBrowser();
        using var second = await thief.GetAsync(Success(page));
        second.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        second.Headers.Contains("Set-Cookie").Should().BeFalse();
        (await IntrospectAsync(page.StateHandle, "stateToken")).MessageKey.Should().Be("idx.session.expired");
    }

    [Fact]
    public async Task a_state_token_opens_no_session_before_the_sign_in_is_complete()
    {
        using var answer = await Browser.GetAsync($"/login/token/redirect?stateToken={await StateTokenAsync()}");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task each_page_that_is_shown_has_a_state_token_of_its_own() => (await StateTokenAsync()).Should().NotBe(await StateTokenAsync());

    [Fact]
    public async Task worlds_do_not_know_each_others_sign_ins()
    {
        using var world = Server.CreateWorld(Definition);
        using var interact = await Browser.PostAsync($"{world.Url}/oauth2/default/v1/interact", Form(InteractRequest()));
        var handle = (await JsonAsync(interact)).GetProperty("interaction_handle").GetString()!;
        (await IntrospectAsync(handle)).MessageKey.Should().Be("idx.session.expired");

        var page = await PostAsync($"{world.Url}/idp/idx/introspect", new() { ["interactionHandle"] = handle });
        page.Form("identify").GetProperty("href").GetString().Should().Be($"{world.Url}/idp/idx/identify");
        page = await SubmitAsync(page, "identify", NameAndPassword("john"));
        page.Body.GetProperty("successWithInteractionCode").GetProperty("href").GetString().Should().Be($"{world.Url}/oauth2/default/v1/token");
    }

    [Fact]
    public async Task an_application_gets_nothing_that_the_person_has_not_allowed()
    {
        ChangeClient(client => client with { Consent = Consent.Required });
        var page = await SignedInPageAsync();
        page.Forms.Should().Equal("consent");
        page.Form("consent").GetProperty("scopes").EnumerateArray().Select(scope => scope.GetProperty("name").GetString()).Should().Equal("openid", "profile", "email");
        page.Form("consent").GetProperty("value")[0].GetProperty("options")[0].GetProperty("value").GetBoolean().Should().BeTrue();
        (await SubmitAsync(page, "consent")).Status.Should().Be(HttpStatusCode.BadRequest);

        var denied = await SubmitAsync(page, "consent", new() { ["consent"] = false });
        denied.MessageKey.Should().Be("security.access_denied");
        denied.InteractionCode.Should().BeNull();

        (await SubmitAsync(await SignedInPageAsync(), "consent", new() { ["consent"] = true })).InteractionCode.Should().NotBeNull();
        (await SignedInPageAsync()).InteractionCode.Should().NotBeNull("the answer is remembered");
    }

    [Fact]
    public async Task two_factors_that_the_client_asks_for_are_asked_for_whatever_the_policy_says()
    {
        Server.Org.Change(definition => definition with
        {
            SignOn = new SignOnPolicy { RequireMfa = false },
            Users = [definition.Users[0] with { Factors = [new Factor { Type = FactorType.GoogleOtp, Secret = Secret }] }],
        });
        var asked = ("acr_values", (string?)"urn:okta:loa:2fa:any");
        var page = await SubmitAsync(await BeginAsync(asked), "identify", NameAndPassword("john"));
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(TotpNow()));
        ClaimsOf((await TokensForAsync(page)).GetProperty("id_token")).GetProperty("acr").GetString().Should().Be("urn:okta:loa:2fa:any");

        Server.Org.Change(definition => definition with { Users = [definition.Users[0] with { Factors = [] }] });
        page = await SubmitAsync(await BeginAsync(asked), "identify", NameAndPassword("john"));
        page.MessageKey.Should().Be("security.access_denied");
    }

    [Fact]
    public async Task the_journal_hides_the_code_of_a_form_and_knows_the_attempt_by_it()
    {
        var page = await SignedInPageAsync();
        await TokensForAsync(page);
        using var answer = await Browser.GetAsync("/_mock/journal?attempt=_State_");
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().NotContain(page.InteractionCode).And.NotContain(page.StateHandle).And.NotContain(Password);
        (await JsonAsync(answer)).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("path").GetString()).Should().Equal(
            "/oauth2/default/v1/interact", "/idp/idx/introspect", "/idp/idx/identify", "/oauth2/default/v1/token");
    }

    private static string Success(IdxPage page) => page.Body.GetProperty("success").GetProperty("href").GetString()!;

    private void ChangeClient(Func<OidcClient, OidcClient> change) =>
        Server.Org.Change(definition => definition with { Clients = [change(definition.Clients[0]), .. definition.Clients.Skip(1)] });

    private async Task<string> StateTokenAsync()
    {
        using var authorize = await AuthorizeAsync();
        var html = await Browser.GetStringAsync(authorize.Headers.Location);
        return StateToken().Match(html).Groups[1].Value;
    }

    [GeneratedRegex("data-state-token=\"([^\"]+)\"")]
    private static partial Regex StateToken();
}
