using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Second factors of the Identity Engine: proving them and setting them up.</summary>
public sealed class IdxFactorTests : IdxUnderTest
{
    private static readonly Factor Question = new() { Type = FactorType.Question, Question = "disliked_food", Answer = "food" };
    private static readonly Factor Totp = new() { Type = FactorType.GoogleOtp, Secret = Secret };
    private static readonly Factor Sms = new() { Type = FactorType.Sms, PhoneNumber = "+1 555 415 1337" };
    private static readonly Factor Email = new() { Type = FactorType.Email };
    private static readonly Factor Push = new() { Type = FactorType.Push, Secret = Secret };

    [Fact]
    public async Task a_question_is_answered()
    {
        var page = await PageForAsync(Question);
        page.Authenticator.GetProperty("profile").GetProperty("question").GetString().Should().Be("What is the food you least liked as a child?");
        var wrong = await SubmitAsync(page, "challenge-authenticator", Answer("meat"));
        wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Problems("challenge-authenticator", "credentials", "answer").Should().Equal("authfactor.challenge.question_factor.answer_invalid");

        var other = new JsonObject { ["credentials"] = new JsonObject { ["questionKey"] = "first_award", ["answer"] = "food" } };
        (await SubmitAsync(page, "challenge-authenticator", other)).Status.Should().Be(HttpStatusCode.BadRequest);

        await ShouldSignInAsync(await SubmitAsync(page, "challenge-authenticator", Answer(" FOOD ")), "pwd", "kba", "mfa");
    }

    [Fact]
    public async Task a_totp_code_is_good_once()
    {
        var page = await PageForAsync(Totp);
        page.Authenticator.GetProperty("key").GetString().Should().Be("google_otp");
        var wrong = await SubmitAsync(page, "challenge-authenticator", Passcode("000000"));
        wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
        wrong.Problems("challenge-authenticator", "credentials", "passcode").Should().Equal("authfactor.challenge.soft_token.invalid_passcode");
        await ShouldSignInAsync(await SubmitAsync(page, "challenge-authenticator", Passcode(TotpNow())), "pwd", "otp", "mfa");

        var replay = await SubmitAsync(await SignedInPageAsync(), "challenge-authenticator", Passcode(TotpNow()));
        replay.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(FactorType.Sms, "+1 XXX-XXX-1337", "sms")]
    [InlineData(FactorType.Email, "j***n@acme.com", "email")]
    public async Task a_code_is_sent_and_may_be_sent_again(FactorType type, string address, string method)
    {
        var page = await PageForAsync(type == FactorType.Sms ? Sms : Email);
        page.Authenticator.GetProperty("profile").EnumerateObject().Single().Value.GetString().Should().Be(address);
        var first = await CodeFromInboxAsync();
        var again = await SubmitAsync(page, page.Authenticator.GetProperty("resend"));
        again.Status.Should().Be(HttpStatusCode.OK);
        var second = await CodeFromInboxAsync();
        (await InboxCountAsync()).Should().Be(2);

        if (first != second)
        {
            (await SubmitAsync(page, "challenge-authenticator", Passcode(first))).Status.Should().Be(HttpStatusCode.Unauthorized);
        }

        await ShouldSignInAsync(await SubmitAsync(page, "challenge-authenticator", Passcode(second)), "pwd", method, "mfa");
    }

    [Fact]
    public async Task push_is_polled_until_it_is_approved()
    {
        var page = await PushPageAsync();
        page.Form("challenge-poll").GetProperty("refresh").GetInt32().Should().Be(4000);
        (await SubmitAsync(page, "challenge-poll")).Forms.Should().Contain("challenge-poll");
        await AnswerPushAsync("approve");
        await ShouldSignInAsync(await SubmitAsync(page, "challenge-poll"), "pwd", "swk", "mfa");
    }

    [Fact]
    public async Task a_rejected_push_is_said_and_another_may_be_sent()
    {
        var page = await PushPageAsync();
        await AnswerPushAsync("reject");
        var rejected = await SubmitAsync(page, "challenge-poll");
        rejected.MessageKey.Should().Be("api.authn.poll.error.push_rejected");
        rejected.Forms.Should().Equal("resend", "select-authenticator-authenticate");
        (await PostAsync("/idp/idx/challenge/poll", new JsonObject { ["stateHandle"] = page.StateHandle })).MessageKey.Should().Be("errors.E0000079");

        var again = await SubmitAsync(rejected, "resend", Choose("autOktaVerify0000001", "push"));
        again.Forms.Should().Contain("challenge-poll");
        await AnswerPushAsync("approve");
        (await SubmitAsync(again, "challenge-poll")).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task push_runs_out()
    {
        var page = await PushPageAsync();
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await SubmitAsync(page, "challenge-poll")).MessageKey.Should().Be("api.authn.poll.error.push_timeout");
    }

    [Fact]
    public async Task one_of_several_is_chosen_and_may_be_changed()
    {
        var page = await PageForAsync(Question, Totp, Sms, Email, Push);
        page.Forms.Should().Equal("select-authenticator-authenticate");
        page.Body.GetProperty("authenticatorEnrollments").GetProperty("value").EnumerateArray().Select(one => one.GetProperty("key").GetString())
            .Should().Equal("security_question", "google_otp", "phone_number", "okta_email", "okta_verify");
        (await InboxCountAsync()).Should().Be(0, "nothing is sent before it is asked for");

        page = await SubmitAsync(page, "select-authenticator-authenticate", Choose("autPhoneNumber000001", "sms"));
        (await InboxCountAsync()).Should().Be(1);
        page = await SubmitAsync(page, "select-authenticator-authenticate", Choose("autOktaVerify0000001", "totp"));
        await ShouldSignInAsync(await SubmitAsync(page, "challenge-authenticator", Passcode(TotpNow(), "totp")), "pwd", "otp", "mfa");
    }

    [Theory]
    [InlineData("autUnknown", null)]
    [InlineData("autGoogleOtp00000001", "sms")]
    [InlineData("autOktaEmail00000001", null)]
    public async Task only_what_is_offered_may_be_chosen(string authenticator, string? method)
    {
        var page = await PageForAsync(Question, Totp);
        var refused = await SubmitAsync(page, "select-authenticator-authenticate", Choose(authenticator, method));
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Forms.Should().Equal("select-authenticator-authenticate");
    }

    [Fact]
    public async Task the_password_alone_is_no_sign_in_where_a_factor_is_asked_for()
    {
        var page = await PageForAsync(Totp);
        page.InteractionCode.Should().BeNull();
        using var session = await Browser.GetAsync("/api/v1/sessions/me");
        session.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await SubmitAsync(page, "challenge-authenticator", Passcode(Password))).Status.Should().Be(HttpStatusCode.Unauthorized, "the answer of the step before is none to this one");
    }

    [Fact]
    public async Task factors_are_not_asked_for_where_the_policy_does_not_want_them()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireMfa = false } });
        (await PageForAsync(Totp)).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task guessed_codes_lock_the_user_out()
    {
        var page = await PageForAsync(Totp);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            page = await SubmitAsync(page, page.Body.GetProperty("remediation").GetProperty("value")[0], Passcode("000000"));
        }

        page.Status.Should().Be(HttpStatusCode.Forbidden);
        page.MessageKey.Should().Be("errors.E0000069");
        page.Forms.Should().BeEmpty();
        (await SignedInPageAsync()).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_question_is_set_up()
    {
        var page = await SubmitAsync(await EnrollmentPageAsync(), "select-authenticator-enroll", Choose("autSecurityQuestion1"));
        page.Form("enroll-authenticator").GetProperty("value")[0].GetProperty("options")[0].GetProperty("value").GetProperty("form")
            .GetProperty("value")[0].GetProperty("options").GetArrayLength().Should().BeGreaterThan(10);
        var tooShort = await SubmitAsync(page, "enroll-authenticator", Answer("abc"));
        tooShort.Status.Should().Be(HttpStatusCode.BadRequest);
        tooShort.Body.GetRawText().Should().Contain("securityQuestion.answer.tooShort.arg");
        (await SubmitAsync(page, "enroll-authenticator", Answer("food", "no_such_question"))).Status.Should().Be(HttpStatusCode.BadRequest);
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-authenticator", Answer("food")), "pwd", "kba", "mfa");

        (await SubmitAsync(await SignedInPageAsync(), "challenge-authenticator", Answer("food"))).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task an_authenticator_app_is_set_up_by_its_first_code()
    {
        var page = await SubmitAsync(await EnrollmentPageAsync(), "select-authenticator-enroll", Choose("autGoogleOtp00000001"));
        var context = page.Authenticator.GetProperty("contextualData");
        context.GetProperty("qrcode").GetProperty("href").GetString().Should().StartWith("data:image/png;base64,iVBORw0KGgo");
        RazorOkta.MockOkta.Credentials.Base32.TryDecode(context.GetProperty("sharedSecret").GetString(), out var key).Should().BeTrue();
        (await SubmitAsync(page, "enroll-authenticator", Passcode("000000"))).Status.Should().Be(HttpStatusCode.Unauthorized);

        var code = RazorOkta.MockOkta.Credentials.Totp.Code(key!, Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-authenticator", Passcode(code)), "pwd", "otp", "mfa");
        (await SignedInPageAsync()).Authenticator.GetProperty("key").GetString().Should().Be("google_otp");
    }

    [Fact]
    public async Task a_phone_is_set_up_by_its_first_code()
    {
        var page = await SubmitAsync(await EnrollmentPageAsync(), "select-authenticator-enroll", Choose("autPhoneNumber000001"));
        var wrong = await SubmitAsync(page, "authenticator-enrollment-data", Phone("12"));
        wrong.MessageKey.Should().Be("api.factors.error.sms.invalid_phone");
        page = await SubmitAsync(wrong, "authenticator-enrollment-data", Phone("+15554151337"));
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-authenticator", Passcode(await CodeFromInboxAsync())), "pwd", "sms", "mfa");
    }

    [Fact]
    public async Task a_mailbox_is_set_up_and_another_choice_stays_open_until_then()
    {
        var page = await SubmitAsync(await EnrollmentPageAsync(), "select-authenticator-enroll", Choose("autSecurityQuestion1"));
        page = await SubmitAsync(page, "select-authenticator-enroll", Choose("autOktaEmail00000001", "email"));
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-authenticator", Passcode(await CodeFromInboxAsync())), "pwd", "email", "mfa");
    }

    private static JsonObject Answer(string answer, string question = "disliked_food") =>
        new() { ["credentials"] = new JsonObject { ["questionKey"] = question, ["answer"] = answer } };

    private static JsonObject Phone(string number) =>
        new() { ["authenticator"] = new JsonObject { ["id"] = "autPhoneNumber000001", ["methodType"] = "sms", ["phoneNumber"] = number } };

    private async Task<IdxPage> PageForAsync(params Factor[] factors)
    {
        Server.Org.Change(definition => definition with { Users = [definition.Users[0] with { Factors = factors }] });
        return await SignedInPageAsync();
    }

    private async Task<IdxPage> PushPageAsync() =>
        await SubmitAsync(await PageForAsync(Push), "select-authenticator-authenticate", Choose("autOktaVerify0000001", "push"));

    private async Task<IdxPage> EnrollmentPageAsync()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireEnrollment = true } });
        var page = await SignedInPageAsync();
        page.Forms.Should().Equal("select-authenticator-enroll");
        return page;
    }

    private async Task ShouldSignInAsync(IdxPage page, params string[] methods)
    {
        var tokens = await TokensForAsync(page);
        ClaimsOf(tokens.GetProperty("id_token")).GetProperty("amr").EnumerateArray().Select(method => method.GetString()).Should().Equal(methods);
    }
}
