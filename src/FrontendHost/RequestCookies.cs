using Microsoft.AspNetCore.Http;

namespace RazorOkta.FrontendHost;

/// <summary>
/// Cookies by their exact name. ASP.NET Core's own collection compares names without regard to case and lets the last of several win; then
/// <c>__HOST-</c> would pass for <c>__Host-</c>, and a cookie that a sister site has planted for ours.
/// </summary>
internal static class RequestCookies
{
    /// <summary>The value; <c>null</c> when there is none, or more than one: then nobody can say which is ours.</summary>
    public static string? Single(HttpRequest request, string name)
    {
        string[] values = [.. All(request, name).Take(2)];
        return values is [var only] ? only : null;
    }

    /// <summary>Every value, in the order of the header.</summary>
    public static IEnumerable<string> All(HttpRequest request, string name) =>
        Pairs(request)
            .Where(pair => pair.StartsWith($"{name}=", StringComparison.Ordinal))
            .Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..]));

    /// <summary>All names, in the order of the header.</summary>
    public static IEnumerable<string> Names(HttpRequest request) => Pairs(request).Select(pair => pair.Split('=', 2)[0]);

    private static IEnumerable<string> Pairs(HttpRequest request) =>
        request.Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries));
}
