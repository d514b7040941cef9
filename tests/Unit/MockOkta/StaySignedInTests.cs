using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Net.Http.Headers;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>"Keep me signed in": how long the browser keeps the session's cookie, and who is asked for no second factor.</summary>
public sealed partial class StaySignedInTests : IdxUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            base.Definition.Users[0] with { Factors = [new Factor { Type = FactorType.Question, Question = "disliked_food", Answer = "pizza" }] },
            new OktaUser { Id = "00uPlain", Login = "plain@acme.com", Password = Password, FirstName = "Plain", LastName = "Doe" },
            new OktaUser
            {
                Id = "00uJane", Login = "jane@acme.com", Password = Password, FirstName = "Jane", LastName = "Doe",
                Factors = [new Factor { Type = FactorType.Question, Question = "disliked_food", Answer = "pizza" }],
            },
        ],
    };

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public async Task the_session_outlives_the_browser_where_policy_and_person_want_it(bool policy, bool person, bool lasts)
    {
        UsePersistentCookie(policy);
        var page = await BeginAsync();
        var body = NameAndPassword("plain");
        (body["rememberMe"], body["stateHandle"]) = (person, page.StateHandle);
        using var answer = await Browser.PostAsync("/idp/idx/identify", Json(body.ToJsonString()));
        ShouldLast(Cookie(answer, "sid"), lasts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task it_does_so_at_a_hosted_page_too(bool person)
    {
        UsePersistentCookie(true);
        var html = await Browser.GetStringAsync("/login/login.htm");
        var page = await IntrospectAsync(StateToken().Match(html).Groups[1].Value, "stateToken");
        page = await SubmitAsync(page, "identify", With(NameAndPassword("plain"), person));
        using var answer = await Browser.GetAsync(page.Body.GetProperty("success").GetProperty("href").GetString());
        ShouldLast(Cookie(answer, "sid"), person);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task in_classic_sign_ins_the_policy_decides_alone(bool policy)
    {
        UsePersistentCookie(policy);
        using var answer = await Browser.GetAsync($"/login/sessionCookieRedirect?token={await SessionTokenAsync("plain")}&redirectUrl=%2F");
        ShouldLast(Cookie(answer, "sid"), policy);
    }

    [Fact]
    public async Task a_browser_that_is_remembered_is_asked_for_no_second_factor_for_a_while()
    {
        await ProveAsync("john", stays: true);
        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await PasswordAsync("john")).InteractionCode.Should().NotBeNull();
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await PasswordAsync("john")).Forms.Should().Contain("challenge-authenticator");
    }

    [Fact]
    public async Task the_while_is_the_policy_s()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { MfaLifetime = TimeSpan.FromDays(2) } });
        await ProveAsync("john", stays: true);
        Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        (await PasswordAsync("john")).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task who_has_proven_no_second_factor_is_not_remembered()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireMfa = false } });
        await PasswordAsync("john", stays: true);
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy() });
        (await PasswordAsync("john")).InteractionCode.Should().BeNull();
    }

    [Theory]
    [InlineData("who has not ticked it")]
    [InlineData("another user")]
    [InlineData("another browser")]
    [InlineData("a client that wants more")]
    [InlineData("whose sessions were ended")]
    [InlineData("who was deleted")]
    public async Task everybody_else_is_asked(string who)
    {
        await ProveAsync("john", stays: who != "who has not ticked it");
        switch (who)
        {
            case "another browser":
                using (var client = NewBrowser())
                {
                    client.DefaultRequestHeaders.Add("Cookie", "DT=_Guessed_");
                    var page = await BeginAsync();
                    var body = NameAndPassword("john");
                    body["stateHandle"] = page.StateHandle;
                    using var answer = await client.PostAsync("/idp/idx/identify", Json(body.ToJsonString()));
                    (await JsonAsync(answer)).TryGetProperty("successWithInteractionCode", out _).Should().BeFalse();
                }

                return;
            case "a client that wants more":
                var strict = await SubmitAsync(await BeginAsync(("acr_values", "urn:okta:loa:2fa:any")), "identify", NameAndPassword("john"));
                strict.Forms.Should().Contain("challenge-authenticator");
                return;
            case "whose sessions were ended":
                await ResetPasswordAsync();
                break;
            case "who was deleted":
                var before = Server.Org.Definition;
                Server.Org.Change(definition => definition with { Users = [] });
                Server.Org.Change(_ => before);
                break;
        }

        (await PasswordAsync(who == "another user" ? "jane" : "john", password: who == "whose sessions were ended" ? "Qwer5678" : Password))
            .Forms.Should().Contain("challenge-authenticator");
    }

    private void UsePersistentCookie(bool policy) =>
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { UsePersistentCookie = policy } });

    private async Task<IdxPage> PasswordAsync(string username, bool stays = false, string password = Password) =>
        await SubmitAsync(await BeginAsync(), "identify", With(NameAndPassword(username, password), stays));

    private async Task ProveAsync(string username, bool stays)
    {
        var proved = await SubmitAsync(await PasswordAsync(username, stays), "challenge-authenticator", Answer());
        proved.InteractionCode.Should().NotBeNull();
    }

    /// <summary>With "sign me out of all other devices", and then no further than to the second factor.</summary>
    private async Task ResetPasswordAsync()
    {
        var page = await BeginAsync();
        page = await SubmitAsync(page, page.Authenticator.GetProperty("recover"));
        page = await SubmitAsync(page, "identify-recovery", new JsonObject { ["identifier"] = "john" });
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page = await SubmitAsync(page, "reset-authenticator", new JsonObject { ["credentials"] = new JsonObject { ["passcode"] = "Qwer5678", ["revokeSessions"] = true } });
        page.Forms.Should().Contain("challenge-authenticator");
    }

    private static JsonObject With(JsonObject body, bool stays)
    {
        body["rememberMe"] = stays;
        return body;
    }

    private static JsonObject Answer() => new() { ["credentials"] = new JsonObject { ["questionKey"] = "disliked_food", ["answer"] = "pizza" } };

    private static void ShouldLast(SetCookieHeaderValue cookie, bool lasts)
    {
        cookie.MaxAge.Should().Be(lasts ? TimeSpan.FromDays(400) : null);
        cookie.Expires.Should().BeNull();
    }

    private static SetCookieHeaderValue Cookie(HttpResponseMessage answer, string name) =>
        SetCookieHeaderValue.ParseList([.. answer.Headers.GetValues("Set-Cookie")]).Single(cookie => cookie.Name == name);

    [GeneratedRegex("data-state-token=\"([^\"]+)\"")]
    private static partial Regex StateToken();
}
