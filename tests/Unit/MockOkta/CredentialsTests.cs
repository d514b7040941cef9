using System.Net;
using System.Text;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The parts that both engines share, and what can be said of them without one.</summary>
public sealed class CredentialsTests : OrgUnderTest
{
    private static readonly OktaUser User = new() { Login = "john.adams@acme.com", Password = "Asdf1234", Email = "john@acme.com" };

    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            new OktaUser { Id = "00uJohn", Login = "john@acme.com", Password = Password },
            new OktaUser { Id = "00uEve", Login = "eve@acme.com", Password = Password, Status = UserStatus.Suspended },
        ],
        Password = new PasswordPolicy { MaxAttempts = 3 },
    };

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void totp_makes_the_codes_of_rfc_6238_appendix_b(long seconds, string code)
    {
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / Totp.TimeStep).Should().Be(code);
        Totp.StepOf(code, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)).Should().Be(seconds / Totp.TimeStep);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void totp_allows_one_step_of_drift(int steps, bool accepted)
    {
        var secret = Totp.NewSecret();
        Base32.TryDecode(secret, out var key);
        var now = Clock.GetUtcNow();
        var code = Totp.Code(key!, (now.ToUnixTimeSeconds() / Totp.TimeStep) + steps);

        (Totp.StepOf(code, secret, now) is not null).Should().Be(accepted);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void base32_is_that_of_rfc_4648_section_10(string text, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(text)).Should().Be(encoded);
        Base32.TryDecode(encoded, out var bytes).Should().Be(text.Length > 0);
        Encoding.ASCII.GetString(bytes ?? []).Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("MZXW6!")]
    [InlineData("ÄÖÜ")]
    public void what_is_not_base32_is_no_secret_and_has_no_codes(string? secret)
    {
        Base32.TryDecode(secret, out _).Should().BeFalse();
        Totp.StepOf("000000", secret, Clock.GetUtcNow()).Should().BeNull();
    }

    [Fact]
    public void secrets_may_be_written_in_groups() =>
        Totp.StepOf("287082", "gezd gnbv gy3t qojq-gezd gnbv gy3t qojq==", DateTimeOffset.FromUnixTimeSeconds(59)).Should().NotBeNull();

    [Theory]
    [InlineData("Abcdef12", true)]
    [InlineData("Abcde12", false)]
    [InlineData("ABCDEF12", false)]
    [InlineData("abcdef12", false)]
    [InlineData("Abcdefgh", false)]
    [InlineData("Xjohn123", false)]
    [InlineData("XADAMS12x", false)]
    [InlineData("Com12345x", true)]
    public void new_passwords_are_measured_by_the_policy(string password, bool accepted) =>
        PasswordRules.Accept(new PasswordPolicy(), User, password).Should().Be(accepted);

    [Fact]
    public void symbols_and_length_are_rules_too()
    {
        PasswordRules.Accept(new PasswordPolicy { MinSymbol = 1 }, User, "Abcdef12").Should().BeFalse();
        PasswordRules.Accept(new PasswordPolicy { MinSymbol = 1 }, User, "Abcdef1!").Should().BeTrue();
        PasswordRules.Accept(new PasswordPolicy(), User, "Ab1" + new string('x', 70)).Should().BeFalse();
        PasswordRules.Describe(new PasswordPolicy { MinNumber = 2, MinSymbol = 1 }).Should().Be(
            "at least 8 characters, a lowercase letter, an uppercase letter, 2 numbers, a symbol, no parts of your username");
    }

    [Fact]
    public async Task so_many_wrong_passwords_lock_the_user_out_and_the_right_one_is_answered_alike()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var wrong = await AuthnAsync("john", "wrong");
            await ShouldBeOktaErrorAsync(wrong, HttpStatusCode.Unauthorized, "E0000004");
        }

        using var right = await AuthnAsync("john", Password);
        await ShouldBeOktaErrorAsync(right, HttpStatusCode.Unauthorized, "E0000004");
        Server.Org.Users.FindByName("john")!.Status.Should().Be(UserStatus.LockedOut);
    }

    [Fact]
    public async Task a_right_password_in_between_starts_the_count_anew()
    {
        foreach (var password in (string[])["wrong", "wrong", Password, "wrong", "wrong"])
        {
            using var _ = await AuthnAsync("john", password);
        }

        using var right = await AuthnAsync("john", Password);
        right.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task many_at_once_get_no_more_tries_than_one_after_the_other()
    {
        var right = Enumerable.Range(0, 40).Select(number => Server.Org.Lockout.Try("00uJohn", FailureKind.Password, _ => number == 39));
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Server.Org.Lockout.Try("00uJohn", FailureKind.Password, _ => false))));

        verdicts.Count(verdict => verdict == AttemptVerdict.Wrong).Should().Be(2);
        right.Should().OnlyContain(verdict => verdict == AttemptVerdict.LockedOut);
    }

    [Fact]
    public async Task who_is_unlocked_has_all_tries_again()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var wrong = await AuthnAsync("john", "wrong");
        }

        Server.Org.Users.Change("00uJohn", user => user with { Status = UserStatus.Active });
        using var once = await AuthnAsync("john", "wrong");
        using var right = await AuthnAsync("john", Password);
        right.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_suspended_user_is_answered_like_an_unknown_one()
    {
        using var answer = await AuthnAsync("eve", Password);
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.Unauthorized, "E0000004");
    }

    [Fact]
    public void a_code_counts_once_and_not_for_long()
    {
        var john = Server.Org.Users.Find("00uJohn")!;
        var challenge = FactorChallenge.Begin(Server.Org, john, new Factor { Type = FactorType.Sms, PhoneNumber = "+1 555 415 1337" });
        var first = Server.Org.Inbox.NewestFirst[0].Code!;
        challenge.Answer(first).Should().Be(FactorVerdict.Right);
        challenge.Answer(first).Should().Be(FactorVerdict.Wrong, "it has been used");

        challenge.Send();
        var second = Server.Org.Inbox.NewestFirst[0].Code!;
        Clock.Advance(SentCode.Lifetime);
        challenge.Answer(second).Should().Be(FactorVerdict.Wrong, "it is too old");
    }

    [Fact]
    public void a_totp_code_counts_once()
    {
        var john = Server.Org.Users.Find("00uJohn")!;
        var factor = FactorEnrollment.Totp(FactorType.GoogleOtp).Factor!;
        Base32.TryDecode(factor.Secret, out var key);
        var code = Totp.Code(key!, Clock.GetUtcNow().ToUnixTimeSeconds() / Totp.TimeStep);

        FactorChallenge.Begin(Server.Org, john, factor).Answer(code).Should().Be(FactorVerdict.Right);
        FactorChallenge.Begin(Server.Org, john, factor).Answer(code).Should().Be(FactorVerdict.Wrong);
    }

    [Fact]
    public void a_sent_code_bears_few_guesses()
    {
        var code = new SentCode(Clock.GetUtcNow());
        foreach (var _ in Enumerable.Range(0, 5))
        {
            code.Accepts("wrong", Clock.GetUtcNow()).Should().BeFalse();
        }

        code.Accepts(code.Code, Clock.GetUtcNow()).Should().BeFalse();
    }

    [Fact]
    public void guessed_codes_lock_the_user_out_though_the_password_is_right_in_between()
    {
        var john = Server.Org.Users.Find("00uJohn")!;
        var verdicts = Enumerable.Range(0, 3).Select(_ =>
        {
            Server.Org.Passwords.Check("john", Password).Verdict.Should().Be(PasswordVerdict.Right);
            return FactorChallenge.Begin(Server.Org, john, new Factor { Type = FactorType.Email }).Answer("wrong");
        }).ToArray();

        verdicts.Should().Equal(FactorVerdict.Wrong, FactorVerdict.Wrong, FactorVerdict.LockedOut);
        Server.Org.Users.FindByName("john")!.Status.Should().Be(UserStatus.LockedOut);
    }

    [Theory]
    [InlineData("+1 555 415 1337", "+1 XXX-XXX-1337")]
    [InlineData("+44 20 7946 0958", "XXX-XXX-0958")]
    [InlineData("12", "XXX-XXX-XXXX")]
    [InlineData(null, "XXX-XXX-XXXX")]
    public void phone_numbers_are_shown_by_their_end(string? number, string shown) => Masked.Phone(number).Should().Be(shown);

    [Theory]
    [InlineData("john@acme.com", "j***n@acme.com")]
    [InlineData("j@acme.com", "j***@acme.com")]
    [InlineData("no address", "***")]
    public void e_mail_addresses_are_shown_by_their_ends(string address, string shown) => Masked.Email(address).Should().Be(shown);
}
