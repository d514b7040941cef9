using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Okta Verify is set up in the Identity Engine: by a picture, or by a link that is sent.</summary>
public sealed class IdxOktaVerifyTests : IdxUnderTest
{
    private const string OktaVerify = "autOktaVerify0000001";

    private static readonly string[] Waiting = ["enroll-poll", "select-enrollment-channel", "select-authenticator-enroll"];

    protected override OrgDefinition Definition => base.Definition with
    {
        SignOn = new SignOnPolicy { RequireEnrollment = true, EnrollableFactors = [FactorType.Question, FactorType.Push, FactorType.OktaVerifyOtp] },
    };

    [Fact]
    public async Task it_is_one_authenticator_with_two_methods()
    {
        var page = await SignedInPageAsync();
        var options = page.Form("select-authenticator-enroll").GetProperty("value")[0].GetProperty("options");
        options.EnumerateArray().Select(option => option.GetProperty("label").GetString()).Should().Equal("Security Question", "Okta Verify");
        var channel = options[1].GetProperty("value").GetProperty("form").GetProperty("value")[1];
        channel.GetProperty("name").GetString().Should().Be("channel");
        channel.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("value").GetString()).Should().Equal("qrcode", "email", "sms");
        MethodsOf(page.Body.GetProperty("authenticators").GetProperty("value")[1]).Should().Equal("push", "totp");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("qrcode")]
    public async Task a_phone_scans_the_picture_and_push_and_code_work_from_then_on(string? channel)
    {
        var page = await ChooseAsync(channel);
        page.Forms.Should().Equal(Waiting);
        page.Form("enroll-poll").GetProperty("refresh").GetInt32().Should().Be(4000);
        page.Form("enroll-poll").GetProperty("href").GetString().Should().EndWith("/idp/idx/challenge/poll");
        page.Authenticator.GetProperty("key").GetString().Should().Be("okta_verify");
        var context = page.Authenticator.GetProperty("contextualData");
        context.GetProperty("selectedChannel").GetString().Should().Be("qrcode");
        context.GetProperty("qrcode").GetProperty("href").GetString().Should().StartWith("data:image/png;base64,iVBORw0KGgo");
        page = await SubmitAsync(page, "enroll-poll");
        page.Forms.Should().Equal(Waiting);
        Server.Org.Users.FindByName("john")!.Factors.Should().BeEmpty("nothing counts before the phone has it");

        await AnswerPushAsync("approve");
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-poll"), "pwd", "swk", "mfa");

        var next = await SubmitAsync(await SignedInPageAsync(), "select-authenticator-authenticate", Choose(OktaVerify, "push"));
        await AnswerPushAsync("approve");
        await ShouldSignInAsync(await SubmitAsync(next, "challenge-poll"), "pwd", "swk", "mfa");

        var byCode = await SubmitAsync(await SignedInPageAsync(), "select-authenticator-authenticate", Choose(OktaVerify, "totp"));
        await ShouldSignInAsync(await SubmitAsync(byCode, "challenge-authenticator", Passcode(CodeOf("john"), "totp")), "pwd", "otp", "mfa");
    }

    [Fact]
    public async Task without_push_the_app_makes_codes()
    {
        Server.Org.Change(definition => definition with { SignOn = definition.SignOn with { EnrollableFactors = [FactorType.OktaVerifyOtp] } });
        var page = await ChooseAsync("qrcode");
        MethodsOf(page.Authenticator).Should().Equal("totp");
        await AnswerPushAsync("approve");
        await ShouldSignInAsync(await SubmitAsync(page, "enroll-poll"), "pwd", "otp", "mfa");
        (await SignedInPageAsync()).Form("challenge-authenticator").ValueKind.Should().Be(JsonValueKind.Object);
        Server.Org.Users.FindByName("john")!.Factors.Single().Type.Should().Be(FactorType.OktaVerifyOtp);
    }

    [Theory]
    [InlineData("email", "email", "jo@acme.com", "registration.error.invalidLoginEmail")]
    [InlineData("sms", "phoneNumber", "+15554151337", "api.factors.error.sms.invalid_phone")]
    public async Task a_link_is_sent_to_who_cannot_scan(string channel, string field, string address, string mistake)
    {
        var page = await SubmitAsync(await ChooseAsync(null), "select-enrollment-channel", Channel(channel));
        page.Forms.Should().Equal("enrollment-channel-data", "select-enrollment-channel", "select-authenticator-enroll");
        page.Form("enrollment-channel-data").GetProperty("href").GetString().Should().EndWith("/idp/idx/challenge/send");
        var wrong = await SubmitAsync(page, "enrollment-channel-data", new JsonObject { [field] = "nonsense" });
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Problems("enrollment-channel-data", field).Should().Equal(mistake);

        page = await SubmitAsync(wrong, "enrollment-channel-data", new JsonObject { [field] = address });
        page.Forms.Should().Equal(Waiting);
        page.Authenticator.GetProperty("contextualData").GetProperty(field).GetString().Should().Be(address);
        var sent = await InboxCountAsync();
        await SubmitAsync(page, page.Authenticator.GetProperty("resend"));
        (await InboxCountAsync()).Should().Be(sent + 1);
        Server.Org.Inbox.NewestFirst[0].Address.Should().Be(address);
        await AnswerPushAsync("approve");
        (await SubmitAsync(page, "enroll-poll")).InteractionCode.Should().NotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_activation_that_came_to_nothing_is_followed_by_a_fresh_one(bool isRefused)
    {
        var page = await ChooseAsync(null);
        var picture = PictureIn(page);
        if (isRefused)
        {
            await AnswerPushAsync("reject");
        }
        else
        {
            Clock.Advance(PushChallenge.Lifetime);
        }

        page = await SubmitAsync(page, "enroll-poll");
        page.Forms.Should().Equal(Waiting);
        PictureIn(page).Should().NotBe(picture);
        await AnswerPushAsync("approve");
        (await SubmitAsync(page, "enroll-poll")).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task another_authenticator_may_be_taken_instead()
    {
        var page = await SubmitAsync(await ChooseAsync(null), "select-authenticator-enroll", Choose("autSecurityQuestion1"));
        page.Authenticator.GetProperty("key").GetString().Should().Be("security_question");
        await AnswerPushAsync("approve");
        (await PostAsync("/idp/idx/challenge/poll", new JsonObject { ["stateHandle"] = page.StateHandle })).MessageKey.Should().Be("errors.E0000079");
        Server.Org.Users.FindByName("john")!.Factors.Should().BeEmpty();
    }

    [Fact]
    public async Task a_channel_that_is_not_offered_is_refused() =>
        (await SubmitAsync(await ChooseAsync(null), "select-enrollment-channel", Channel("pigeon"))).Status.Should().Be(HttpStatusCode.BadRequest);

    private static JsonObject Channel(string channel) => new() { ["authenticator"] = new JsonObject { ["id"] = OktaVerify, ["channel"] = channel } };

    private static string PictureIn(IdxPage page) => page.Authenticator.GetProperty("contextualData").GetProperty("qrcode").GetProperty("href").GetString()!;

    private static IEnumerable<string?> MethodsOf(JsonElement authenticator) =>
        authenticator.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("type").GetString());

    private async Task<IdxPage> ChooseAsync(string? channel) =>
        await SubmitAsync(await SignedInPageAsync(), "select-authenticator-enroll", channel is null ? Choose(OktaVerify) : Channel(channel));

    private string CodeOf(string name) => Totp.CodeAt(Server.Org.Users.FindByName(name)!.Factors.Single().Secret, Clock.GetUtcNow())!;

    private async Task ShouldSignInAsync(IdxPage page, params string[] methods)
    {
        var tokens = await TokensForAsync(page);
        ClaimsOf(tokens.GetProperty("id_token")).GetProperty("amr").EnumerateArray().Select(method => method.GetString()).Should().Equal(methods);
    }
}
