using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.WebUtilities;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Forgotten passwords and locked accounts.</summary>
public sealed class RecoveryTransactionTests : TransactionUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            .. base.Definition.Users,
            User("asked") with { RecoveryQuestion = new RecoveryQuestion("favorite_toy", "Bear"), Factors = [new Factor { Type = FactorType.Sms, PhoneNumber = "+15554151340" }] },
        ],
    };

    [Theory]
    [InlineData("john")]
    [InlineData("nobody")]
    [InlineData("quiet")]
    [InlineData("locked")]
    public async Task by_mail_everybody_gets_the_same_answer(string username) =>
        (await StepAsync("/recovery/password", new { username, factorType = "EMAIL" })).ToString().Should().Be(
            """{"status":"RECOVERY_CHALLENGE","factorResult":"WAITING","factorType":"EMAIL","recoveryType":"PASSWORD"}""");

    [Theory]
    [InlineData("asked")]
    [InlineData("john")]
    [InlineData("nobody")]
    [InlineData("quiet")]
    public async Task by_sms_everybody_gets_a_transaction_and_a_wrong_code_tells_nothing(string username)
    {
        var challenge = await StepAsync("/recovery/password", new { username, factorType = "SMS" });
        ShouldHaveUsableLinks(challenge);
        var stateToken = TokenIn(challenge);
        challenge.ToString().Replace(stateToken, "_StateToken_", StringComparison.Ordinal).Should().Be(
            $$$$$$"""{"stateToken":"_StateToken_","expiresAt":"2026-03-01T12:05:00.000Z","status":"RECOVERY_CHALLENGE","factorType":"SMS","recoveryType":"PASSWORD","_links":{"next":{"name":"verify","href":"{{{{{{Url}}}}}}/api/v1/authn/recovery/factors/sms/verify","hints":{"allow":["POST"]}},"resend":{"name":"sms","href":"{{{{{{Url}}}}}}/api/v1/authn/recovery/factors/sms/resend","hints":{"allow":["POST"]}},"cancel":{"href":"{{{{{{Url}}}}}}/api/v1/authn/cancel","hints":{"allow":["POST"]}}}}""");

        foreach (var _ in Enumerable.Range(0, 12))
        {
            await ShouldRefuseAsync("/recovery/factors/sms/verify", new { stateToken, passCode = "wrong" }, HttpStatusCode.Forbidden, "E0000068");
        }

        (await StepAsync("/recovery/factors/sms/resend", new { stateToken })).GetProperty("status").GetString().Should().Be("RECOVERY_CHALLENGE");
    }

    [Fact]
    public async Task the_link_of_the_mail_leads_over_the_question_to_a_new_password()
    {
        var recovery = await FollowLinkAsync(await LinkAsync("asked"));
        StatusOf(recovery).Should().Be("RECOVERY");
        recovery.GetProperty("recoveryType").GetString().Should().Be("PASSWORD");
        recovery.GetProperty("_embedded").GetProperty("user").GetProperty("recovery_question").GetProperty("question").GetString()
            .Should().Be("What is the toy/stuffed animal you liked the most as a kid?");
        ShouldHaveUsableLinks(recovery);

        var stateToken = TokenIn(recovery);
        await ShouldRefuseAsync(NextOf(recovery), new { stateToken, answer = "Doll" }, HttpStatusCode.Forbidden, "E0000087");
        await ShouldRefuseAsync("/credentials/reset_password", new { stateToken, newPassword = NewPassword }, HttpStatusCode.Forbidden, "E0000079");

        var reset = await StepAsync(NextOf(recovery), new { stateToken, answer = "bear" });
        StatusOf(reset).Should().Be("PASSWORD_RESET");
        reset.GetProperty("_embedded").GetProperty("policy").GetProperty("complexity").GetProperty("minLength").GetInt32().Should().Be(8);
        ShouldHaveUsableLinks(reset);

        await ShouldRefuseAsync(NextOf(reset), new { stateToken, newPassword = "short" }, HttpStatusCode.Forbidden, "E0000080");
        StatusOf(await StepAsync(NextOf(reset), new { stateToken, newPassword = NewPassword })).Should().Be("MFA_REQUIRED", "a mailbox is no second factor");
        await ShouldRefuseAsync("", new { username = "asked", password = Password }, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public async Task without_a_question_the_link_is_enough()
    {
        var reset = await FollowLinkAsync(await LinkAsync("john"));
        StatusOf(reset).Should().Be("PASSWORD_RESET");
        StatusOf(await StepAsync(NextOf(reset), new { stateToken = TokenIn(reset), newPassword = NewPassword })).Should().Be("SUCCESS");
        StatusOf(await StepAsync("", new { username = "john", password = NewPassword })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task a_link_works_once()
    {
        var recoveryToken = await LinkAsync("john");
        await FollowLinkAsync(recoveryToken);
        await ShouldRefuseAsync("/recovery/token", new { recoveryToken }, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Fact]
    public async Task and_not_for_ever()
    {
        var recoveryToken = await LinkAsync("john");
        Clock.Advance(TimeSpan.FromHours(1));
        await ShouldRefuseAsync("/recovery/token", new { recoveryToken }, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("quiet")]
    public async Task there_is_no_mail_for_who_may_not_recover(string username)
    {
        await StepAsync("/recovery/password", new { username, factorType = "EMAIL" });
        await StepAsync("/recovery/unlock", new { username, factorType = "SMS" });
        Server.Org.Inbox.NewestFirst.Should().BeEmpty();
    }

    [Fact]
    public async Task an_sms_does_as_well()
    {
        var challenge = await StepAsync("/recovery/password", new { username = "asked", factorType = "SMS" });
        var recovery = await StepAsync(NextOf(challenge), new { stateToken = TokenIn(challenge), passCode = Newest().Code });
        StatusOf(recovery).Should().Be("RECOVERY");
    }

    [Fact]
    public async Task a_locked_user_is_unlocked_by_mail_and_answer_and_then_signs_in()
    {
        (await StepAsync("/recovery/unlock", new { username = "locked", factorType = "EMAIL" })).GetProperty("recoveryType").GetString().Should().Be("UNLOCK");
        var recovery = await FollowLinkAsync(TokenOf(Newest().Link));
        StatusOf(recovery).Should().Be("RECOVERY");

        var unlocked = await StepAsync(NextOf(recovery), new { stateToken = TokenIn(recovery), answer = "Bear" });
        StatusOf(unlocked).Should().Be("SUCCESS");
        unlocked.GetProperty("recoveryType").GetString().Should().Be("UNLOCK");
        unlocked.TryGetProperty("sessionToken", out _).Should().BeFalse("it is no sign-in");
        unlocked.TryGetProperty("stateToken", out _).Should().BeFalse();
        StatusOf(await StepAsync("", new { username = "locked", password = Password })).Should().Be("MFA_REQUIRED");
    }

    [Fact]
    public async Task or_by_sms()
    {
        var challenge = await StepAsync("/recovery/unlock", new { username = "locked", factorType = "SMS" });
        var recovery = await StepAsync(NextOf(challenge), new { stateToken = TokenIn(challenge), passCode = Newest().Code });
        StatusOf(await StepAsync(NextOf(recovery), new { stateToken = TokenIn(recovery), answer = "Bear" })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task a_new_password_unlocks_too()
    {
        var recovery = await FollowLinkAsync(await LinkAsync("locked"));
        var stateToken = TokenIn(recovery);
        await StepAsync("/recovery/answer", new { stateToken, answer = "Bear" });
        StatusOf(await StepAsync("/credentials/reset_password", new { stateToken, newPassword = NewPassword })).Should().Be("MFA_REQUIRED");
    }

    [Fact]
    public async Task where_the_policy_forbids_it_nobody_unlocks_himself()
    {
        Server.Org.Change(definition => definition with { Password = definition.Password with { SelfServiceUnlock = false } });
        await ShouldRefuseAsync("/recovery/unlock", new { username = "locked", factorType = "EMAIL" }, HttpStatusCode.Forbidden, "E0000006");
        await StepAsync("/recovery/password", new { username = "locked", factorType = "EMAIL" });
        Server.Org.Inbox.NewestFirst.Should().BeEmpty("that would be a way around");
    }

    [Fact]
    public async Task recovery_answers_are_not_for_guessing_whatever_the_link()
    {
        foreach (var attempt in Enumerable.Range(1, 10))
        {
            var stateToken = TokenIn(await FollowLinkAsync(await LinkAsync("asked")));
            await ShouldRefuseAsync("/recovery/answer", new { stateToken, answer = "wrong" }, HttpStatusCode.Forbidden, attempt < 10 ? "E0000087" : "E0000069");
        }

        var last = TokenIn(await FollowLinkAsync(await LinkAsync("asked")));
        await ShouldRefuseAsync("/recovery/answer", new { stateToken = last, answer = "Bear" }, HttpStatusCode.Forbidden, "E0000069");
        StatusOf(await StepAsync("", new { username = "asked", password = Password })).Should().Be("MFA_REQUIRED", "whoever knows the password is not harmed");
    }

    [Theory]
    [InlineData("/recovery/password", "john", null)]
    [InlineData("/recovery/password", "john", "CALL")]
    [InlineData("/recovery/password", "", "EMAIL")]
    [InlineData("/recovery/unlock", null, "EMAIL")]
    public async Task what_is_missing_is_named(string step, string? username, string? factorType) =>
        await ShouldRefuseAsync(step, new { username, factorType }, HttpStatusCode.BadRequest, "E0000001");

    [Fact]
    public async Task a_recovery_token_is_asked_for() =>
        await ShouldRefuseAsync("/recovery/token", new { }, HttpStatusCode.BadRequest, "E0000001");

    private async Task<string> LinkAsync(string username)
    {
        await StepAsync("/recovery/password", new { username, factorType = "EMAIL" });
        Newest().Link.Should().StartWith($"{Url}/signin/recovery?recoveryToken=");
        return TokenOf(Newest().Link);
    }

    private static string TokenOf(string link) => QueryHelpers.ParseQuery(new Uri(link).Query)["recoveryToken"].ToString();

    private Task<JsonElement> FollowLinkAsync(string recoveryToken) => StepAsync("/recovery/token", new { recoveryToken });
}
