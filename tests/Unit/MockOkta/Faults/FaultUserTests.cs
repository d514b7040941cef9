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

    private async Task<IdxPage> SignInAsync(string username, bool identifierFirst = false)
    {
        var page = await BeginAsync();
        return identifierFirst
            ? await SubmitAsync(await SubmitAsync(page, "identify", new JsonObject { ["identifier"] = username }), "challenge-authenticator", Passcode(Password))
            : await SubmitAsync(page, "identify", NameAndPassword(username));
    }

    private async Task<string?> AudienceAsync(IdxPage page) =>
        ClaimsOf((await TokensForAsync(page)).GetProperty("id_token")).GetProperty("aud").GetString();

    private async Task<string?> AudienceOfFragmentAsync(string username)
    {
        using var answer = await AuthorizeAsync(("client_id", ImplicitClient), ("response_type", "id_token"), ("sessionToken", await SessionTokenAsync(username)));
        var idToken = Fields(answer.Headers.Location!.Fragment.TrimStart('#'))["id_token"];
        return ClaimsOf(JsonSerializer.SerializeToElement(idToken)).GetProperty("aud").GetString();
    }
}
