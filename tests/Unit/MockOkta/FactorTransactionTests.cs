using System.Net;
using System.Text.Json;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The second factor, and how transactions are walked.</summary>
public sealed class FactorTransactionTests : TransactionUnderTest
{
    [Fact]
    public async Task who_has_factors_must_use_one()
    {
        var required = await StartAsync("mfa");
        StatusOf(required).Should().Be("MFA_REQUIRED");
        ShouldHaveUsableLinks(required);
        var embedded = required.GetProperty("_embedded");
        embedded.GetProperty("factors").EnumerateArray().Select(Shape).Should().Equal(
            """question OKTA OKTA {"question":"disliked_food","questionText":"What is the food you least liked as a child?"}""",
            """token:software:totp GOOGLE GOOGLE {"credentialId":"mfa@acme.com"}""",
            """sms OKTA OKTA {"phoneNumber":"+1 XXX-XXX-1337"}""",
            """email OKTA OKTA {"email":"m***a@acme.com"}""",
            """token:software:totp OKTA OKTA {"credentialId":"mfa@acme.com"}""",
            """push OKTA OKTA {"credentialId":"mfa@acme.com","deviceType":"SmartPhone_IPhone","name":"Mock phone","platform":"IOS","version":"9.0"}""");
        embedded.GetProperty("policy").ToString().Should().Be(
            """{"allowRememberDevice":false,"rememberDeviceLifetimeInMinutes":0,"rememberDeviceByDefault":false,"factorsPolicyInfo":{}}""");
        required.ToString().Should().NotContain("Spinach").And.NotContain(Secret).And.NotContain("+1 5");
    }

    [Fact]
    public async Task unless_the_policy_lets_the_password_suffice()
    {
        Server.Org.Change(definition => definition with { SignOn = definition.SignOn with { RequireMfa = false } });
        StatusOf(await StartAsync("mfa")).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task the_session_tells_how_it_began()
    {
        var success = await StepAsync("/factors/question01/verify", new { stateToken = await BeginAsync("mfa"), answer = "spinach" });
        using var _ = await Browser.GetAsync($"/login/sessionCookieRedirect?token={success.GetProperty("sessionToken")}&redirectUrl=%2F");
        using var answer = await Browser.GetAsync("/api/v1/sessions/me");
        var session = await JsonAsync(answer);
        session.GetProperty("amr").ToString().Should().Be("""["pwd","kba","mfa"]""");
        session.GetProperty("mfaActive").GetBoolean().Should().BeTrue();
        session.GetProperty("lastFactorVerification").GetString().Should().Be("2026-03-01T12:00:00.000Z");
    }

    [Theory]
    [InlineData("Spinach")]
    [InlineData(" sPINACH ")]
    public async Task a_question_is_answered_in_one_step(string answer)
    {
        var success = await StepAsync("/factors/question01/verify?rememberDevice=false", new { stateToken = await BeginAsync("mfa"), answer });
        (await MethodsAsync(success)).Should().Equal("pwd", "kba", "mfa");
    }

    [Fact]
    public async Task a_totp_code_is_verified_in_one_step()
    {
        var success = await StepAsync("/factors/googleotp01/verify", new { stateToken = await BeginAsync("mfa"), passCode = TotpCode() });
        (await MethodsAsync(success)).Should().Equal("pwd", "otp", "mfa");

        await ShouldRefuseAsync(
            "/factors/googleotp01/verify", new { stateToken = await BeginAsync("mfa"), passCode = TotpCode() }, HttpStatusCode.Forbidden, "E0000068");
    }

    [Theory]
    [InlineData("sms01", "+1 555 415 1337", "sms")]
    [InlineData("email01", "mfa@acme.com", "email")]
    public async Task a_code_is_sent_and_then_verified(string factor, string address, string method)
    {
        var challenge = await StepAsync($"/factors/{factor}/verify", new { stateToken = await BeginAsync("mfa"), passCode = "" });
        StatusOf(challenge).Should().Be("MFA_CHALLENGE");
        challenge.GetProperty("_links").GetProperty("next").GetProperty("name").GetString().Should().Be("verify");
        ShouldHaveUsableLinks(challenge);
        Newest().Address.Should().Be(address);

        var resent = await StepAsync(HrefOf(challenge.GetProperty("_links").GetProperty("resend")[0]), new { stateToken = TokenIn(challenge) });
        StatusOf(resent).Should().Be("MFA_CHALLENGE");
        Server.Org.Inbox.NewestFirst.Should().HaveCount(2);

        var success = await StepAsync(NextOf(challenge), new { stateToken = TokenIn(challenge), passCode = Newest().Code });
        (await MethodsAsync(success)).Should().Equal("pwd", method, "mfa");
    }

    [Fact]
    public async Task a_code_that_was_replaced_is_worth_nothing()
    {
        var challenge = await StepAsync("/factors/sms01/verify", new { stateToken = await BeginAsync("mfa") });
        var first = Newest().Code;
        await StepAsync("/factors/sms01/verify/resend", new { stateToken = TokenIn(challenge) });
        if (first != Newest().Code)
        {
            await ShouldRefuseAsync("/factors/sms01/verify", new { stateToken = TokenIn(challenge), passCode = first }, HttpStatusCode.Forbidden, "E0000068");
        }
    }

    [Theory]
    [InlineData("approve", "SUCCESS", null)]
    [InlineData("reject", "MFA_CHALLENGE", "REJECTED")]
    public async Task push_waits_until_somebody_answers(string answer, string status, string? factorResult)
    {
        var stateToken = await BeginAsync("mfa");
        var challenge = await StepAsync("/factors/push01/verify", new { stateToken });
        challenge.GetProperty("factorResult").GetString().Should().Be("WAITING");
        challenge.GetProperty("_links").GetProperty("next").GetProperty("name").GetString().Should().Be("poll");
        challenge.GetProperty("_links").GetProperty("resend")[0].GetProperty("name").GetString().Should().Be("push");
        ShouldHaveUsableLinks(challenge);
        (await StepAsync(NextOf(challenge), new { stateToken })).GetProperty("factorResult").GetString().Should().Be("WAITING");

        using var _ = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json($$"""{"answer":"{{answer}}"}"""));
        var polled = await StepAsync(NextOf(challenge), new { stateToken });
        StatusOf(polled).Should().Be(status);
        (polled.TryGetProperty("factorResult", out var result) ? result.GetString() : null).Should().Be(factorResult);
        if (status == "SUCCESS")
        {
            (await MethodsAsync(polled)).Should().Equal("pwd", "swk", "mfa");
        }
    }

    [Fact]
    public async Task push_runs_out_and_can_be_sent_again()
    {
        var stateToken = await BeginAsync("mfa");
        await StepAsync("/factors/push01/verify", new { stateToken });
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await StepAsync("/factors/push01/verify", new { stateToken });
        }

        (await StepAsync("/factors/push01/verify", new { stateToken })).GetProperty("factorResult").GetString().Should().Be("TIMEOUT");
        var again = await StepAsync("/factors/push01/verify/resend", new { stateToken });
        again.GetProperty("factorResult").GetString().Should().Be("WAITING");
    }

    [Theory]
    [InlineData("question01", "answer", "Your answer doesn't match our records. Please try again.")]
    [InlineData("googleotp01", "passCode", "Your token doesn't match our records. Please try again.")]
    [InlineData("oktaverifyotp01", "passCode", "Your token doesn't match our records. Please try again.")]
    [InlineData("sms01", "passCode", "Your token doesn't match our records. Please try again.")]
    public async Task a_wrong_answer_is_told_and_can_be_mended(string factor, string member, string cause)
    {
        var stateToken = await BeginAsync("mfa");
        await ShouldRefuseAsync($"/factors/{factor}/verify", new Dictionary<string, string> { ["stateToken"] = stateToken, [member] = "000" }, HttpStatusCode.Forbidden, "E0000068", cause);
        StatusOf(await StepAsync("/factors/question01/verify", new { stateToken, answer = "spinach" })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task answers_are_not_for_guessing()
    {
        foreach (var _ in Enumerable.Range(0, 9))
        {
            await ShouldRefuseAsync("/factors/question01/verify", new { stateToken = await BeginAsync("mfa"), answer = "wrong" }, HttpStatusCode.Forbidden, "E0000068");
        }

        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken = await BeginAsync("mfa"), answer = "wrong" }, HttpStatusCode.Forbidden, "E0000069");
        await ShouldRefuseAsync("", new { username = "mfa", password = Password }, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public async Task one_goes_back_and_takes_another_factor()
    {
        var challenge = await StepAsync("/factors/sms01/verify", new { stateToken = await BeginAsync("mfa") });
        var stateToken = TokenIn(challenge);
        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken, answer = "spinach" }, HttpStatusCode.Forbidden, "E0000079");

        StatusOf(await StepAsync(HrefOf(challenge.GetProperty("_links").GetProperty("prev")), new { stateToken })).Should().Be("MFA_REQUIRED");
        StatusOf(await StepAsync("/factors/question01/verify", new { stateToken, answer = "spinach" })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task a_state_token_is_worth_nothing_after_success()
    {
        var stateToken = await BeginAsync("mfa");
        await StepAsync("/factors/question01/verify", new { stateToken, answer = "spinach" });
        await ShouldBeOverAsync(stateToken);
    }

    [Fact]
    public async Task nor_after_cancel()
    {
        var stateToken = await BeginAsync("mfa");
        (await StepAsync("/cancel", new { stateToken })).ToString().Should().Be("{}");
        await ShouldBeOverAsync(stateToken);
    }

    [Fact]
    public async Task nor_after_five_minutes_without_a_step()
    {
        var stateToken = await BeginAsync("mfa");
        Clock.Advance(TimeSpan.FromMinutes(4));
        (await StepAsync("/factors/sms01/verify", new { stateToken })).GetProperty("expiresAt").GetString().Should().Be("2026-03-01T12:09:00.000Z");
        Clock.Advance(TimeSpan.FromMinutes(5));
        await ShouldBeOverAsync(stateToken);
    }

    [Fact]
    public async Task of_many_right_answers_at_once_one_gets_a_session_token()
    {
        var stateToken = await BeginAsync("mfa");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("/factors/question01/verify", new { stateToken, answer = "spinach" })));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/introspect")]
    public async Task one_may_ask_where_a_transaction_stands(string address)
    {
        var required = await StartAsync("mfa");
        (await StepAsync(address, new { stateToken = TokenIn(required) })).ToString().Should().Be(required.ToString());
    }

    [Fact]
    public async Task relay_state_comes_back()
    {
        var required = await StepAsync("", new { username = "mfa", password = Password, relayState = "_RelayState_" });
        required.GetProperty("relayState").GetString().Should().Be("_RelayState_");
        var success = await StepAsync("/factors/question01/verify", new { stateToken = TokenIn(required), answer = "spinach" });
        success.GetProperty("relayState").GetString().Should().Be("_RelayState_");
    }

    [Fact]
    public async Task but_not_a_book_of_it() =>
        await ShouldRefuseAsync("", new { username = "mfa", password = Password, relayState = new string('x', 2049) }, HttpStatusCode.BadRequest, "E0000001");

    [Theory]
    [InlineData("/skip")]
    [InlineData("/previous")]
    [InlineData("/credentials/change_password")]
    [InlineData("/credentials/reset_password")]
    [InlineData("/factors")]
    [InlineData("/factors/question01/verify/resend")]
    [InlineData("/factors/question01/lifecycle/activate")]
    [InlineData("/factors/question01/lifecycle/resend")]
    [InlineData("/recovery/answer")]
    [InlineData("/recovery/factors/sms/verify")]
    [InlineData("/recovery/factors/sms/resend")]
    public async Task a_step_out_of_turn_is_refused(string step) =>
        await ShouldRefuseAsync(step, new { stateToken = await BeginAsync("mfa") }, HttpStatusCode.Forbidden, "E0000079");

    public static TheoryData<string> Steps =>
    [
        "/introspect", "/skip", "/previous", "/cancel", "/credentials/change_password", "/credentials/reset_password", "/factors", "/factors/x/verify", "/factors/x/verify/resend",
        "/factors/x/lifecycle/activate", "/factors/x/lifecycle/resend", "/recovery/answer", "/recovery/factors/sms/verify", "/recovery/factors/sms/resend",
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task every_step_asks_for_a_state_token_that_is_alive(string step)
    {
        await ShouldRefuseAsync(step, new { }, HttpStatusCode.BadRequest, "E0000001");
        await ShouldRefuseAsync(step, new { stateToken = "00unknown" }, HttpStatusCode.Unauthorized, "E0000011");
        await ShouldRefuseAsync(step, new { stateToken = 1 }, HttpStatusCode.BadRequest, "E0000003");
        using var notJson = await Browser.PostAsync("/api/v1/authn" + step, new StringContent("stateToken=x"));
        await ShouldBeOktaErrorAsync(notJson, HttpStatusCode.UnsupportedMediaType, "E0000021");
        using var array = await Browser.PostAsync("/api/v1/authn" + step, Json("[]"));
        await ShouldBeOktaErrorAsync(array, HttpStatusCode.BadRequest, "E0000003");
    }

    [Fact]
    public async Task an_unknown_factor_is_not_found() =>
        await ShouldRefuseAsync("/factors/nothing/verify", new { stateToken = await BeginAsync("mfa"), answer = "x" }, HttpStatusCode.NotFound, "E0000007");

    [Fact]
    public async Task a_deleted_user_ends_the_transaction()
    {
        var stateToken = await BeginAsync("mfa");
        Server.Org.Change(definition => definition with { Users = [.. definition.Users.Where(user => user.Id != "00umfa")] });
        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken, answer = "spinach" }, HttpStatusCode.Unauthorized, "E0000011");
    }

    private async Task ShouldBeOverAsync(string stateToken)
    {
        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken, answer = "spinach" }, HttpStatusCode.Unauthorized, "E0000011");
        await ShouldRefuseAsync("", new { stateToken }, HttpStatusCode.Unauthorized, "E0000011");
        await ShouldRefuseAsync("/introspect", new { stateToken }, HttpStatusCode.Unauthorized, "E0000011");
    }

    private static string Shape(JsonElement factor) =>
        $"{factor.GetProperty("factorType")} {factor.GetProperty("provider")} {factor.GetProperty("vendorName")} {factor.GetProperty("profile")}";
}
