using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>A fault that is named at the sign-in itself, at every door where one can sign in.</summary>
public sealed class FaultUserTests : IdxUnderTest
{
    private const string WrongAudience = "oidcc-client-test-invalid-aud";
    private const string WrongSubject = "oidcc-client-test-userinfo-invalid-sub";
    private const string ImplicitClient = "_ImplicitClient_";

    protected override OrgDefinition Definition => base.Definition with
    {
        Clients = [.. base.Definition.Clients, new OidcClient { ClientId = ImplicitClient, RedirectUris = [RedirectUri], GrantTypes = [GrantType.Implicit] }],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task the_identity_engine_signs_the_twin_in_and_that_login_is_faulty(bool identifierFirst)
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { IdentifierFirst = identifierFirst } });
        (await AudienceAsync(await SignInAsync("john", identifierFirst))).Should().Be(PageClient);
        (await AudienceAsync(await SignInAsync("fault+" + WrongAudience, identifierFirst))).Should().Be(PageClient + "1");
        (await AudienceAsync(await SignInAsync("john", identifierFirst))).Should().Be(PageClient, "another login is another matter");
        (await AudienceAsync(await SignInAsync("fault+" + WrongAudience, identifierFirst))).Should().Be(PageClient + "1", "and it can be had again");
    }

    [Fact]
    public async Task it_reaches_the_user_info_of_that_login()
    {
        var tokens = await TokensForAsync(await SignInAsync($"fault+{WrongSubject}@acme.com"));
        ClaimsOf(tokens.GetProperty("id_token")).GetProperty("sub").GetString().Should().StartWith("00uFault");
        using var userInfo = await UserInfoAsync(tokens.GetProperty("access_token").GetString()!);
        (await JsonAsync(userInfo)).GetProperty("sub").GetString().Should().Be(ClaimsOf(tokens.GetProperty("id_token")).GetProperty("sub").GetString() + "1");
    }

    [Theory]
    [InlineData("fault+no-such-fault")]
    [InlineData("fault+")]
    public async Task a_name_that_cannot_be_armed_is_nobody(string username) =>
        (await SignInAsync(username)).MessageKey.Should().Be("errors.E0000004");

    [Fact]
    public async Task the_twin_has_the_factors_of_the_first_user()
    {
        Server.Org.Change(definition => definition with { Users = [definition.Users[0] with { Factors = [new Factor { Type = FactorType.GoogleOtp, Secret = Secret }] }] });
        var page = await SubmitAsync(await SignInAsync("fault+" + WrongAudience), "challenge-authenticator", Passcode(TotpNow()));
        (await AudienceAsync(page)).Should().Be(PageClient + "1");
    }

    [Fact]
    public async Task who_exists_by_name_alone_can_set_up_a_factor_and_change_no_password()
    {
        Server.Org.Change(definition => definition with
        {
            Users = [definition.Users[0] with { PasswordExpiresInDays = 0 }],
            SignOn = new SignOnPolicy { RequireEnrollment = true },
        });
        var page = await SubmitAsync(await SignInAsync("fault+" + WrongAudience), "select-authenticator-enroll", Choose("autSecurityQuestion1"));
        var answer = new JsonObject { ["credentials"] = new JsonObject { ["questionKey"] = "disliked_food", ["answer"] = "pizza" } };
        (await AudienceAsync(await SubmitAsync(page, "enroll-authenticator", answer))).Should().Be(PageClient + "1");
    }

    [Fact]
    public async Task a_change_of_other_users_does_not_end_the_login()
    {
        var page = await SignInAsync("fault+" + WrongAudience);
        Server.Org.Users.Change("00uJohn", user => user with { FirstName = "Johnny" });
        (await AudienceAsync(page)).Should().Be(PageClient + "1");
    }

    [Fact]
    public async Task an_id_token_that_comes_alone_is_faulty_too()
    {
        (await AudienceOfFragmentAsync("john")).Should().Be(ImplicitClient);
        (await AudienceOfFragmentAsync("fault+" + WrongAudience)).Should().Be(ImplicitClient + "1");
        (await AudienceOfFragmentAsync("john")).Should().Be(ImplicitClient);
    }

    [Fact]
    public async Task what_is_of_an_earlier_login_is_of_the_one_before_under_the_same_name()
    {
        const string Fault = "fault+id-token-nonce-of-other-attempt";
        (await NonceOfFragmentAsync(Fault, "_First_")).Should().Be("_First_");
        (await NonceOfFragmentAsync("john", "_Other_")).Should().Be("_Other_");
        (await NonceOfFragmentAsync(Fault, "_Second_")).Should().Be("_First_");
        (await NonceOfFragmentAsync(Fault, "_Third_")).Should().Be("_Second_");
        await Browser.DeleteAsync("/_mock/faults");
        (await NonceOfFragmentAsync(Fault, "_Fourth_")).Should().Be("_Fourth_", "with the faults goes what they remember");
    }

    [Fact]
    public async Task a_code_is_swapped_between_two_logins_of_the_same_name()
    {
        const string Fault = "fault+callback-code-swapped-between-attempts";
        using var first = await AuthorizeAsync(("state", "_First_"), ("nonce", "_First_"), ("sessionToken", await SessionTokenAsync(Fault)));
        QueryOf(first).Should().Contain("error", "temporarily_unavailable").And.NotContainKey("code");
        using var second = await AuthorizeAsync(("state", "_Second_"), ("nonce", "_Second_"), ("sessionToken", await SessionTokenAsync(Fault)));
        QueryOf(second)["state"].Should().Be("_Second_");
        using var redeemed = await RedeemAsync(QueryOf(second)["code"]);
        ClaimsOf((await JsonAsync(redeemed)).GetProperty("id_token")).GetProperty("nonce").GetString().Should().Be("_First_");
    }

    [Theory]
    [InlineData("par-required-or-failing:400", HttpStatusCode.Unauthorized)]
    [InlineData("par-required-or-failing:expires-at-once", HttpStatusCode.Unauthorized)]
    [InlineData("http-error-status:503@par", HttpStatusCode.Unauthorized)]
    [InlineData("par-required-or-failing:required", HttpStatusCode.OK)]
    [InlineData("http-error-status:503@token", HttpStatusCode.OK)]
    public async Task what_is_over_before_anybody_signs_in_cannot_be_ordered_by_a_user_name(string fault, HttpStatusCode status)
    {
        using var answer = await AuthnAsync("fault+" + fault, Password);
        answer.StatusCode.Should().Be(status);
    }

    private async Task<IdxPage> SignInAsync(string username, bool identifierFirst = false)
    {
        var page = await BeginAsync();
        return identifierFirst
            ? await SubmitAsync(await SubmitAsync(page, "identify", new JsonObject { ["identifier"] = username }), "challenge-authenticator", Passcode(Password))
            : await SubmitAsync(page, "identify", NameAndPassword(username));
    }

    private async Task<string?> AudienceAsync(IdxPage page) =>
        ClaimsOf((await TokensForAsync(page)).GetProperty("id_token")).GetProperty("aud").GetString();

    private async Task<string?> AudienceOfFragmentAsync(string username) => (await ClaimsOfFragmentAsync(username, "_Nonce_")).GetProperty("aud").GetString();

    private async Task<string?> NonceOfFragmentAsync(string username, string nonce) => (await ClaimsOfFragmentAsync(username, nonce)).GetProperty("nonce").GetString();

    private async Task<JsonElement> ClaimsOfFragmentAsync(string username, string nonce)
    {
        using var answer = await AuthorizeAsync(
            ("client_id", ImplicitClient), ("response_type", "id_token"), ("nonce", nonce), ("sessionToken", await SessionTokenAsync(username)));
        return ClaimsOf(JsonSerializer.SerializeToElement(Fields(answer.Headers.Location!.Fragment.TrimStart('#'))["id_token"]));
    }
}
