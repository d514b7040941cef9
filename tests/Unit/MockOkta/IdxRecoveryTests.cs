using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Forgotten, expired and locked: how people get back in, and how new ones get in at all.</summary>
public sealed class IdxRecoveryTests : IdxUnderTest
{
    private const string NewPassword = "Newpass1";

    [Fact]
    public async Task a_forgotten_password_is_set_anew_after_a_code_by_mail()
    {
        var page = await RecoverAsync("john");
        (await SubmitAsync(page, "challenge-authenticator", Passcode("000000"))).Status.Should().Be(HttpStatusCode.Unauthorized);
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page.Forms.Should().Equal("reset-authenticator");
        page.Authenticator.GetProperty("settings").GetProperty("complexity").GetProperty("minLength").GetInt32().Should().Be(8);

        var weak = await SubmitAsync(page, "reset-authenticator", Passcode("weak"));
        weak.Status.Should().Be(HttpStatusCode.BadRequest);
        weak.Problems("reset-authenticator", "credentials", "passcode").Should().Equal("password.passwordRequirementsNotMet");
        (await SubmitAsync(page, "reset-authenticator", Passcode(NewPassword))).InteractionCode.Should().NotBeNull();

        (await SignedInPageAsync(password: Password)).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await SignedInPageAsync(password: NewPassword)).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task nobody_learns_from_a_recovery_who_exists()
    {
        var (known, unknown) = (await RecoverAsync("john"), await RecoverAsync("nobody"));
        Normalized(unknown).Should().Be(Normalized(known).Replace("\"john\"", "\"nobody\"", StringComparison.Ordinal));
        (await InboxCountAsync()).Should().Be(1);
        foreach (var page in new[] { known, unknown })
        {
            var wrong = await SubmitAsync(page, "challenge-authenticator", Passcode("000000"));
            wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
            wrong.Problems("challenge-authenticator", "credentials", "passcode").Should().Equal("api.authn.error.PASSCODE_INVALID");
        }
    }

    [Fact]
    public async Task a_recovery_question_is_asked_before_the_new_password()
    {
        ChangeJohn(user => user with { RecoveryQuestion = new RecoveryQuestion("disliked_food", "pizza") });
        var page = await SubmitAsync(await RecoverAsync("john"), "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page.Authenticator.GetProperty("key").GetString().Should().Be("security_question");
        (await SubmitAsync(page, "challenge-authenticator", Answer("meat"))).Status.Should().Be(HttpStatusCode.Unauthorized);
        page = await SubmitAsync(page, "challenge-authenticator", Answer("Pizza"));
        (await SubmitAsync(page, "reset-authenticator", Passcode(NewPassword))).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task a_new_password_does_not_replace_the_second_factor()
    {
        ChangeJohn(user => user with { Factors = [new Factor { Type = FactorType.GoogleOtp, Secret = Secret }] });
        var page = await SubmitAsync(await RecoverAsync("john"), "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page = await SubmitAsync(page, "reset-authenticator", Passcode(NewPassword));
        page.InteractionCode.Should().BeNull();
        page.Authenticator.GetProperty("key").GetString().Should().Be("google_otp");
    }

    [Theory]
    [InlineData(true, HttpStatusCode.NotFound)]
    [InlineData(false, HttpStatusCode.OK)]
    public async Task other_sessions_end_with_the_old_password_where_the_user_wants_it(bool revoke, HttpStatusCode status)
    {
        using var elsewhere = NewBrowser();
        using var signedIn = await elsewhere.PostAsync("/api/v1/authn", Json($$"""{"username":"john","password":"{{Password}}"}"""));
        var token = (await JsonAsync(signedIn)).GetProperty("sessionToken").GetString();
        using var opened = await elsewhere.GetAsync($"/login/sessionCookieRedirect?token={token}&redirectUrl=%2F");

        var page = await SubmitAsync(await RecoverAsync("john"), "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        var body = Passcode(NewPassword);
        body["credentials"]!["revokeSessions"] = revoke;
        (await SubmitAsync(page, "reset-authenticator", body)).InteractionCode.Should().NotBeNull();

        using var session = await elsewhere.GetAsync("/api/v1/sessions/me");
        session.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task the_password_page_recovers_for_the_name_that_was_given()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { IdentifierFirst = true } });
        var page = await SubmitAsync(await BeginAsync(), "identify", new JsonObject { ["identifier"] = "john" });
        page = await SubmitAsync(page, page.Authenticator.GetProperty("recover"));
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page.Forms.Should().Equal("reset-authenticator");
    }

    [Theory]
    [InlineData("john", Password)]
    [InlineData("nobody", "anything")]
    public async Task identifier_first_shows_the_same_password_page_for_every_name(string name, string password)
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { IdentifierFirst = true } });
        var page = await BeginAsync();
        page.Forms.Should().Equal("identify", "unlock-account");
        page = await SubmitAsync(page, "identify", new JsonObject { ["identifier"] = name });
        page.Forms.Should().Equal("challenge-authenticator");
        page.Body.GetProperty("user").GetProperty("value").ToString().Should().Be($$"""{"identifier":"{{name}}"}""");

        var wrong = await SubmitAsync(page, "challenge-authenticator", Passcode("wrong"));
        wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
        wrong.MessageKey.Should().Be("incorrectPassword");
        (await SubmitAsync(page, "challenge-authenticator", Passcode(password))).InteractionCode.Should().Match(code => (code != null) == (name == "john"));
    }

    [Fact]
    public async Task an_expired_password_must_be_changed()
    {
        ChangeJohn(user => user with { PasswordExpiresInDays = 0 });
        var page = await SignedInPageAsync();
        page.Forms.Should().Equal("reenroll-authenticator");
        (await PostAsync("/idp/idx/skip", new JsonObject { ["stateHandle"] = page.StateHandle })).MessageKey.Should().Be("errors.E0000079");
        (await SubmitAsync(page, "reenroll-authenticator", Passcode(Password))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await SubmitAsync(page, "reenroll-authenticator", Passcode(NewPassword))).InteractionCode.Should().NotBeNull();
        (await SignedInPageAsync(password: NewPassword)).InteractionCode.Should().NotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_password_that_is_about_to_expire_may_be_kept_or_changed(bool keep)
    {
        ChangeJohn(user => user with { PasswordExpiresInDays = 3 });
        var page = await SignedInPageAsync();
        page.Forms.Should().Equal("reenroll-authenticator-warning", "skip");
        page.MessageKey.Should().Be("idx.password.expiring.message");
        page.Authenticator.GetProperty("settings").GetProperty("daysToExpiry").GetInt32().Should().Be(3);
        page = keep ? await SubmitAsync(page, "skip") : await SubmitAsync(page, "reenroll-authenticator-warning", Passcode(NewPassword));
        page.InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task a_locked_account_is_unlocked_by_mail_and_nobody_is_signed_in_by_that()
    {
        ChangeJohn(user => user with { Status = UserStatus.LockedOut });
        (await SignedInPageAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);

        var page = await SubmitAsync(await BeginAsync(), "unlock-account");
        var choice = Choose("autOktaEmail00000001", "email");
        choice["identifier"] = "john";
        page = await SubmitAsync(page, "select-authenticator-unlock-account", choice);
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        page.Status.Should().Be(HttpStatusCode.OK);
        page.MessageKey.Should().Be("oie.selfservice.unlock_user.success.message");
        page.InteractionCode.Should().BeNull();
        (await SignedInPageAsync()).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task a_recovery_question_is_asked_before_an_account_is_unlocked()
    {
        ChangeJohn(user => user with { Status = UserStatus.LockedOut, RecoveryQuestion = new RecoveryQuestion("disliked_food", "pizza") });
        var page = await SubmitAsync(await BeginAsync(), "unlock-account");
        var choice = Choose("autOktaEmail00000001", "email");
        choice["identifier"] = "john";
        page = await SubmitAsync(page, "select-authenticator-unlock-account", choice);
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(await CodeFromInboxAsync()));
        (await SignedInPageAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await SubmitAsync(page, "challenge-authenticator", Answer("pizza"))).MessageKey.Should().Be("oie.selfservice.unlock_user.success.message");
    }

    [Fact]
    public async Task a_lockout_is_told_only_where_the_policy_says_so()
    {
        ChangeJohn(user => user with { Status = UserStatus.LockedOut });
        Server.Org.Change(definition => definition with { Password = new PasswordPolicy { ShowLockoutFailures = true, SelfServiceUnlock = false } });
        var page = await SignedInPageAsync();
        page.MessageKey.Should().Be("errors.E0000119");
        page.Forms.Should().Equal("identify");
    }

    [Fact]
    public async Task who_registers_sets_a_password_and_proves_the_mailbox()
    {
        var page = await RegistrationAsync("Ada@acme.com");
        (await SubmitAsync(page, "enroll-authenticator", Passcode("weak"))).Status.Should().Be(HttpStatusCode.BadRequest);
        page = await SubmitAsync(page, "enroll-authenticator", Passcode(NewPassword));
        page.Authenticator.GetProperty("key").GetString().Should().Be("okta_email");
        (await SubmitAsync(page, "enroll-authenticator", Passcode("000000"))).Status.Should().Be(HttpStatusCode.Unauthorized);
        Server.Org.Definition.Users.Should().HaveCount(1, "nobody is there before the mailbox is proven");
        page = await SubmitAsync(page, page.Authenticator.GetProperty("resend"));

        page = await SubmitAsync(page, "enroll-authenticator", Passcode(await CodeFromInboxAsync()));
        var claims = ClaimsOf((await TokensForAsync(page)).GetProperty("id_token"));
        claims.GetProperty("preferred_username").GetString().Should().Be("Ada@acme.com");
        (await SignedInPageAsync("ada@acme.com", NewPassword)).InteractionCode.Should().NotBeNull();
    }

    [Theory]
    [InlineData("john@acme.com", "registration.error.notUniqueWithinOrg")]
    [InlineData("JOHN@acme.com", "registration.error.notUniqueWithinOrg")]
    [InlineData("nobody", "registration.error.invalidLoginEmail")]
    [InlineData("a@b@c", "registration.error.invalidLoginEmail")]
    [InlineData("a\r\n@b", "registration.error.invalidLoginEmail")]
    [InlineData("", "model.validation.field.blank")]
    public async Task an_address_that_cannot_be_registered_is_said_at_its_field(string email, string key)
    {
        var page = await RegistrationAsync(email);
        page.Status.Should().Be(HttpStatusCode.BadRequest);
        page.Problems("enroll-profile", "userProfile", "email").Should().Equal(key);
    }

    [Fact]
    public async Task of_two_who_register_one_address_at_once_the_first_gets_it()
    {
        var pages = new[] { await RegistrationAsync("ada@acme.com"), await RegistrationAsync("ada@acme.com") };
        var codes = new List<string>();
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = await SubmitAsync(pages[i], "enroll-authenticator", Passcode(NewPassword));
            codes.Add(await CodeFromInboxAsync());
        }

        (await SubmitAsync(pages[0], "enroll-authenticator", Passcode(codes[0]))).InteractionCode.Should().NotBeNull();
        (await SubmitAsync(pages[1], "enroll-authenticator", Passcode(codes[1]))).MessageKey.Should().Be("registration.error.notUniqueWithinOrg");
    }

    [Fact]
    public async Task nobody_registers_where_the_policy_does_not_offer_it()
    {
        var page = await BeginAsync();
        page.Forms.Should().NotContain("select-enroll-profile");
        (await PostAsync("/idp/idx/enroll", new JsonObject { ["stateHandle"] = page.StateHandle })).MessageKey.Should().Be("errors.E0000079");
    }

    private static JsonObject Answer(string answer) => new() { ["credentials"] = new JsonObject { ["questionKey"] = "custom", ["answer"] = answer } };

    /// <summary>Without what is random.</summary>
    private static string Normalized(IdxPage page) => page.Body.GetRawText().Replace(page.StateHandle, "SH", StringComparison.Ordinal);

    private void ChangeJohn(Func<OktaUser, OktaUser> change) => Server.Org.Change(definition => definition with { Users = [change(definition.Users[0])] });

    private async Task<IdxPage> RecoverAsync(string username)
    {
        var page = await BeginAsync();
        page = await SubmitAsync(page, page.Authenticator.GetProperty("recover"));
        page.Forms.Should().Equal("identify-recovery");
        return await SubmitAsync(page, "identify-recovery", new JsonObject { ["identifier"] = username });
    }

    private async Task<IdxPage> RegistrationAsync(string email)
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { SelfServiceRegistration = true } });
        var page = await SubmitAsync(await BeginAsync(), "select-enroll-profile");
        var profile = new JsonObject { ["firstName"] = "Ada", ["lastName"] = "King", ["email"] = email };
        return await SubmitAsync(page, "enroll-profile", new JsonObject { ["userProfile"] = profile });
    }
}
