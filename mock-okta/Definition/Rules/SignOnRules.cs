namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>The policies for sign-on and passwords.</summary>
internal static class SignOnRules
{
    public static IEnumerable<Mistake> Check(OrgDefinition org) =>
    [
        .. SomethingCanBeEnrolled(org.SignOn),
        .. Rule.UniqueTexts([.. org.SignOn.EnrollableFactors.Select(type => type.ToString())], "signOn.enrollableFactors", "types of factors"),
        .. Rule.Lifetime(org.SignOn.MfaLifetime, "signOn.mfaLifetime"),
        .. Rule.AtLeast(1, org.Password.MinLength, "password.minLength"),
        .. Rule.AtLeast(0, org.Password.MinLowerCase, "password.minLowerCase"),
        .. Rule.AtLeast(0, org.Password.MinUpperCase, "password.minUpperCase"),
        .. Rule.AtLeast(0, org.Password.MinNumber, "password.minNumber"),
        .. Rule.AtLeast(0, org.Password.MinSymbol, "password.minSymbol"),
        .. Rule.AtLeast(0, org.Password.MaxAttempts, "password.maxAttempts"),
        .. Rule.AtLeast(0, org.Password.WarnDays, "password.warnDays"),
    ];

    private static IEnumerable<Mistake> SomethingCanBeEnrolled(SignOnPolicy policy)
    {
        if (policy is { RequireEnrollment: true, EnrollableFactors: [] })
        {
            yield return new Mistake(
                "signOn.enrollableFactors", "is empty while requireEnrollment is on, so nobody without a factor could sign in", null,
                "Name at least one type, or turn requireEnrollment off.") { Basis = "signOn" };
        }
    }
}
