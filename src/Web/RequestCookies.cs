namespace RazorOkta.Web;

/// <summary>
/// Cookies by their exact name. ASP.NET Core's own collection compares names without regard to case and lets the last of several win; then
/// <c>__HOST-</c> would pass for <c>__Host-</c>, and a cookie that a sister site has planted for ours.
/// </summary>
internal static class RequestCookies
{
    /// <summary>The value; <c>null</c> when there is none, or more than one: then nobody can say which is ours.</summary>
    public static string? Single(HttpRequest request, string name)
    {
        string? found = null;
        foreach (var pair in request.Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries)))
        {
            if (!pair.StartsWith($"{name}=", StringComparison.Ordinal))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = Uri.UnescapeDataString(pair[(name.Length + 1)..]);
        }

        return found;
    }

    /// <summary>The names that begin so, in the order of the header.</summary>
    public static IEnumerable<string> Names(HttpRequest request, string prefix) =>
        request.Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries))
            .Where(pair => pair.StartsWith(prefix, StringComparison.Ordinal) && pair.Contains('='))
            .Select(pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)]);
}
