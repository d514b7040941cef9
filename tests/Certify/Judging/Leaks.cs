using System.Text.RegularExpressions;

namespace RazorOkta.Certify.Judging;

/// <summary>What must stand in no answer and no log.</summary>
internal static partial class Leaks
{
    /// <summary>Texts that the mock's faults put into answers, and that are an attack on whoever repeats them.</summary>
    private static readonly string[] ProviderTexts =
    [
        "<script>alert", "onerror=", "javascript:alert", "Accept the terms", "Refused by a fault", "Your account is locked", "Sign in here", "Maintenance",
    ];

    /// <returns>What was found there; <c>null</c>: nothing.</returns>
    public static string? InAnswer(string text, IEnumerable<string> secrets) =>
        secrets.FirstOrDefault(secret => text.Contains(secret, StringComparison.Ordinal)) is not null ? "a secret of the login"
        : Token().IsMatch(text) ? "a token"
        : Internals().Match(text) is { Success: true } trace ? $"'{trace.Value.Trim()}'"
        : ProviderTexts.FirstOrDefault(shown => text.Contains(shown, StringComparison.OrdinalIgnoreCase)) is { } shown ? $"text of the provider: '{shown}'"
        : null;

    /// <inheritdoc cref="InAnswer"/>
    public static string? InLog(string text, IEnumerable<string> secrets) =>
        secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) ? "a secret of the login"
        : Token().IsMatch(text) ? "a token"
        : null;

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{12,}")]
    private static partial Regex Token();

    [GeneratedRegex(@"\w+Exception\b|\n\s+at \w+\.")]
    private static partial Regex Internals();
}
