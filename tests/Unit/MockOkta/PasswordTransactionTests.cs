using System.Net;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Passwords that expire, and users who are locked out.</summary>
public sealed class PasswordTransactionTests : TransactionUnderTest
{
    private static readonly object Warn = new { warnBeforePasswordExpired = true, multiOptionalFactorEnroll = false };

    [Fact]
    public async Task an_expired_password_must_be_changed()
    {
        var expired = await StartAsync("old");
        StatusOf(expired).Should().Be("PASSWORD_EXPIRED");
        TokenIn(expired).Should().StartWith("00").And.HaveLength(42);
        expired.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T12:05:00.000Z");
        expired.TryGetProperty("sessionToken", out _).Should().BeFalse();
        expired.GetProperty("_embedded").GetProperty("policy").ToString().Should().Be(
            """{"complexity":{"minLength":8,"minLowerCase":1,"minUpperCase":1,"minNumber":1,"minSymbol":0,"excludeUsername":true}}""");
        expired.GetProperty("_links").GetProperty("next").GetProperty("name").GetString().Should().Be("changePassword");
        expired.GetProperty("_links").TryGetProperty("skip", out _).Should().BeFalse();
        ShouldHaveUsableLinks(expired);

        var success = await StepAsync(NextOf(expired), new { stateToken = TokenIn(expired), oldPassword = Password, newPassword = NewPassword });
        (await MethodsAsync(success)).Should().Equal("pwd");

        StatusOf(await StepAsync("", new { username = "old", password = NewPassword })).Should().Be("SUCCESS");
        using var withTheOldOne = await AuthnAsync("old", Password);
        await ShouldBeOktaErrorAsync(withTheOldOne, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public async Task a_warning_can_be_skipped()
    {
        var warning = await StartAsync("soon", Warn);
        StatusOf(warning).Should().Be("PASSWORD_WARN");
        warning.GetProperty("_embedded").GetProperty("policy").GetProperty("expiration").GetProperty("passwordExpireDays").GetInt32().Should().Be(5);
        ShouldHaveUsableLinks(warning);

        var success = await StepAsync(HrefOf(warning.GetProperty("_links").GetProperty("skip")), new { stateToken = TokenIn(warning) });
        StatusOf(success).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task or_heeded()
    {
        var success = await StepAsync("/credentials/change_password", new { stateToken = await BeginAsync("soon", Warn), oldPassword = Password, newPassword = NewPassword });
        StatusOf(success).Should().Be("SUCCESS");
        StatusOf(await StepAsync("", new { username = "soon", password = NewPassword, options = Warn })).Should().Be("SUCCESS");
    }

    [Theory]
    [InlineData("soon", false)]
    [InlineData("later", true)]
    [InlineData("john", true)]
    public async Task there_is_no_warning_unasked_or_too_early(string username, bool asked) =>
        StatusOf(await StartAsync(username, asked ? Warn : null)).Should().Be("SUCCESS");

    [Theory]
    [InlineData("wrong", NewPassword, "E0000014", "oldPassword: The credentials provided were incorrect.")]
    [InlineData(Password, "short", "E0000080", "Passwords must have at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username")]
    [InlineData(Password, Password, "E0000014", "Password has been used too recently")]
    public async Task a_change_that_is_refused_says_why_and_can_be_tried_again(string oldPassword, string newPassword, string code, string cause)
    {
        var stateToken = await BeginAsync("old");
        await ShouldRefuseAsync("/credentials/change_password", new { stateToken, oldPassword, newPassword }, HttpStatusCode.Forbidden, code, cause);
        StatusOf(await StepAsync("/credentials/change_password", new { stateToken, oldPassword = Password, newPassword = NewPassword })).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task old_passwords_are_not_for_guessing_either()
    {
        var stateToken = await BeginAsync("old");
        foreach (var _ in Enumerable.Range(0, 9))
        {
            await ShouldRefuseAsync("/credentials/change_password", new { stateToken, oldPassword = "wrong", newPassword = NewPassword }, HttpStatusCode.Forbidden, "E0000014");
        }

        await ShouldRefuseAsync("/credentials/change_password", new { stateToken, oldPassword = "wrong", newPassword = NewPassword }, HttpStatusCode.Forbidden, "E0000069");
        await ShouldRefuseAsync("/credentials/change_password", new { stateToken, oldPassword = Password, newPassword = NewPassword }, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Fact]
    public async Task after_the_change_comes_the_second_factor()
    {
        var required = await StepAsync("/credentials/change_password", new { stateToken = await BeginAsync("older"), oldPassword = Password, newPassword = NewPassword });
        StatusOf(required).Should().Be("MFA_REQUIRED");
        var success = await StepAsync("/factors/question01/verify", new { stateToken = TokenIn(required), answer = "spinach" });
        StatusOf(success).Should().Be("SUCCESS");
    }

    [Fact]
    public async Task an_expired_password_cannot_be_skipped() =>
        await ShouldRefuseAsync("/skip", new { stateToken = await BeginAsync("old") }, HttpStatusCode.Forbidden, "E0000079");

    [Theory]
    [InlineData("locked")]
    [InlineData("quiet")]
    public async Task by_default_nobody_learns_that_a_user_is_locked_or_suspended(string username) =>
        await ShouldRefuseAsync("", new { username, password = Password }, HttpStatusCode.Unauthorized, "E0000004");

    [Fact]
    public async Task the_policy_may_let_it_be_said()
    {
        Server.Org.Change(definition => definition with { Password = definition.Password with { ShowLockoutFailures = true } });
        var locked = await StepAsync("", new { username = "locked", password = "whatever" });
        locked.ToString().Should().Be(
            $$$$$$"""{"status":"LOCKED_OUT","_links":{"next":{"name":"unlock","href":"{{{{{{Url}}}}}}/api/v1/authn/recovery/unlock","hints":{"allow":["POST"]}}}}""");
        await ShouldRefuseAsync("", new { username = "quiet", password = Password }, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public async Task a_transaction_of_a_user_who_is_locked_meanwhile_is_over()
    {
        var stateToken = await BeginAsync("mfa");
        Server.Org.Users.Change("00umfa", user => user with { Status = UserStatus.LockedOut });
        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken, answer = "Spinach" }, HttpStatusCode.Forbidden, "E0000069");
        Server.Org.Users.Change("00umfa", user => user with { Status = UserStatus.Active });
        await ShouldRefuseAsync("/factors/question01/verify", new { stateToken, answer = "Spinach" }, HttpStatusCode.Unauthorized, "E0000011");
    }

    [Theory]
    [InlineData(UserStatus.LockedOut)]
    [InlineData(UserStatus.Suspended)]
    public async Task also_when_the_next_step_asks_for_nothing(UserStatus status)
    {
        var stateToken = await BeginAsync("soon", Warn);
        Server.Org.Users.Change("00usoon", user => user with { Status = status });
        await ShouldRefuseAsync("/skip", new { stateToken }, HttpStatusCode.Forbidden, "E0000069");
    }
}
