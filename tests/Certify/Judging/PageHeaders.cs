using System.Text.RegularExpressions;
using RazorOkta.Certify.Running;

namespace RazorOkta.Certify.Judging;

/// <summary>The headers of every page of the relying party (invariant I5), and that it loads nothing of third parties.</summary>
internal static partial class PageHeaders
{
    /// <returns>What is missing; <c>null</c>: nothing.</returns>
    public static string? Missing(Answer answer) =>
        !Has(answer, "Cache-Control", "no-store") ? "Cache-Control is not no-store"
        : !Has(answer, "Referrer-Policy", "no-referrer") ? "Referrer-Policy is not no-referrer"
        : !Has(answer, "X-Content-Type-Options", "nosniff") ? "X-Content-Type-Options is not nosniff"
        : !Has(answer, "Content-Security-Policy", "frame-ancestors 'none'") ? "the page may be framed"
        : Foreign().Match(answer.Body) is { Success: true } foreign ? $"the page loads {foreign.Groups[1].Value} of a third party"
        : null;

    private static bool Has(Answer answer, string name, string value) => answer.Header(name)?.Contains(value, StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex("<(?:script|img|iframe|link|source|object|embed)[^>]+(?:src|href)=\"((?:https?:)?//[^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
