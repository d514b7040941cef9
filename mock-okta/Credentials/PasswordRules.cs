using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Credentials;

/// <summary>What the policy asks of a new password, and how Okta says it.</summary>
internal static class PasswordRules
{
    private const int MaxLength = 72;

    /// <summary>Shorter parts of a user name, such as "com", may occur in any password.</summary>
    private const int ShortestPart = 4;

    private static readonly char[] Separators = [',', '.', '-', '_', '#', '@'];

    public static bool Accept(PasswordPolicy policy, OktaUser user, string password) =>
        password.Length >= policy.MinLength
        && password.Length <= MaxLength
        && password.Count(char.IsLower) >= policy.MinLowerCase
        && password.Count(char.IsUpper) >= policy.MinUpperCase
        && password.Count(char.IsDigit) >= policy.MinNumber
        && password.Count(IsSymbol) >= policy.MinSymbol
        && !PartsOf(user.Login).Any(part => password.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>For example "at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username".</summary>
    public static string Describe(PasswordPolicy policy) => string.Join(", ", ((string?[])
    [
        $"at least {policy.MinLength} characters",
        Some(policy.MinLowerCase, "a lowercase letter", "lowercase letters"),
        Some(policy.MinUpperCase, "an uppercase letter", "uppercase letters"),
        Some(policy.MinNumber, "a number", "numbers"),
        Some(policy.MinSymbol, "a symbol", "symbols"),
        "no parts of your username",
    ]).OfType<string>());

    private static string? Some(int least, string one, string many) => least switch { <= 0 => null, 1 => one, _ => $"{least} {many}" };

    private static bool IsSymbol(char character) => !char.IsLetterOrDigit(character) && !char.IsWhiteSpace(character);

    private static IEnumerable<string> PartsOf(string login) => login.Split(Separators).Where(part => part.Length >= ShortestPart);
}
