using Microsoft.Net.Http.Headers;

namespace RazorOkta.Web.Sessions;

/// <summary>
/// A browser in a few words, so that a person knows their own again in a list: "Firefox on Windows". Made from what the browser says of itself,
/// which may be anything, so only words of ours come out of it.
/// </summary>
internal static class BrowserDescription
{
    public const string Unknown = "Unknown browser";

    // A user agent that is longer is nobody's; the first match would be looked for in all of it.
    private const int Longest = 512;

    // In this order: Edge and Opera say Chrome too, and Chrome says Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    // Likewise: Android says Linux, and an iPhone says Mac OS X.
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers[HeaderNames.UserAgent].ToString();
        agent = agent.Length <= Longest ? agent : agent[..Longest];
        var browser = Find(Browsers, agent) ?? Unknown;
        return Find(Systems, agent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(candidate => agent.Contains(candidate.Mark, StringComparison.Ordinal)).Name;
}
