using System.Net;
using System.Text.Json;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Okta Verify's push is set up in a classic transaction: a phone takes the account while the page polls.</summary>
public sealed class OktaVerifyEnrollmentTests : TransactionUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        SignOn = new SignOnPolicy { RequireEnrollment = true, EnrollableFactors = [FactorType.OktaVerifyOtp, FactorType.Push] },
    };

    [Fact]
    public async Task the_activation_has_a_picture_and_is_polled()
    {
        var activate = await EnrollAsync();
        StatusOf(activate).Should().Be("MFA_ENROLL_ACTIVATE");
        activate.GetProperty("factorResult").GetString().Should().Be("WAITING");
        NextNameOf(activate).Should().Be("poll");
        NextOf(activate).Should().Be("/factors/push01/lifecycle/activate/poll");
        var factor = activate.GetProperty("_embedded").GetProperty("factor");
        factor.GetProperty("factorType").GetString().Should().Be("push");
        factor.TryGetProperty("profile", out _).Should().BeFalse("no phone has it yet");
        var activation = ActivationIn(activate);
        activation.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T12:05:00.000Z");
        activation.GetProperty("factorResult").GetString().Should().Be("WAITING");
        activation.TryGetProperty("sharedSecret", out _).Should().BeFalse();
        ShouldHaveUsableLinks(activate);

        using var picture = await Browser.GetAsync(activation.GetProperty("_links").GetProperty("qrcode").GetProperty("href").GetString());
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        Newest().Link.Should().StartWith($"oktaverify://john@acme.com/?t={Newest().Push}&f=");
        StatusOf(await StepAsync(NextOf(activate), new { stateToken = TokenIn(activate) })).Should().Be("MFA_ENROLL_ACTIVATE");
        Server.Org.Users.FindByName("john")!.Factors.Should().BeEmpty("nothing counts before the phone has it");
    }

    [Fact]
    public async Task when_the_phone_has_the_account_push_and_code_work_at_the_next_sign_in()
    {
        var activate = await EnrollAsync();
        await AnswerAsync("approve");
        (await MethodsAsync(await PollAsync(activate))).Should().Equal("pwd", "swk", "mfa");

        var required = await StartAsync("john");
        required.GetProperty("_embedded").GetProperty("factors").EnumerateArray().Select(factor => factor.GetProperty("factorType").GetString())
            .Should().Equal("token:software:totp", "push");
        var waiting = await StepAsync("/factors/push01/verify", new { stateToken = TokenIn(required) });
        waiting.GetProperty("factorResult").GetString().Should().Be("WAITING");
        await AnswerAsync("approve");
        StatusOf(await PollAsync(waiting)).Should().Be("SUCCESS");

        var byCode = await BeginAsync("john");
        var secret = Server.Org.Users.FindByName("john")!.Factors.Single().Secret!;
        StatusOf(await StepAsync("/factors/oktaverifyotp01/verify", new { stateToken = byCode, passCode = TotpCode(secret) })).Should().Be("SUCCESS");
    }

    [Theory]
    [InlineData("reject", "CANCELLED")]
    [InlineData(null, "TIMEOUT")]
    public async Task an_activation_that_came_to_nothing_is_begun_again(string? answer, string result)
    {
        var activate = await EnrollAsync();
        if (answer is null)
        {
            Clock.Advance(PushChallenge.Lifetime - TimeSpan.FromSeconds(1));
            await PollAsync(activate);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
        else
        {
            await AnswerAsync(answer);
        }

        var over = await PollAsync(activate);
        over.GetProperty("factorResult").GetString().Should().Be(result);
        NextNameOf(over).Should().Be("activate");
        ShouldHaveUsableLinks(over);
        ActivationIn(over).GetProperty("_links").TryGetProperty("qrcode", out _).Should().BeFalse();

        var before = Newest().Push;
        var again = await StepAsync(NextOf(over), new { stateToken = TokenIn(over) });
        again.GetProperty("factorResult").GetString().Should().Be("WAITING");
        Newest().Push.Should().NotBe(before);
        await AnswerAsync("approve");
        StatusOf(await PollAsync(again)).Should().Be("SUCCESS");
    }

    [Theory]
    [InlineData("email", "john@acme.com")]
    [InlineData("sms", "+1-555-415-1337")]
    public async Task the_link_can_be_sent_to_who_cannot_scan(string channel, string address)
    {
        var activate = await EnrollAsync();
        var send = ActivationIn(activate).GetProperty("_links").GetProperty("send").EnumerateArray().Single(link => link.GetProperty("name").GetString() == channel);
        var sent = await StepAsync(HrefOf(send), new { stateToken = TokenIn(activate), profile = new { phoneNumber = "+1-555-415-1337" } });
        NextNameOf(sent).Should().Be("poll");
        Newest().Address.Should().Be(address);
        await AnswerAsync("approve");
        StatusOf(await PollAsync(sent)).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task a_number_that_is_none_gets_no_link()
    {
        var activate = await EnrollAsync();
        await ShouldRefuseAsync(
            "/factors/push01/lifecycle/activate/sms", new { stateToken = TokenIn(activate), profile = new { phoneNumber = "12" } }, HttpStatusCode.BadRequest, "E0000098");
    }

    [Fact]
    public async Task there_is_nothing_to_poll_where_another_factor_is_set_up()
    {
        var stateToken = await BeginAsync("john");
        await StepAsync("/factors", new { stateToken, factorType = "token:software:totp", provider = "OKTA" });
        await ShouldRefuseAsync("/factors/oktaverifyotp01/lifecycle/activate/poll", new { stateToken }, HttpStatusCode.NotFound, "E0000007");
    }

    [Fact]
    public async Task one_goes_back_and_an_approval_that_comes_then_is_worth_nothing()
    {
        var activate = await EnrollAsync();
        StatusOf(await StepAsync("/previous", new { stateToken = TokenIn(activate) })).Should().Be("MFA_ENROLL");
        await AnswerAsync("approve");
        await ShouldRefuseAsync(NextOf(activate), new { stateToken = TokenIn(activate) }, HttpStatusCode.Forbidden, "E0000079");
        Server.Org.Users.FindByName("john")!.Factors.Should().BeEmpty();
    }

    private async Task<JsonElement> EnrollAsync() =>
        await StepAsync("/factors", new { stateToken = await BeginAsync("john"), factorType = "push", provider = "OKTA" });

    private Task<JsonElement> PollAsync(JsonElement transaction) => StepAsync(NextOf(transaction), new { stateToken = TokenIn(transaction) });

    private static string NextNameOf(JsonElement transaction) => transaction.GetProperty("_links").GetProperty("next").GetProperty("name").GetString()!;

    private static JsonElement ActivationIn(JsonElement transaction) =>
        transaction.GetProperty("_embedded").GetProperty("factor").GetProperty("_embedded").GetProperty("activation");

    private async Task AnswerAsync(string answer)
    {
        using var answered = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json($$"""{"answer":"{{answer}}"}"""));
        answered.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }
}
