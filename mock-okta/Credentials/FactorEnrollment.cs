using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>A factor that somebody wants to set up. A question counts at once; push when a phone has taken the account; all others when a first code has proved them.</summary>
/// <param name="Factor">Null when there is a mistake.</param>
/// <param name="Mistake">What is wrong with it.</param>
internal sealed record FactorEnrollment(Factor? Factor, EnrollmentMistake Mistake = EnrollmentMistake.None)
{
    /// <summary>What the policy lets this user set up and the user has not.</summary>
    public static IReadOnlyList<FactorType> OfferedTo(MockOrg org, OktaUser user) =>
        [.. org.Definition.SignOn.EnrollableFactors.Except(UserFactors.Of(user).Select(factor => factor.Type))];

    public static FactorEnrollment Question(string? key, string? answer) => (SecurityQuestions.Find(key), answer?.Trim()) switch
    {
        (null, _) => new(null, EnrollmentMistake.UnknownQuestion),
        (_, { Length: >= SecurityQuestions.ShortestAnswer and <= SecurityQuestions.LongestAnswer } given) =>
            new(new Factor { Type = FactorType.Question, Question = key, Answer = given }),
        _ => new(null, EnrollmentMistake.AnswerTooShortOrLong),
    };

    /// <summary>With a secret of its own.</summary>
    public static FactorEnrollment Totp(FactorType type) => new(new Factor { Type = type, Secret = Credentials.Totp.NewSecret() });

    /// <summary>7 to 15 digits (ITU-T E.164), however they are grouped.</summary>
    public static FactorEnrollment Sms(string? phoneNumber) =>
        phoneNumber is { Length: <= 32 } && phoneNumber.Count(char.IsAsciiDigit) is >= 7 and <= 15 && phoneNumber.All(character => char.IsAsciiDigit(character) || " +-().".Contains(character, StringComparison.Ordinal))
            ? new(new Factor { Type = FactorType.Sms, PhoneNumber = phoneNumber.Trim() })
            : new(null, EnrollmentMistake.PhoneNumberInvalid);

    public static FactorEnrollment Email() => new(new Factor { Type = FactorType.Email });

    /// <summary>Okta Verify makes codes too, once it has the account: the secret is for those.</summary>
    public static FactorEnrollment Push() => new(new Factor { Type = FactorType.Push, Secret = Credentials.Totp.NewSecret() });
}

internal enum EnrollmentMistake
{
    None,
    UnknownQuestion,
    AnswerTooShortOrLong,
    PhoneNumberInvalid,
}
