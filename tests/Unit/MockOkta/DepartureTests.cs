using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>What users, clients and servers had begun or been allowed is over when they are deleted, also when one of the same id comes after them.</summary>
public sealed partial class DepartureTests : IdxUnderTest
{
    private const string Other = "_OtherClient_";

    protected override OrgDefinition Definition => base.Definition with
    {
        Users = [base.Definition.Users[0] with { Factors = [new Factor { Type = FactorType.Push }] }],
        SignOn = new SignOnPolicy { RequireMfa = false },
        Clients =
        [
            .. base.Definition.Clients.Select(client => client with { GrantTypes = [.. client.GrantTypes, GrantType.RefreshToken] }),
            new OidcClient { ClientId = Other, ClientSecret = "_Secret_", RedirectUris = [RedirectUri], Consent = Consent.Required },
        ],
    };

    [Theory]
    [InlineData("nobody", false)]
    [InlineData("user", true)]
    [InlineData("client", true)]
    [InlineData("server", true)]
    public async Task consents_last_as_long_as_all_who_are_part_of_them(string who, bool isAskedAgain)
    {
        using var asked = await SignInToOtherAsync();
        using var page = await Browser.GetAsync(asked.Headers.Location);
        var user = Asked().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var allowed = await Browser.PostAsync(asked.Headers.Location, Form([new("user", user), new("decision", "allow")]));
        QueryOf(allowed).Should().ContainKey("code");

        GoAndComeBack(who);
        using var again = await SignInToOtherAsync();
        again.Headers.Location!.AbsolutePath.EndsWith("/authorize/consent", StringComparison.Ordinal).Should().Be(isAskedAgain);
    }

    [Fact]
    public async Task a_pushed_request_ends_with_its_client()
    {
        var uri = await PushAsync();
        (await UseAsync(uri)).StatusCode.Should().Be(HttpStatusCode.Redirect, "it is good as long as nothing happens");
        uri = await PushAsync();
        GoAndComeBack("client");
        (await UseAsync(uri)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_request_that_waits_for_a_sign_in_ends_with_its_client()
    {
        using var toSignIn = await AuthorizeAsync(("client_id", Other));
        using var page = await Browser.GetAsync(toSignIn.Headers.Location);
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        GoAndComeBack("client");
        using var later = await Browser.GetAsync(toSignIn.Headers.Location);
        later.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_classic_sign_in_ends_with_its_user()
    {
        var stateToken = await BegunClassicAsync();
        GoAndComeBack("user");
        using var looked = await Browser.PostAsync("/api/v1/authn", Json(JsonSerializer.Serialize(new { stateToken })));
        await ShouldBeOktaErrorAsync(looked, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Fact]
    public async Task a_sign_in_of_the_identity_engine_ends_with_its_user()
    {
        AskForAFactor();
        var page = await SignedInPageAsync();
        GoAndComeBack("user");
        (await IntrospectAsync(page.StateHandle, "stateHandle")).MessageKey.Should().Be("idx.session.expired");
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.OK)]
    [InlineData("user", HttpStatusCode.BadRequest)]
    [InlineData("client", HttpStatusCode.BadRequest)]
    [InlineData("suspended", HttpStatusCode.BadRequest)]
    public async Task an_interaction_code_ends_with_its_user_and_its_client(string who, HttpStatusCode status)
    {
        var page = await SignedInPageAsync();
        GoAndComeBack(who);
        using var answer = await RedeemInteractionAsync(page.InteractionCode!);
        answer.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.Redirect)]
    [InlineData("user", HttpStatusCode.BadRequest)]
    [InlineData("client", HttpStatusCode.BadRequest)]
    public async Task a_sign_in_that_waits_for_its_browser_ends_with_its_user_and_its_client(string who, HttpStatusCode status)
    {
        using var authorize = await AuthorizeAsync();
        var stateToken = StateToken().Match(await Browser.GetStringAsync(authorize.Headers.Location)).Groups[1].Value;
        var page = await SubmitAsync(await IntrospectAsync(stateToken, "stateToken"), "identify", NameAndPassword("john"));
        GoAndComeBack(who);
        using var navigated = await Browser.GetAsync(page.Body.GetProperty("success").GetProperty("href").GetString());
        navigated.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.OK)]
    [InlineData("user", HttpStatusCode.BadRequest)]
    [InlineData("client", HttpStatusCode.BadRequest)]
    public async Task a_refresh_token_ends_with_its_user_and_its_client(string who, HttpStatusCode status)
    {
        var token = (await TokensAsync(("scope", "openid offline_access"))).GetProperty("refresh_token").GetString();
        GoAndComeBack(who);
        using var refreshed = await PostAsWebClientAsync($"{DefaultServer}/v1/token", [new("grant_type", "refresh_token"), new("refresh_token", token)]);
        refreshed.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("nobody", HttpStatusCode.OK)]
    [InlineData("user", HttpStatusCode.BadRequest)]
    [InlineData("client", HttpStatusCode.BadRequest)]
    public async Task a_code_ends_with_its_user_and_its_client(string who, HttpStatusCode status)
    {
        var code = await CodeAsync();
        GoAndComeBack(who);
        using var redeemed = await RedeemAsync(code);
        redeemed.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task an_interaction_ends_with_its_client()
    {
        var (used, unused) = (await HandleAsync(), await HandleAsync());
        var page = await IntrospectAsync(used);
        Server.Org.Change(definition => definition with { Clients = [.. definition.Clients.Where(client => client.ClientId != PageClient)] });
        (await IntrospectAsync(unused)).MessageKey.Should().Be("idx.session.expired");
        (await IntrospectAsync(page.StateHandle, "stateHandle")).MessageKey.Should().Be("idx.session.expired");
    }

    [Fact]
    public async Task the_link_of_a_recovery_ends_with_its_user()
    {
        using var sent = await Browser.PostAsync("/api/v1/authn/recovery/password", Json("""{"username":"john","factorType":"EMAIL"}"""));
        var token = QueryHelpers.ParseQuery(new Uri(Server.Org.Inbox.NewestFirst[0].Link!).Query)["recoveryToken"].ToString();
        GoAndComeBack("user");
        using var answer = await Browser.PostAsync("/api/v1/authn/recovery/token", Json(JsonSerializer.Serialize(new { recoveryToken = token })));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Fact]
    public async Task a_push_message_cannot_be_answered_when_its_user_is_gone()
    {
        var stateToken = await BegunClassicAsync();
        using var asked = await Browser.PostAsync("/api/v1/authn/factors/push01/verify", Json(JsonSerializer.Serialize(new { stateToken })));
        GoAndComeBack("user");
        using var answered = await Browser.PostAsync($"/_mock/push/{Server.Org.Inbox.NewestFirst[0].Push!.Id}", Json("""{"answer":"approve"}"""));
        answered.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task wrong_passwords_are_not_counted_against_who_comes_later()
    {
        Server.Org.Change(definition => definition with { Password = new PasswordPolicy { MaxAttempts = 2 } });
        using var wrong = await AuthnAsync("john", "wrong");
        GoAndComeBack("user");
        using var wrongAgain = await AuthnAsync("john", "wrong");
        using var right = await AuthnAsync("john", Password);
        (await JsonAsync(right)).GetProperty("status").GetString().Should().Be("SUCCESS");
    }

    /// <summary>A sign-in that waits for a second factor.</summary>
    private async Task<string?> BegunClassicAsync()
    {
        AskForAFactor();
        using var begun = await AuthnAsync("john", Password);
        return (await JsonAsync(begun)).GetProperty("stateToken").GetString();
    }

    private void AskForAFactor() => Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy() });

    private void GoAndComeBack(string who)
    {
        var before = Server.Org.Definition;
        Server.Org.Change(definition => who switch
        {
            "user" => definition with { Users = [] },
            "suspended" => definition with { Users = [.. definition.Users.Select(user => user with { Status = UserStatus.Suspended })] },
            "client" => definition with { Clients = [] },
            "server" => definition with { AuthorizationServers = [] },
            _ => definition,
        });
        Server.Org.Change(_ => before);
    }

    private async Task<HttpResponseMessage> SignInToOtherAsync() => await AuthorizeAsync(("client_id", Other), ("sessionToken", await SessionTokenAsync()));

    private async Task<string> PushAsync()
    {
        using var pushed = await Browser.PostAsync($"{DefaultServer}/v1/par", Form([.. AuthorizeRequest(("client_id", Other)), new("client_secret", "_Secret_")]));
        return (await JsonAsync(pushed)).GetProperty("request_uri").GetString()!;
    }

    private Task<HttpResponseMessage> UseAsync(string uri) =>
        Browser.GetAsync(QueryHelpers.AddQueryString($"{DefaultServer}/v1/authorize", new Dictionary<string, string?> { ["client_id"] = Other, ["request_uri"] = uri }));

    [GeneratedRegex("name=\"user\" value=\"([^\"]+)\"")]
    private static partial Regex Asked();

    [GeneratedRegex("data-state-token=\"([^\"]+)\"")]
    private static partial Regex StateToken();
}
