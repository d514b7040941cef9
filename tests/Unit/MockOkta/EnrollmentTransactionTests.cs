using System.Net;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Setting up a second factor on the way in.</summary>
public sealed class EnrollmentTransactionTests : TransactionUnderTest
{
    private static readonly object Several = new { warnBeforePasswordExpired = false, multiOptionalFactorEnroll = true };

    protected override OrgDefinition Definition => base.Definition with { SignOn = new SignOnPolicy { RequireEnrollment = true } };

    [Fact]
    public async Task who_has_no_factor_chooses_one()
    {
        var enroll = await StartAsync("john");
        StatusOf(enroll).Should().Be("MFA_ENROLL");
        ShouldHaveUsableLinks(enroll);
        var factors = enroll.GetProperty("_embedded").GetProperty("factors");
        factors.EnumerateArray().Select(factor => $"{factor.GetProperty("factorType")} {factor.GetProperty("provider")} {factor.GetProperty("status")} {factor.GetProperty("enrollment")}")
            .Should().Equal("question OKTA NOT_SETUP OPTIONAL", "token:software:totp GOOGLE NOT_SETUP OPTIONAL", "sms OKTA NOT_SETUP OPTIONAL", "email OKTA NOT_SETUP OPTIONAL");
        enroll.GetProperty("_links").TryGetProperty("skip", out _).Should().BeFalse();
        await ShouldRefuseAsync("/skip", new { stateToken = TokenIn(enroll) }, HttpStatusCode.Forbidden, "E0000079");

        var questions = await Browser.GetStringAsync(factors[0].GetProperty("_links").GetProperty("questions").GetProperty("href").GetString());
        questions.Should().Contain("""{"question":"disliked_food","questionText":"What is the food you least liked as a child?"}""");
    }

    [Fact]
    public async Task the_only_factor_is_required()
    {
        Server.Org.Change(definition => definition with { SignOn = definition.SignOn with { EnrollableFactors = [FactorType.Question] } });
        var enroll = await StartAsync("john");
        enroll.GetProperty("_embedded").GetProperty("factors")[0].GetProperty("enrollment").GetString().Should().Be("REQUIRED");
    }

    [Fact]
    public async Task a_question_counts_at_once_and_is_asked_the_next_time()
    {
        var success = await EnrollAsync(await BeginAsync("john"), "question", "OKTA", new { question = "disliked_food", answer = "pizza" });
        (await MethodsAsync(success)).Should().Equal("pwd", "kba", "mfa");

        var required = await StartAsync("john");
        StatusOf(required).Should().Be("MFA_REQUIRED");
        StatusOf(await StepAsync("/factors/question01/verify", new { stateToken = TokenIn(required), answer = "Pizza" })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task an_authenticator_app_gets_its_secret_as_text_and_picture_and_proves_it()
    {
        var activate = await EnrollAsync(await BeginAsync("john"), "token:software:totp", "GOOGLE");
        StatusOf(activate).Should().Be("MFA_ENROLL_ACTIVATE");
        activate.GetProperty("_links").GetProperty("next").GetProperty("name").GetString().Should().Be("activate");
        ShouldHaveUsableLinks(activate);
        var activation = activate.GetProperty("_embedded").GetProperty("factor").GetProperty("_embedded").GetProperty("activation");
        activation.GetProperty("timeStep").GetInt32().Should().Be(30);
        activation.GetProperty("encoding").GetString().Should().Be("base32");

        using var picture = await Browser.GetAsync(activation.GetProperty("_links").GetProperty("qrcode").GetProperty("href").GetString());
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        (await picture.Content.ReadAsByteArrayAsync()).Take(4).Should().Equal([0x89, (byte)'P', (byte)'N', (byte)'G']);

        var stateToken = TokenIn(activate);
        await ShouldRefuseAsync(NextOf(activate), new { stateToken, passCode = "000000x" }, HttpStatusCode.Forbidden, "E0000068");
        (await UserAsync("john")).Factors.Should().BeEmpty("nothing counts before it is proved");
        var secret = activation.GetProperty("sharedSecret").GetString()!;
        var success = await StepAsync(NextOf(activate), new { stateToken, passCode = TotpCode(secret) });
        (await MethodsAsync(success)).Should().Equal("pwd", "otp", "mfa");
        (await UserAsync("john")).Factors.Should().ContainSingle(factor => factor.Secret == secret);
    }

    [Theory]
    [InlineData("sms", "+1-555-415-1337", "+1-555-415-1337")]
    [InlineData("email", null, "john@acme.com")]
    public async Task a_phone_or_mailbox_is_proved_by_a_code(string factorType, string? phoneNumber, string address)
    {
        var activate = await EnrollAsync(await BeginAsync("john"), factorType, "OKTA", new { phoneNumber });
        StatusOf(activate).Should().Be("MFA_ENROLL_ACTIVATE");
        ShouldHaveUsableLinks(activate);
        Newest().Address.Should().Be(address);

        var stateToken = TokenIn(activate);
        await StepAsync(HrefOf(activate.GetProperty("_links").GetProperty("resend")[0]), new { stateToken });
        StatusOf(await StepAsync(NextOf(activate), new { stateToken, passCode = Newest().Code })).Should().Be("SUCCESS");
        (await UserAsync("john")).Factors.Should().ContainSingle();
    }

    [Fact]
    public async Task one_goes_back_and_takes_another()
    {
        var activate = await EnrollAsync(await BeginAsync("john"), "sms", "OKTA", new { phoneNumber = "+15554151337" });
        StatusOf(await StepAsync("/previous", new { stateToken = TokenIn(activate) })).Should().Be("MFA_ENROLL");
        StatusOf(await EnrollAsync(TokenIn(activate), "question", "OKTA", new { question = "disliked_food", answer = "pizza" })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task who_wants_may_set_up_more_than_one()
    {
        var again = await EnrollAsync(await BeginAsync("john", Several), "question", "OKTA", new { question = "disliked_food", answer = "pizza" });
        StatusOf(again).Should().Be("MFA_ENROLL");
        again.GetProperty("_embedded").GetProperty("factors")[0].GetProperty("status").GetString().Should().Be("ACTIVE");
        ShouldHaveUsableLinks(again);

        var success = await StepAsync(HrefOf(again.GetProperty("_links").GetProperty("skip")), new { stateToken = TokenIn(again) });
        (await MethodsAsync(success)).Should().Equal("pwd", "kba", "mfa");
    }

    [Theory]
    [InlineData("question", "OKTA", "no_such_question", "pizza", null, "E0000001")]
    [InlineData("question", "OKTA", "disliked_food", "abc", null, "E0000001")]
    [InlineData("question", "OKTA", "disliked_food", null, null, "E0000001")]
    [InlineData("sms", "OKTA", null, null, "12", "E0000098")]
    [InlineData("sms", "OKTA", null, null, "call me maybe 1234567", "E0000098")]
    [InlineData("sms", "OKTA", null, null, null, "E0000098")]
    [InlineData("push", "OKTA", null, null, null, "E0000001")]
    [InlineData("token:software:totp", "OKTA", null, null, null, "E0000001")]
    [InlineData("token:hardware", "RSA", null, null, null, "E0000001")]
    [InlineData(null, null, null, null, null, "E0000001")]
    public async Task what_cannot_be_set_up_is_refused(string? factorType, string? provider, string? question, string? answer, string? phoneNumber, string code) =>
        await ShouldRefuseAsync(
            "/factors", new { stateToken = await BeginAsync("john"), factorType, provider, profile = new { question, answer, phoneNumber } }, HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task a_picture_needs_its_token()
    {
        using var answer = await Browser.GetAsync("/api/v1/users/x/factors/y/qr?token=z");
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.NotFound, "E0000007");
    }

    private Task<System.Text.Json.JsonElement> EnrollAsync(string stateToken, string factorType, string provider, object? profile = null) =>
        StepAsync("/factors", new { stateToken, factorType, provider, profile });

    private Task<OktaUser> UserAsync(string name) => Task.FromResult(Server.Org.Users.FindByName(name)!);
}
